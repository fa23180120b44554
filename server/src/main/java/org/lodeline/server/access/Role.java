package org.lodeline.server.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /** The role of a name; empty if none has it. */
  public static Optional<Role> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }

  /** The names of all roles, for people. */
  public static String codes() {
    return Arrays.stream(values()).map(Role::code).collect(Collectors.joining(", "));
  }

  boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
