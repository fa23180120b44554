package org.lodeline.geodata.filter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.geotools.api.filter.expression.Expression;
import org.locationtech.jts.geom.Geometry;

/**
 * A function that a filter can call by its name.
 *
 * @param takes the types of its arguments, in order
 */
public record NamedFunction(
    String name,
    String description,
    List<ValueType> takes,
    ValueType returns,
    StrictFunction.Body body) {
  /** The name of the function that measures how far geometries are from each other. */
  public static final String DISTANCE = "distance";

  /** Every function there is. */
  public static final List<NamedFunction> ALL =
      List.of(
          ofText("lower", "The text in lower case", TextFolding::lowerCase),
          ofText("upper", "The text in upper case", text -> text.toUpperCase(Locale.ROOT)),
          ofText("trim", "The text without space at its ends", String::strip),
          new NamedFunction(
              "length",
              "The number of characters of a text",
              List.of(ValueType.TEXT),
              ValueType.NUMBER,
              values -> (long) text(values).codePointCount(0, text(values).length())),
          new NamedFunction(
              "concat",
              "Two texts, one after the other",
              List.of(ValueType.TEXT, ValueType.TEXT),
              ValueType.TEXT,
              values -> text(values) + values.get(1)),
          ofNumber("abs", "The number without its sign", Math::abs),
          ofNumber("ceil", "The next whole number that is not below", Math::ceil),
          ofNumber("floor", "The next whole number that is not above", Math::floor),
          ofNumber("round", "The nearest whole number", number -> Math.floor(number + 0.5)),
          ofNumber("sqrt", "The square root", Math::sqrt),
          ofDate("year", "The year of a date", LocalDate::getYear),
          ofDate("month", "The month of a date, from 1 to 12", LocalDate::getMonthValue),
          new NamedFunction(
              "size",
              "The number of elements of an array",
              List.of(ValueType.ARRAY),
              ValueType.NUMBER,
              values -> (long) ((Collection<?>) values.get(0)).size()),
          ofGeometry("centroid", "The centre of mass of a geometry", Geometry::getCentroid),
          ofGeometry("envelope", "The box around a geometry", Geometry::getEnvelope),
          new NamedFunction(
              DISTANCE,
              "The least distance of two geometries on the ellipsoid of WGS 84, in metres",
              List.of(ValueType.GEOMETRY, ValueType.GEOMETRY),
              ValueType.NUMBER,
              values ->
                  GeodesicDistance.metres((Geometry) values.get(0), (Geometry) values.get(1))));

  public NamedFunction {
    takes = List.copyOf(takes);
  }

  /** The function of a name, in any case. */
  public static Optional<NamedFunction> byName(String name) {
    return ALL.stream().filter(function -> function.name.equalsIgnoreCase(name)).findFirst();
  }

  /** The function of these arguments. */
  public Expression of(List<Expression> arguments) {
    return new StrictFunction(name, arguments, body);
  }

  private static String text(List<Object> values) {
    return values.get(0).toString();
  }

  private static NamedFunction ofText(String name, String description, UnaryOperator<String> body) {
    return new NamedFunction(
        name,
        description,
        List.of(ValueType.TEXT),
        ValueType.TEXT,
        values -> body.apply(text(values)));
  }

  private static NamedFunction ofNumber(String name, String description, DoubleUnaryOperator body) {
    return new NamedFunction(
        name,
        description,
        List.of(ValueType.NUMBER),
        ValueType.NUMBER,
        values -> {
          double result = body.applyAsDouble(((Number) values.get(0)).doubleValue());
          return Double.isFinite(result) ? result : null;
        });
  }

  private static NamedFunction ofDate(
      String name, String description, ToLongFunction<LocalDate> body) {
    return new NamedFunction(
        name,
        description,
        List.of(ValueType.DATE),
        ValueType.NUMBER,
        values -> body.applyAsLong((LocalDate) Period.normal(values.get(0))));
  }

  private static NamedFunction ofGeometry(
      String name, String description, UnaryOperator<Geometry> body) {
    return new NamedFunction(
        name,
        description,
        List.of(ValueType.GEOMETRY),
        ValueType.GEOMETRY,
        values -> body.apply((Geometry) values.get(0)));
  }
}
