package org.lodeline.geodata.filter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Date;
import org.locationtech.jts.geom.Geometry;

/** The kinds of value that a filter knows. */
public enum ValueType {
  TEXT("a text"),
  NUMBER("a number"),
  BOOLEAN("true or false"),
  DATE("a date"),
  TIMESTAMP("a timestamp"),
  INTERVAL("an interval"),
  GEOMETRY("a geometry"),
  ARRAY("an array"),
  /** A class that no operator takes. */
  OTHER("a value that cannot be filtered by");

  private final String words;

  ValueType(String words) {
    this.words = words;
  }

  /** The type of the values of an attribute that is bound to this class. */
  public static ValueType of(Class<?> binding) {
    if (CharSequence.class.isAssignableFrom(binding)) {
      return TEXT;
    } else if (Number.class.isAssignableFrom(binding)) {
      return NUMBER;
    } else if (binding == Boolean.class) {
      return BOOLEAN;
    } else if (binding == LocalDate.class || binding == java.sql.Date.class) {
      return DATE;
    } else if (binding == Instant.class
        || binding == OffsetDateTime.class
        || binding == ZonedDateTime.class
        || binding == LocalDateTime.class
        || Date.class.isAssignableFrom(binding)) {
      return TIMESTAMP;
    } else if (Geometry.class.isAssignableFrom(binding)) {
      return GEOMETRY;
    } else if (Collection.class.isAssignableFrom(binding)) {
      return ARRAY;
    }
    return OTHER;
  }

  /** Whether values of the type are in time. */
  public boolean isTemporal() {
    return this == DATE || this == TIMESTAMP || this == INTERVAL;
  }

  /** As a message says it. */
  public String words() {
    return words;
  }
}
