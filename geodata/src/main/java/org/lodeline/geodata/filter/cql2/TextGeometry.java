package org.lodeline.geodata.filter.cql2;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Reads well-known text, and {@code BBOX(...)}. */
final class TextGeometry {
  private static final Set<String> KEYWORDS =
      Set.of(
          "POINT",
          "LINESTRING",
          "POLYGON",
          "MULTIPOINT",
          "MULTILINESTRING",
          "MULTIPOLYGON",
          "GEOMETRYCOLLECTION",
          "BBOX");
  private static final String DIMENSION = "Z";

  private final Cursor cursor;
  private final Limits limits;

  TextGeometry(Cursor cursor, Limits limits) {
    this.cursor = cursor;
    this.limits = limits;
  }

  /** Whether a geometry begins here. */
  boolean isNext() {
    return KEYWORDS.contains(cursor.peek().capitals())
        && (cursor.second().isSymbol("(") || cursor.second().isWord(DIMENSION));
  }

  Geometry read() {
    String at = cursor.peek().at();
    return Geometries.valid(geometry(true), at);
  }

  private Geometry geometry(boolean collections) {
    Token keyword = cursor.next();
    boolean box = keyword.isWord("BBOX");
    if (!box) {
      cursor.takeWord(DIMENSION);
    }
    String at = keyword.at();
    return switch (keyword.capitals()) {
      case "POINT" -> point();
      case "LINESTRING" -> line(at);
      case "POLYGON" -> polygon(at);
      case "MULTIPOINT" ->
          Geometries.FACTORY.createMultiPoint(
              list(() ->
                      cursor.peek().isSymbol("(")
                          ? point()
                          : Geometries.FACTORY.createPoint(position()))
                  .toArray(Point[]::new));
      case "MULTILINESTRING" ->
          Geometries.FACTORY.createMultiLineString(list(() -> line(at)).toArray(LineString[]::new));
      case "MULTIPOLYGON" ->
          Geometries.FACTORY.createMultiPolygon(list(() -> polygon(at)).toArray(Polygon[]::new));
      case "BBOX" -> Geometries.box(list(this::number), at);
      default -> collection(collections, at);
    };
  }

  private Geometry collection(boolean allowed, String at) {
    if (!allowed) {
      throw Limits.invalid(at, "a GEOMETRYCOLLECTION cannot hold another");
    }
    return Geometries.FACTORY.createGeometryCollection(
        list(() -> {
              if (!isNext() || cursor.peek().isWord("BBOX")) {
                throw cursor.expected("a geometry such as POINT(7 50)");
              }
              return geometry(false);
            })
            .toArray(Geometry[]::new));
  }

  private Point point() {
    cursor.expectSymbol("(");
    Coordinate position = position();
    cursor.expectSymbol(")");
    return Geometries.FACTORY.createPoint(position);
  }

  private LineString line(String at) {
    return Geometries.line(list(this::position), at);
  }

  private Polygon polygon(String at) {
    return Geometries.polygon(list(() -> list(this::position)), at);
  }

  private Coordinate position() {
    limits.coordinate(cursor.peek().at());
    double x = number();
    double y = number();
    if (!cursor.peek().isSymbol(",") && !cursor.peek().isSymbol(")")) {
      number();
    }
    return new Coordinate(x, y);
  }

  private double number() {
    boolean negative = cursor.takeSymbol("-");
    if (!negative) {
      cursor.takeSymbol("+");
    }
    Token token = cursor.expect(Token.Kind.NUMBER, "a number");
    double value = Double.parseDouble(token.text());
    if (Double.isInfinite(value)) {
      throw Limits.invalid(token.at(), "the number is too large");
    }
    return negative ? -value : value;
  }

  private <T> List<T> list(Supplier<T> element) {
    cursor.expectSymbol("(");
    List<T> elements = new ArrayList<>();
    do {
      elements.add(element.get());
    } while (cursor.takeSymbol(","));
    if (!cursor.takeSymbol(")")) {
      throw cursor.expected("',' or ')'");
    }
    return elements;
  }
}
