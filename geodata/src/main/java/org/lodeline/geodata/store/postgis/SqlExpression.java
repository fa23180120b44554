package org.lodeline.geodata.store.postgis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.lodeline.geodata.filter.StrictFunction;

/** Says the values in filters on one type of features in SQL. */
final class SqlExpression {
  /** The property that is the id of a feature. */
  static final String ID = "@id";

  /** What {@link String#strip} takes off. */
  private static final String SPACE =
      IntStream.rangeClosed(0, Character.MAX_VALUE)
          .filter(Character::isWhitespace)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();

  private final SimpleFeatureType type;

  SqlExpression(SimpleFeatureType type) {
    this.type = type;
  }

  /**
   * The expression in SQL: null exactly where its value is null.
   *
   * @throws InexpressibleException if there is none that has the same value for every feature
   */
  Operand operand(Expression expression) {
    if (expression instanceof PropertyName property) {
      return property(property.getPropertyName());
    } else if (expression instanceof Literal literal) {
      return constant(literal.getValue());
    } else if (expression instanceof StrictFunction function) {
      return function(function);
    }
    throw new InexpressibleException();
  }

  private Operand property(String name) {
    if (name.equals(ID)) {
      return Operand.of(SqlType.TEXT, PostGisTable.ID_COLUMN);
    }
    AttributeDescriptor attribute =
        name.isEmpty() ? type.getGeometryDescriptor() : type.getDescriptor(name);
    if (attribute == null) {
      throw new InexpressibleException();
    }
    SqlType column =
        SqlType.of(attribute.getType().getBinding()).orElseThrow(InexpressibleException::new);
    return Operand.of(column, Sql.name(attribute.getLocalName()));
  }

  private static Operand constant(@Nullable Object value) {
    if (value instanceof String text) {
      return bound(SqlType.TEXT, storable(text));
    } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return new Operand(SqlType.NUMBER, Sql.value(number.doubleValue()), number);
    } else if (value instanceof Boolean truth) {
      return bound(SqlType.BOOLEAN, truth);
    } else if (value instanceof LocalDate date) {
      return bound(SqlType.DATE, date);
    } else if (value instanceof Instant instant) {
      return bound(SqlType.TIMESTAMP, storable(instant));
    } else if (value instanceof Geometry geometry) {
      return bound(SqlType.GEOMETRY, geometry);
    } else if (value instanceof Envelope box && !box.isNull()) {
      return bound(SqlType.GEOMETRY, new GeometryFactory().toGeometry(box));
    } else if (value instanceof List<?> list) {
      return constants(list);
    }
    throw new InexpressibleException();
  }

  private static Operand bound(SqlType type, Object value) {
    Sql sql = Sql.value(value);
    return new Operand(
        type, type == SqlType.GEOMETRY ? Sql.of("ST_GeomFromWKB({}, 4326)", sql) : sql, value);
  }

  private static Operand constants(List<?> list) {
    if (!list.stream().allMatch(String.class::isInstance)) {
      return array(list.stream().map(SqlExpression::constant).toList());
    }
    list.forEach(text -> storable((String) text));
    return bound(SqlType.TEXTS, list);
  }

  /** The text, unless no database holds it: then nothing that is stored is like it. */
  static String storable(String text) {
    if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new InexpressibleException();
    }
    return text;
  }

  /** The instant, unless it lies between those that PostgreSQL knows. */
  static Instant storable(Instant instant) {
    if (!instant.truncatedTo(ChronoUnit.MICROS).equals(instant)) {
      throw new InexpressibleException();
    }
    return instant;
  }

  private Operand function(StrictFunction function) {
    List<Operand> arguments = function.getParameters().stream().map(this::operand).toList();
    return switch (function.getName()) {
      case "moment" -> arguments.get(0);
      case "array" -> array(arguments);
      case "casei", "accenti", "lower", "upper" ->
          text("lodeline." + function.getName(), arguments);
      case "trim" -> {
        Operand trimmed = arguments.get(0).of(SqlType.TEXT);
        yield Operand.of(SqlType.TEXT, Sql.of("btrim({}, {})", trimmed.sql(), Sql.value(SPACE)));
      }
      case "concat" ->
          Operand.call(
              SqlType.TEXT,
              "({} || {})",
              arguments.get(0).of(SqlType.TEXT),
              arguments.get(1).of(SqlType.TEXT));
      case "length" ->
          Operand.call(SqlType.SMALL_INTEGER, "length({})", arguments.get(0).of(SqlType.TEXT));
      case "size" ->
          Operand.call(
              SqlType.SMALL_INTEGER, "cardinality({})", arguments.get(0).of(SqlType.TEXTS));
      case "year" ->
          Operand.call(
              SqlType.SMALL_INTEGER, "lodeline.year({})", arguments.get(0).of(SqlType.DATE));
      case "month" ->
          Operand.call(
              SqlType.SMALL_INTEGER,
              "CAST(extract(month FROM {}) AS integer)",
              arguments.get(0).of(SqlType.DATE));
      case "envelope" ->
          Operand.call(SqlType.GEOMETRY, "ST_Envelope({})", arguments.get(0).of(SqlType.GEOMETRY));
      case "abs", "ceil", "floor" ->
          Operand.call(
              SqlType.NUMBER,
              function.getName() + "(CAST({} AS double precision))",
              arguments.get(0).number());
      case "round" ->
          Operand.call(
              SqlType.NUMBER,
              "floor(CAST({} AS double precision) + 0.5)",
              arguments.get(0).number());
      case "sqrt" ->
          Operand.call(SqlType.NUMBER, "lodeline.square_root({})", arguments.get(0).number());
      case "add" -> arithmetic("lodeline.add({}, {})", arguments);
      case "subtract" -> arithmetic("lodeline.add({}, -CAST({} AS double precision))", arguments);
      case "multiply" -> arithmetic("lodeline.multiply({}, {})", arguments);
      case "divide" -> arithmetic("lodeline.divide({}, {})", arguments);
      case "div" -> arithmetic("trunc(lodeline.divide({}, {}))", arguments);
      case "mod" -> arithmetic("lodeline.modulo({}, {})", arguments);
      // A power and a centroid may differ in the last digit from what Java counts.
      default -> throw new InexpressibleException();
    };
  }

  private static Operand text(String name, List<Operand> arguments) {
    return Operand.call(SqlType.TEXT, name + "({})", arguments.get(0).of(SqlType.TEXT));
  }

  private static Operand arithmetic(String template, List<Operand> arguments) {
    return Operand.call(
        SqlType.NUMBER, template, arguments.get(0).number(), arguments.get(1).number());
  }

  private static Operand array(List<Operand> elements) {
    Sql list = Sql.join(", ", elements.stream().map(Operand::sql));
    if (elements.stream().allMatch(element -> element.type() == SqlType.TEXT)) {
      return Operand.of(SqlType.TEXTS, Sql.of("lodeline.whole(CAST(ARRAY[{}] AS text[]))", list));
    } else if (elements.stream().allMatch(element -> element.type().isNumber())) {
      return Operand.of(
          SqlType.NUMBERS, Sql.of("lodeline.whole(CAST(ARRAY[{}] AS double precision[]))", list));
    }
    throw new InexpressibleException();
  }
}
