package org.lodeline.geodata.store.postgis;

import org.jspecify.annotations.Nullable;

/**
 * A value in a filter, as SQL.
 *
 * @param constant the value where it is the same for all features, otherwise null
 */
record Operand(SqlType type, Sql sql, @Nullable Object constant) {
  static Operand of(SqlType type, Sql sql) {
    return new Operand(type, sql, null);
  }

  /** A call of a function that is null as soon as an argument is. */
  static Operand call(SqlType type, String template, Operand... arguments) {
    Sql[] parts = new Sql[arguments.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = arguments[i].sql;
    }
    return of(type, Sql.of(template, parts));
  }

  boolean isConstant() {
    return constant != null;
  }

  /** The operand, which must be of this type. */
  Operand of(SqlType wanted) {
    if (type != wanted) {
      throw new InexpressibleException();
    }
    return this;
  }

  /** The operand, which must be a number. */
  Operand number() {
    if (!type.isNumber()) {
      throw new InexpressibleException();
    }
    return this;
  }
}
