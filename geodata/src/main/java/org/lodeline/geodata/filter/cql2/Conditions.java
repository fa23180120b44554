package org.lodeline.geodata.filter.cql2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.factory.CommonFactoryFinder;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.filter.ArrayRelation;
import org.lodeline.geodata.filter.Predicates;
import org.lodeline.geodata.filter.SpatialRelation;
import org.lodeline.geodata.filter.TemporalRelation;
import org.lodeline.geodata.filter.ValueType;

/**
 * Makes filters of conditions. GeoTools knows true and false only; so that a condition which is
 * unknown passes neither itself nor its negation, negations are moved down to the predicates
 * ({@code NOT (a AND b)} is {@code NOT a OR NOT b}), and each predicate has a filter for where it
 * is true, and one for where it is false.
 */
final class Conditions {
  private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

  /** The least double above every long. */
  private static final double BEYOND_LONG = 0x1p63;

  private final Values values;

  Conditions(Values values) {
    this.values = values;
  }

  /** The features for which the condition is true. */
  Filter filter(Node condition) {
    return filter(condition, true);
  }

  /** The features for which the condition is what is wanted. */
  private Filter filter(Node condition, boolean wanted) {
    values.limits().enter(condition.at());
    Filter filter =
        condition instanceof Node.Call call ? call(call, wanted) : isTrue(condition, wanted);
    values.limits().leave();
    return filter;
  }

  private Filter isTrue(Node node, boolean wanted) {
    Value value = values.value(node);
    if (value.type() != ValueType.BOOLEAN) {
      throw Values.mismatch(node, value, "a condition");
    }
    if (value.isConstant()) {
      return value.constant().equals(wanted) ? Filter.INCLUDE : Filter.EXCLUDE;
    }
    return Predicates.is(wanted, value.expression());
  }

  private Filter call(Node.Call call, boolean wanted) {
    Values.checkArity(call);
    return switch (call.operator().family()) {
      case LOGICAL -> logical(call, wanted);
      case COMPARISON -> comparison(call, wanted);
      case NULL -> isNull(call.args().get(0), wanted);
      case ADVANCED_COMPARISON -> advanced(call, wanted);
      case SPATIAL -> spatial(call, wanted);
      case TEMPORAL -> temporal(call, wanted);
      case ARRAY -> array(call, wanted);
      case TEXT, ARITHMETIC -> throw Values.mismatch(call, values.value(call), "a condition");
    };
  }

  private Filter logical(Node.Call call, boolean wanted) {
    if (call.operator() == Operator.NOT) {
      return filter(call.args().get(0), !wanted);
    }
    List<Filter> parts = call.args().stream().map(part -> filter(part, wanted)).toList();
    return (call.operator() == Operator.AND) == wanted ? FACTORY.and(parts) : FACTORY.or(parts);
  }

  private Filter comparison(Node.Call call, boolean wanted) {
    Node left = call.args().get(0);
    Node right = call.args().get(1);
    Operator operator = wanted ? call.operator() : call.operator().opposite();
    if (isCondition(left) && right instanceof Node.Literal literal) {
      return truth(left, literal, operator);
    } else if (isCondition(right) && left instanceof Node.Literal literal) {
      return truth(right, literal, operator);
    }
    return compare(operator, left, right);
  }

  /** Whether a condition is, or is not, what a literal says. */
  private Filter truth(Node condition, Node.Literal literal, Operator operator) {
    if (!(literal.value() instanceof Boolean truth)
        || (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL)) {
      throw Limits.invalid(
          condition.at(), "a condition can only be compared by = and <> with true and false");
    }
    return filter(condition, truth == (operator == Operator.EQUAL));
  }

  private static boolean isCondition(Node node) {
    return node instanceof Node.Call call
        && switch (call.operator().family()) {
          case LOGICAL, COMPARISON, NULL, ADVANCED_COMPARISON, SPATIAL, TEMPORAL, ARRAY -> true;
          case TEXT, ARITHMETIC -> false;
        };
  }

