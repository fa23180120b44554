package org.lodeline.server.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a caller may do; each role may also do what those before it may. */
public enum Role {
  /** Read what not everyone may: who changed what. */
  READER,
  /** Change features. */
  EDITOR,
  /** See and change whatever there is. */
  ADMIN;

  /** The name that files and people use. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
