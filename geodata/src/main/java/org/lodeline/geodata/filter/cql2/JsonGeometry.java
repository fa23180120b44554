package org.lodeline.geodata.filter.cql2;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.lodeline.geodata.LodelineException;

/** Reads GeoJSON geometries, and {@code {"bbox": [...]}}. */
final class JsonGeometry {
  private final Limits limits;

  JsonGeometry(Limits limits) {
    this.limits = limits;
  }

  Geometry read(JsonNode json, String at) {
    return Geometries.valid(geometry(json, at, true), at);
  }

  Geometry box(JsonNode json, String at) {
    return Geometries.box(list(json, at, this::number), at);
  }

  private Geometry geometry(JsonNode json, String at, boolean collections) {
    String type = json.path("type").asText();
    if (type.equals("GeometryCollection") && collections) {
      return Geometries.FACTORY.createGeometryCollection(
          list(
                  json.path("geometries"),
                  at + "/geometries",
                  (part, place) -> geometry(part, place, false))
              .toArray(Geometry[]::new));
    }
    JsonNode coordinates = json.path("coordinates");
    String place = at + "/coordinates";
    return switch (type) {
      case "Point" -> point(coordinates, place);
      case "LineString" -> line(coordinates, place);
      case "Polygon" -> polygon(coordinates, place);
      case "MultiPoint" ->
          Geometries.FACTORY.createMultiPoint(
              list(coordinates, place, this::point).toArray(Point[]::new));
      case "MultiLineString" ->
          Geometries.FACTORY.createMultiLineString(
              list(coordinates, place, this::line).toArray(LineString[]::new));
      case "MultiPolygon" ->
          Geometries.FACTORY.createMultiPolygon(
              list(coordinates, place, this::polygon).toArray(Polygon[]::new));
      default ->
          throw Limits.invalid(
              at + "/type",
              "expected a type of GeoJSON geometry such as Point"
                  + (collections ? "" : " (but no collection in a collection)")
                  + ", found "
                  + LodelineException.quoted(type));
    };
  }

  private Point point(JsonNode json, String at) {
    return Geometries.FACTORY.createPoint(position(json, at));
  }

  private LineString line(JsonNode json, String at) {
    return Geometries.line(list(json, at, this::position), at);
  }

  private Polygon polygon(JsonNode json, String at) {
    return Geometries.polygon(
        list(json, at, (ring, place) -> list(ring, place, this::position)), at);
  }

  private Coordinate position(JsonNode json, String at) {
    limits.coordinate(at);
    List<Double> numbers = list(json, at, this::number);
    if (numbers.size() != 2 && numbers.size() != 3) {
      throw Limits.invalid(at, "a position has 2 or 3 numbers, not " + numbers.size());
    }
    return new Coordinate(numbers.get(0), numbers.get(1));
  }

  private double number(JsonNode json, String at) {
    if (!json.isNumber() || !Double.isFinite(json.doubleValue())) {
      throw JsonParser.expected("a number", json, at);
    }
    return json.doubleValue();
  }

  private <T> List<T> list(JsonNode json, String at, BiFunction<JsonNode, String, T> element) {
    if (!json.isArray() || json.isEmpty()) {
      throw JsonParser.expected("an array that is not empty", json, at);
    }
    List<T> elements = new ArrayList<>(json.size());
    for (int i = 0; i < json.size(); i++) {
      elements.add(element.apply(json.get(i), at + "/" + i));
    }
    return elements;
  }
}
