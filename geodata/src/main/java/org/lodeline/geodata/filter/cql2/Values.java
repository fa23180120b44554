package org.lodeline.geodata.filter.cql2;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.factory.CommonFactoryFinder;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.filter.Arithmetic;
import org.lodeline.geodata.filter.Keyset;
import org.lodeline.geodata.filter.NamedFunction;
import org.lodeline.geodata.filter.Period;
import org.lodeline.geodata.filter.Predicates;
import org.lodeline.geodata.filter.ValueType;

/** Makes expressions of the operands of a filter, and checks that their types fit. */
final class Values implements Node.Visitor<Value> {
  private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

  private final SimpleFeatureType type;
  private final Crs crs;
  private final Limits limits = new Limits();

  /**
   * The operands of a filter on features of a type.
   *
   * @param crs of the geometries in the filter
   */
  Values(SimpleFeatureType type, Crs crs) {
    this.type = type;
    this.crs = crs;
  }

  Limits limits() {
    return limits;
  }

  Value value(Node node) {
    limits.enter(node.at());
    Value value = node.accept(this);
    limits.leave();
    return value;
  }

  /** An operand that must have this type. */
  Value value(Node node, ValueType wanted) {
    Value value = value(node);
    if (value.type() != wanted) {
      throw mismatch(node, value, wanted.words());
    }
    return value;
  }

  static LodelineException mismatch(Node node, Value found, String expected) {
    String what =
        node instanceof Node.Property property
            ? "property "
                + LodelineException.quoted(property.name())
                + ", which is "
                + found.type().words()
            : found.type().words();
    return Limits.invalid(node.at(), "expected " + expected + ", found " + what);
  }

  static void checkArity(Node.Call call) {
    if (!call.operator().takes(call.args().size())) {
      throw Limits.invalid(
          call.at(),
          "'"
              + call.operator().json()
              + "' takes "
              + call.operator().arity()
              + ", not "
              + call.args().size());
    }
  }

  @Override
  public Value property(Node.Property property) {
    AttributeDescriptor attribute = type.getDescriptor(property.name());
    if (attribute == null && property.name().equals(Keyset.ID)) {
      return new Value(ValueType.TEXT, Keyset.id());
    } else if (attribute == null) {
      throw Limits.invalid(
          property.at(),
          "unknown property "
              + LodelineException.quoted(property.name())
              + "; known are "
              + Keyset.ID
              + ", "
              + type.getAttributeDescriptors().stream()
                  .map(AttributeDescriptor::getLocalName)
                  .collect(Collectors.joining(", ")));
    }
    Class<?> binding = attribute.getType().getBinding();
    ValueType valueType = ValueType.of(binding);
    Expression expression = FACTORY.property(property.name());
    boolean foreignMoment =
        (valueType == ValueType.DATE && binding != LocalDate.class)
            || (valueType == ValueType.TIMESTAMP && binding != Instant.class);
    return new Value(valueType, foreignMoment ? Predicates.moment(expression) : expression);
  }

  @Override
  public Value literal(Node.Literal literal) {
    return literal.value() instanceof Geometry geometry
        ? constant(ValueType.GEOMETRY, stored(geometry, literal.at()))
        : constant(ValueType.of(literal.value().getClass()), literal.value());
  }

  /** A geometry of the filter in the reference system in which features are stored. */
  private Geometry stored(Geometry geometry, String at) {
    try {
      return crs.toCrs84(geometry);
    } catch (IllegalArgumentException e) {
      throw Limits.invalid(at, "the geometry lies outside the area of " + crs);
    }
  }

  private static Value constant(ValueType type, Object value) {
    return new Value(type, FACTORY.literal(value));
  }

  @Override
  public Value call(Node.Call call) {
    checkArity(call);
    return switch (call.operator().family()) {
      case TEXT -> folded(call);
      case ARITHMETIC -> arithmetic(call);
      case LOGICAL, COMPARISON, NULL, ADVANCED_COMPARISON, SPATIAL, TEMPORAL, ARRAY ->
          throw Limits.invalid(
              call.at(),
              "expected a property or a value, found the condition '"
                  + call.operator().json()
                  + "'");
    };
  }

