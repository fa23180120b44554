package org.lodeline.geodata.store.postgis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.And;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Id;
import org.geotools.api.filter.Not;
import org.geotools.api.filter.Or;
import org.geotools.api.filter.PropertyIsEqualTo;
import org.geotools.api.filter.PropertyIsGreaterThan;
import org.geotools.api.filter.PropertyIsGreaterThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLessThan;
import org.geotools.api.filter.PropertyIsLessThanOrEqualTo;
import org.geotools.api.filter.PropertyIsNotEqualTo;
import org.geotools.api.filter.PropertyIsNull;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.filter.StrictFunction;

/**
 * A filter as a condition in SQL.
 *
 * @param where true for every feature that passes the filter
 * @param remainder what is still to be evaluated on the features for which it is true; mostly
 *     {@link Filter#INCLUDE}
 */
record SqlFilter(Sql where, Filter remainder) {

  /** The filter on features of this type. */
  static SqlFilter of(Filter filter, SimpleFeatureType type) {
    Conditions conditions = new Conditions(type);
    List<Sql> said = new ArrayList<>();
    List<Filter> unsaid = new ArrayList<>();
    for (Filter part : filter instanceof And and ? and.getChildren() : List.of(filter)) {
      SqlFilter split = part instanceof And ? of(part, type) : conditions.split(part);
      if (!split.where.equals(Sql.TRUE)) {
        said.add(split.where);
      }
      if (!split.remainder.equals(Filter.INCLUDE)) {
        unsaid.add(split.remainder);
      }
    }
    Sql where = said.isEmpty() ? Sql.TRUE : Sql.join(" AND ", said.stream());
    return new SqlFilter(where, FieldFilters.allOf(unsaid));
  }

  /**
   * Says filters in SQL: each condition is true exactly where its filter is. Where the filter is
   * false, the condition is false or null, so that {@code IS NOT TRUE} is its negation.
   */
  private static final class Conditions {
    private final SqlExpression expressions;
    private final SqlSpatial spatial;
    private final SqlPredicate predicates;

    Conditions(SimpleFeatureType type) {
      this.expressions = new SqlExpression(type);
      this.spatial = new SqlSpatial(expressions, type);
      this.predicates = new SqlPredicate(expressions, spatial);
    }

    SqlFilter split(Filter filter) {
      try {
        return new SqlFilter(condition(filter), Filter.INCLUDE);
      } catch (InexpressibleException e) {
        Sql wider =
            filter instanceof BinarySpatialOperator operator
                ? spatial.wider(operator).orElse(Sql.TRUE)
                : Sql.TRUE;
        return new SqlFilter(wider, filter);
      }
    }

    private Sql condition(Filter filter) {
      if (filter.equals(Filter.INCLUDE)) {
        return Sql.TRUE;
      } else if (filter.equals(Filter.EXCLUDE)) {
        return Sql.FALSE;
      } else if (filter instanceof And and) {
        return all(" AND ", and.getChildren());
      } else if (filter instanceof Or or) {
        return all(" OR ", or.getChildren());
      } else if (filter instanceof Not not) {
        return not.getFilter() instanceof PropertyIsNull isNull
            ? Sql.of("{} IS NOT NULL", expressions.operand(isNull.getExpression()).sql())
            : Sql.of("({}) IS NOT TRUE", condition(not.getFilter()));
      } else if (filter instanceof PropertyIsNull isNull) {
        return Sql.of("{} IS NULL", expressions.operand(isNull.getExpression()).sql());
      } else if (filter instanceof Id ids) {
        return ids(ids);
      } else if (filter instanceof BinarySpatialOperator operator) {
        return spatial.condition(operator);
      } else if (filter instanceof BinaryComparisonOperator comparison) {
        return comparison(comparison);
      }
      throw new InexpressibleException();
    }

    private Sql all(String operator, List<Filter> parts) {
      return Sql.of("({})", Sql.join(operator, parts.stream().map(this::condition)));
    }

    private static Sql ids(Id filter) {
      List<String> ids = filter.getIDs().stream().map(Object::toString).sorted().toList();
      ids.forEach(SqlExpression::storable);
      return Sql.of("{} = ANY ({})", PostGisTable.ID_COLUMN, Sql.value(ids));
    }

    private Sql comparison(BinaryComparisonOperator comparison) {
      if (comparison.getExpression1() instanceof Literal
          && comparison.getExpression2() instanceof Literal) {
        return comparison.evaluate(null) ? Sql.TRUE : Sql.FALSE;
      }
      Optional<Sql> predicate = predicate(comparison);
      if (predicate.isPresent()) {
        return predicate.get();
      } else if (comparison instanceof PropertyIsEqualTo) {
        return SqlEquality.equal(
            expressions.operand(comparison.getExpression1()),
            expressions.operand(comparison.getExpression2()),
            comparison);
      } else if (comparison instanceof PropertyIsNotEqualTo) {
        return SqlEquality.distinct(
            expressions.operand(comparison.getExpression1()),
            expressions.operand(comparison.getExpression2()),
            comparison);
      }
      String operator = operator(comparison);
      if (comparison.getExpression1() instanceof StrictFunction function
          && function.getName().equals("compare")
          && comparison.getExpression2() instanceof Literal literal
          && Integer.valueOf(0).equals(literal.getValue())) {
        return Sql.of(
            "{} " + operator + " {} COLLATE \"C\"",
            expressions.operand(function.getParameters().get(0)).of(SqlType.TEXT).sql(),
            expressions.operand(function.getParameters().get(1)).of(SqlType.TEXT).sql());
      }
      return order(
          operator,
          expressions.operand(comparison.getExpression1()),
          expressions.operand(comparison.getExpression2()));
    }

    /** A predicate that is compared with true or false, if this is such. */
    private Optional<Sql> predicate(BinaryComparisonOperator comparison) {
      if (comparison instanceof PropertyIsEqualTo
          && comparison.getExpression1() instanceof StrictFunction function
          && comparison.getExpression2() instanceof Literal literal
          && literal.getValue() instanceof Boolean wanted) {
        return predicates.condition(function, wanted);
      }
      return Optional.empty();
    }

    private static String operator(BinaryComparisonOperator comparison) {
      if (comparison instanceof PropertyIsLessThan) {
        return "<";
      } else if (comparison instanceof PropertyIsLessThanOrEqualTo) {
        return "<=";
      } else if (comparison instanceof PropertyIsGreaterThan) {
        return ">";
      } else if (comparison instanceof PropertyIsGreaterThanOrEqualTo) {
        return ">=";
      }
      throw new InexpressibleException();
    }

    /**
     * Numbers are compared as doubles. GeoTools takes some texts for numbers, which SQL does not.
     */
    private static Sql order(String operator, Operand a, Operand b) {
      boolean numbers = a.type().isNumber() && b.type().isNumber();
      boolean same = a.type() == b.type();
      boolean moments = same && (a.type() == SqlType.DATE || a.type() == SqlType.TIMESTAMP);
      if (!numbers && !moments && !(same && a.type() == SqlType.BOOLEAN)) {
        throw new InexpressibleException();
      }
      boolean whole = numbers && a.type() != SqlType.NUMBER && b.type() != SqlType.NUMBER;
      String template = whole ? "CAST({} AS double precision) %s {}" : "{} %s {}";
      return Sql.of(String.format(Locale.ROOT, template, operator), a.sql(), b.sql());
    }
  }
}