  private Filter compare(Operator operator, Node left, Node right) {
    Value a = values.value(left);
    Value b = values.value(right);
    switch (a.type()) {
      case TEXT, NUMBER, BOOLEAN, DATE, TIMESTAMP -> {}
      case INTERVAL, GEOMETRY, ARRAY, OTHER ->
          throw Values.mismatch(
              left,
              a,
              "a text, a number, true or false, a date or a timestamp (arrays are compared by A_CONTAINS and its like, geometries by S_INTERSECTS, intervals by T_INTERSECTS)");
    }
    if (b.type() != a.type()) {
      throw Values.mismatch(right, b, a.type().words() + " to compare with " + a.type().words());
    }
    if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
      return order(operator, a, b);
    } else if (a.type() == ValueType.NUMBER && !isWhole(a) && !isWhole(b)) {
      return Predicates.is(
          operator == Operator.EQUAL, Predicates.sameNumber(a.expression(), b.expression()));
    }
    return equality(operator, a, b);
  }

  private static Filter equality(Operator operator, Value a, Value b) {
    List<Filter> parts = new ArrayList<>();
    // GeoTools takes two unknown values for equal, and an unknown one for unequal to others.
    if (operator == Operator.NOT_EQUAL || (!a.isConstant() && !b.isConstant())) {
      for (Value value : List.of(a, b)) {
        if (!value.isConstant()) {
          parts.add(known(value.expression()));
        }
      }
    }
    Expression x = exact(a);
    Expression y = exact(b);
    parts.add(
        operator == Operator.EQUAL ? FACTORY.equal(x, y, true) : FACTORY.notEqual(x, y, true));
    return parts.size() == 1 ? parts.get(0) : FACTORY.and(parts);
  }

  /** A whole number as such: GeoTools tells the double 0 from the double -0. */
  private static Expression exact(Value value) {
    return isWhole(value)
        ? FACTORY.literal(((Number) value.constant()).longValue())
        : value.expression();
  }

  /** Whether it is a constant number that GeoTools compares well: of another it drops digits. */
  private static boolean isWhole(Value value) {
    return value.isConstant()
        && value.constant() instanceof Number number
        && (number instanceof Long
            || (number.doubleValue() == Math.rint(number.doubleValue())
                && Math.abs(number.doubleValue()) < BEYOND_LONG));
  }

  private static Filter order(Operator operator, Value a, Value b) {
    Expression x = a.expression();
    Expression y = b.expression();
    if (a.type() == ValueType.TEXT) {
      x = Predicates.compared(x, y);
      y = FACTORY.literal(0);
    }
    return switch (operator) {
      case LESS -> FACTORY.less(x, y, true);
      case LESS_OR_EQUAL -> FACTORY.lessOrEqual(x, y, true);
      case GREATER -> FACTORY.greater(x, y, true);
      case GREATER_OR_EQUAL -> FACTORY.greaterOrEqual(x, y, true);
      default -> throw new IllegalStateException(operator + " is no order");
    };
  }

  private static Filter known(Expression expression) {
    return FACTORY.not(FACTORY.isNull(expression));
  }

  private Filter isNull(Node node, boolean wanted) {
    if (isCondition(node)) {
      Filter eitherWay = FACTORY.or(filter(node, true), filter(node, false));
      return wanted ? FACTORY.not(eitherWay) : eitherWay;
    }
    Filter isNull = FACTORY.isNull(values.value(node).expression());
    return wanted ? isNull : FACTORY.not(isNull);
  }

  private Filter advanced(Node.Call call, boolean wanted) {
    return switch (call.operator()) {
      case LIKE -> like(call, wanted);
      case BETWEEN -> between(call, wanted);
      default -> in(call, wanted);
    };
  }

  private Filter like(Node.Call call, boolean wanted) {
    Value text = values.value(call.args().get(0), ValueType.TEXT);
    Value pattern = values.value(call.args().get(1), ValueType.TEXT);
    if (!pattern.isConstant()) {
      throw Limits.invalid(
          call.args().get(1).at(), "expected a pattern such as 'Mount%', found no constant text");
    }
    return Predicates.is(wanted, Predicates.like(text.expression(), pattern.constant().toString()));
  }

  private Filter between(Node.Call call, boolean wanted) {
    Node value = call.args().get(0);
    Node low = call.args().get(1);
    Node high = call.args().get(2);
    for (Node operand : call.args()) {
      values.value(operand, ValueType.NUMBER);
    }
    return wanted
        ? FACTORY.and(
            compare(Operator.GREATER_OR_EQUAL, value, low),
            compare(Operator.LESS_OR_EQUAL, value, high))
        : FACTORY.or(compare(Operator.LESS, value, low), compare(Operator.GREATER, value, high));
  }

  private Filter in(Node.Call call, boolean wanted) {
    Node value = call.args().get(0);
    if (!(call.args().get(1) instanceof Node.Array list) || list.elements().isEmpty()) {
      throw Limits.invalid(call.args().get(1).at(), "expected a list of one value or more");
    }
    Operator operator = wanted ? Operator.EQUAL : Operator.NOT_EQUAL;
    List<Filter> parts =
        list.elements().stream().map(element -> compare(operator, value, element)).toList();
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return wanted ? FACTORY.or(parts) : FACTORY.and(parts);
  }

  private Filter spatial(Node.Call call, boolean wanted) {
    SpatialRelation relation = relation(call, SpatialRelation::valueOf);
    Value a = values.value(call.args().get(0), ValueType.GEOMETRY);
    Value b = values.value(call.args().get(1), ValueType.GEOMETRY);
    return a.isConstant() && isProperty(b)
        ? spatial(relation.inverse(), b, a, wanted)
        : spatial(relation, a, b, wanted);
  }

  /**
   * GeoTools' own filters, which indexes know, are for a property and then a constant. Its equality
   * tells a polygon from a multipolygon of the same points.
   */
  private static Filter spatial(SpatialRelation relation, Value a, Value b, boolean wanted) {
    if (relation == SpatialRelation.EQUALS || !isProperty(a) || !isSimple(b)) {
      return Predicates.is(wanted, Predicates.related(relation, a.expression(), b.expression()));
    }
    Filter related = relation.filter(a.expression(), b.expression());
    return FACTORY.and(known(a.expression()), wanted ? related : FACTORY.not(related));
  }

  private static boolean isProperty(Value value) {
    return !value.isConstant() && value.expression() instanceof PropertyName;
  }

  /** Whether it is a constant that GeoTools' filters take, which collections are not. */
  private static boolean isSimple(Value value) {
    return value.isConstant()
        && value.constant() instanceof Geometry geometry
        && !geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
  }

  private Filter temporal(Node.Call call, boolean wanted) {
    TemporalRelation relation = relation(call, TemporalRelation::valueOf);
    List<Expression> operands = new ArrayList<>();
    for (Node node : call.args()) {
      Value value = values.value(node);
      if (!value.type().isTemporal()) {
        throw Values.mismatch(node, value, "a date, a timestamp or an interval");
      }
      if (value.type() != ValueType.INTERVAL && !relation.takesInstants()) {
        throw Values.mismatch(
            node, value, "an interval, which is all that " + call.operator() + " takes");
      }
      operands.add(value.expression());
    }
    return Predicates.is(wanted, Predicates.related(relation, operands.get(0), operands.get(1)));
  }

  private Filter array(Node.Call call, boolean wanted) {
    ArrayRelation relation = relation(call, ArrayRelation::valueOf);
    Value a = values.value(call.args().get(0), ValueType.ARRAY);
    Value b = values.value(call.args().get(1), ValueType.ARRAY);
    return Predicates.is(wanted, Predicates.related(relation, a.expression(), b.expression()));
  }

  private static <T> T relation(Node.Call call, Function<String, T> byName) {
    return byName.apply(call.operator().relation());
  }
}