  private Value folded(Node.Call call) {
    Value text = value(call.args().get(0), ValueType.TEXT);
    Expression folded =
        call.operator() == Operator.CASEI
            ? Predicates.caseFolded(text.expression())
            : Predicates.accentFolded(text.expression());
    return text.isConstant()
        ? constant(ValueType.TEXT, folded.evaluate(null))
        : new Value(ValueType.TEXT, folded);
  }

  private Value arithmetic(Node.Call call) {
    Value a = value(call.args().get(0), ValueType.NUMBER);
    Value b = value(call.args().get(1), ValueType.NUMBER);
    Expression expression =
        Arithmetic.valueOf(call.operator().name()).expression(a.expression(), b.expression());
    if (!a.isConstant() || !b.isConstant()) {
      return new Value(ValueType.NUMBER, expression);
    }
    Object result = expression.evaluate(null);
    if (result == null) {
      throw Limits.invalid(call.at(), "'" + call.operator().json() + "' has no result here");
    }
    return constant(ValueType.NUMBER, result);
  }

  @Override
  public Value named(Node.Named node) {
    NamedFunction function =
        NamedFunction.byName(node.name())
            .orElseThrow(
                () ->
                    Limits.invalid(
                        node.at(),
                        "unknown function "
                            + LodelineException.quoted(node.name())
                            + "; known are "
                            + NamedFunction.ALL.stream()
                                .map(NamedFunction::name)
                                .collect(Collectors.joining(", "))));
    if (node.args().size() != function.takes().size()) {
      throw Limits.invalid(
          node.at(),
          "the function "
              + function.name()
              + " takes "
              + function.takes().size()
              + (function.takes().size() == 1 ? " argument" : " arguments")
              + ", not "
              + node.args().size());
    }
    List<Expression> arguments = new ArrayList<>();
    for (int i = 0; i < node.args().size(); i++) {
      arguments.add(value(node.args().get(i), function.takes().get(i)).expression());
    }
    return new Value(function.returns(), function.of(arguments));
  }

  @Override
  public Value interval(Node.Interval interval) {
    Value start = end(interval.start());
    Value end = end(interval.end());
    if (start.type() != end.type()
        && start.type() != ValueType.INTERVAL
        && end.type() != ValueType.INTERVAL) {
      throw Limits.invalid(
          interval.at(),
          "expected two dates or two timestamps, found "
              + start.type().words()
              + " and "
              + end.type().words());
    }
    if (!start.isConstant() || !end.isConstant()) {
      return new Value(
          ValueType.INTERVAL, Predicates.interval(start.expression(), end.expression()));
    }
    Period period = Period.between(start.constant(), end.constant());
    if (period.start().isAfter(period.end())) {
      throw Limits.invalid(interval.at(), "the interval ends before it begins");
    }
    return constant(ValueType.INTERVAL, period);
  }

  /** An end of an interval. An open one has the type INTERVAL, which no moment has. */
  private Value end(Node node) {
    if (node instanceof Node.Literal literal && literal.value() instanceof String text) {
      if (text.equals(Period.OPEN)) {
        return constant(ValueType.INTERVAL, text);
      }
      return literal(new Node.Literal(Moments.either(text, literal.at()), literal.at()));
    }
    Value value = value(node);
    if (value.type() != ValueType.DATE && value.type() != ValueType.TIMESTAMP) {
      throw mismatch(node, value, "'..', a date or a timestamp");
    }
    return value;
  }

  @Override
  public Value array(Node.Array array) {
    List<Value> elements = array.elements().stream().map(this::value).toList();
    if (elements.stream().allMatch(Value::isConstant)) {
      return constant(ValueType.ARRAY, elements.stream().map(Value::constant).toList());
    }
    return new Value(
        ValueType.ARRAY, Predicates.array(elements.stream().map(Value::expression).toList()));
  }
}
