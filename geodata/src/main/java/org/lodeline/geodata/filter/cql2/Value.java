package org.lodeline.geodata.filter.cql2;

import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.lodeline.geodata.filter.ValueType;

/** An operand of a condition, with its type. */
record Value(ValueType type, Expression expression) {
  boolean isConstant() {
    return expression instanceof Literal;
  }

  /** The value of a constant. */
  Object constant() {
    return ((Literal) expression).getValue();
  }
}
