package org.lodeline.geodata.store.postgis;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/** The kinds of value that a column or an expression has. */
enum SqlType {
  TEXT("text COLLATE \"C\""),
  /** Several texts in order. */
  TEXTS("text[] COLLATE \"C\""),
  INTEGER("bigint"),
  /** A whole number that a double holds exactly; no column has it. */
  SMALL_INTEGER("integer"),
  NUMBER("double precision"),
  /** Several numbers in order; no column has it. */
  NUMBERS("double precision[]"),
  BOOLEAN("boolean"),
  DATE("date"),
  TIMESTAMP("timestamp with time zone"),
  GEOMETRY("geometry");

  private final String column;

  SqlType(String column) {
    this.column = column;
  }

  /** As a column is declared; a geometry also needs its class. */
  String column() {
    return column;
  }

  boolean isNumber() {
    return this == INTEGER || this == SMALL_INTEGER || this == NUMBER;
  }

  /** The type of the attributes that are bound to a class. */
  static Optional<SqlType> of(Class<?> binding) {
    if (binding == String.class) {
      return Optional.of(TEXT);
    } else if (binding == List.class) {
      return Optional.of(TEXTS);
    } else if (binding == Long.class) {
      return Optional.of(INTEGER);
    } else if (binding == Double.class) {
      return Optional.of(NUMBER);
    } else if (binding == Boolean.class) {
      return Optional.of(BOOLEAN);
    } else if (binding == LocalDate.class) {
      return Optional.of(DATE);
    } else if (binding == Instant.class) {
      return Optional.of(TIMESTAMP);
    }
    return Geometry.class.isAssignableFrom(binding) ? Optional.of(GEOMETRY) : Optional.empty();
  }
}
