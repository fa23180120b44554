package org.lodeline.geodata.filter;

import java.util.List;
import org.geotools.api.filter.expression.Expression;
import org.jspecify.annotations.Nullable;

/** What can be done with two numbers. All is counted in doubles. */
public enum Arithmetic {
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  /** How often the divisor goes into the number, as a whole number; the rest is dropped. */
  DIVIDE_WHOLE,
  /** What {@link #DIVIDE_WHOLE} leaves, with the sign of the number. */
  MODULO,
  POWER;

  /** The result; null where there is none, as for a division by zero. */
  public @Nullable Double of(double a, double b) {
    double result =
        switch (this) {
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          case DIVIDE -> a / b;
          case DIVIDE_WHOLE -> wholePart(a / b);
          case MODULO -> a % b;
          case POWER -> Math.pow(a, b);
        };
    return Double.isFinite(result) ? result : null;
  }

  private static double wholePart(double value) {
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  /** An expression that counts; null where an operand is, or where there is no result. */
  public Expression expression(Expression a, Expression b) {
    return new StrictFunction(
        functionName(),
        List.of(a, b),
        values ->
            of(((Number) values.get(0)).doubleValue(), ((Number) values.get(1)).doubleValue()));
  }

  private String functionName() {
    return switch (this) {
      case ADD -> "add";
      case SUBTRACT -> "subtract";
      case MULTIPLY -> "multiply";
      case DIVIDE -> "divide";
      case DIVIDE_WHOLE -> "div";
      case MODULO -> "mod";
      case POWER -> "power";
    };
  }
}
