package org.lodeline.geodata.store.postgis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.geotools.api.filter.expression.Expression;
import org.lodeline.geodata.filter.ArrayRelation;
import org.lodeline.geodata.filter.SpatialRelation;
import org.lodeline.geodata.filter.StrictFunction;
import org.lodeline.geodata.filter.TemporalRelation;

/** The three-valued predicates that GeoTools lacks, by their names. */
final class SqlPredicate {
  private final SqlExpression expressions;
  private final SqlSpatial spatial;

  SqlPredicate(SqlExpression expressions, SqlSpatial spatial) {
    this.expressions = expressions;
    this.spatial = spatial;
  }

  /** Where the predicate is true, or where it is false; empty if the function is no predicate. */
  Optional<Sql> condition(StrictFunction function, boolean wanted) {
    String name = function.getName();
    List<Expression> operands = function.getParameters();
    if (name.equals("like")) {
      return Optional.of(either(wanted, like(operands)));
    } else if (name.equals("same")) {
      return Optional.of(
          either(
              wanted,
              Sql.of(
                  "CAST({} AS double precision) = {}",
                  expressions.operand(operands.get(0)).number().sql(),
                  expressions.operand(operands.get(1)).number().sql())));
    } else if (name.startsWith("t_")) {
      return Optional.of(temporal(TemporalRelation.valueOf(relation(name)), operands, wanted));
    } else if (name.startsWith("a_")) {
      return Optional.of(either(wanted, array(ArrayRelation.valueOf(relation(name)), operands)));
    } else if (name.startsWith("s_")) {
      return Optional.of(
          either(
              wanted,
              spatial.related(
                  SpatialRelation.valueOf(relation(name)),
                  expressions.operand(operands.get(0)),
                  expressions.operand(operands.get(1)))));
    }
    return Optional.empty();
  }

  private static String relation(String name) {
    return name.substring(2).toUpperCase(Locale.ROOT);
  }

  private static Sql either(boolean wanted, Sql predicate) {
    return wanted ? predicate : Sql.of("NOT ({})", predicate);
  }

  private Sql like(List<Expression> operands) {
    Operand text = expressions.operand(operands.get(0)).of(SqlType.TEXT);
    Operand pattern = expressions.operand(operands.get(1)).of(SqlType.TEXT);
    if (!(pattern.constant() instanceof String source)) {
      throw new InexpressibleException();
    }
    return Sql.of("{} LIKE {}", text.sql(), Sql.value(completed(source)));
  }

  /** A pattern that ends in a lone backslash stands for that; PostgreSQL refuses it. */
  private static String completed(String pattern) {
    int last = pattern.length();
    while (last > 0 && pattern.charAt(last - 1) == '\\') {
      last--;
    }
    return (pattern.length() - last) % 2 == 0 ? pattern : pattern + '\\';
  }

  /** Unknown as soon as one of the moments is, which the comparisons alone would not be. */
  private Sql temporal(TemporalRelation relation, List<Expression> operands, boolean wanted) {
    SqlPeriod a = SqlPeriod.of(expressions, operands.get(0));
    SqlPeriod b = SqlPeriod.of(expressions, operands.get(1));
    List<Sql> parts = new ArrayList<>(a.known());
    parts.addAll(b.known());
    parts.add(either(wanted, a.related(relation, b)));
    return Sql.of("({})", Sql.join(" AND ", parts.stream().distinct()));
  }

  private Sql array(ArrayRelation relation, List<Expression> operands) {
    Operand a = expressions.operand(operands.get(0));
    Operand b = expressions.operand(operands.get(1));
    if (a.type() != b.type() || (a.type() != SqlType.TEXTS && a.type() != SqlType.NUMBERS)) {
      throw new InexpressibleException();
    }
    return switch (relation) {
      case EQUALS -> Sql.of("({} @> {} AND {} <@ {})", a.sql(), b.sql(), a.sql(), b.sql());
      case CONTAINS -> Sql.of("{} @> {}", a.sql(), b.sql());
      case CONTAINEDBY -> Sql.of("{} <@ {}", a.sql(), b.sql());
      case OVERLAPS -> Sql.of("{} && {}", a.sql(), b.sql());
    };
  }
}
