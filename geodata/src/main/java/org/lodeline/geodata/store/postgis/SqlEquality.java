package org.lodeline.geodata.store.postgis;

import java.util.List;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.MultiValuedFilter.MatchAction;

/** When GeoTools takes two values for equal: also if both are unknown. */
final class SqlEquality {
  private SqlEquality() {}

  static Sql equal(Operand a, Operand b, BinaryComparisonOperator comparison) {
    if (a.type() == SqlType.TEXTS && b.isConstant() && b.constant() instanceof String text) {
      return anyElement(a, text, comparison);
    }
    check(a, b, comparison);
    String template = a.isConstant() || b.isConstant() ? "{} = {}" : "{} IS NOT DISTINCT FROM {}";
    return Sql.of(template, besides(a, b), besides(b, a));
  }

  static Sql distinct(Operand a, Operand b, BinaryComparisonOperator comparison) {
    check(a, b, comparison);
    return Sql.of("{} IS DISTINCT FROM {}", besides(a, b), besides(b, a));
  }

  private static Sql anyElement(Operand list, String text, BinaryComparisonOperator comparison) {
    if (comparison.getMatchAction() != MatchAction.ANY || !comparison.isMatchingCase()) {
      throw new InexpressibleException();
    }
    return Sql.of("{} @> {}", list.sql(), Sql.value(List.of(text)));
  }

  private static void check(Operand a, Operand b, BinaryComparisonOperator comparison) {
    boolean comparable =
        switch (a.type()) {
          case TEXT -> b.type() == SqlType.TEXT && comparison.isMatchingCase();
          case BOOLEAN, DATE, TIMESTAMP -> a.type() == b.type();
          case INTEGER, SMALL_INTEGER, NUMBER -> b.type().isNumber() && (isWhole(a) || isWhole(b));
          case TEXTS, NUMBERS, GEOMETRY -> false;
        };
    if (!comparable) {
      throw new InexpressibleException();
    }
  }

  /** Whether it is a constant that GeoTools compares exactly: of a fraction it may drop digits. */
  private static boolean isWhole(Operand constant) {
    return constant.constant() instanceof Number number
        && (number instanceof Long || number instanceof Integer);
  }

  /** A constant as a value of the type of what it is compared with. */
  private static Sql besides(Operand operand, Operand other) {
    return operand.constant() instanceof Number number
            && other.type().isNumber()
            && other.type() != SqlType.NUMBER
        ? Sql.value(number.longValue())
        : operand.sql();
  }
}
