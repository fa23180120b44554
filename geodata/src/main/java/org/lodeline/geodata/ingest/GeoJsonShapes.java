package org.lodeline.geodata.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.lodeline.geodata.LodelineException;

/** Reads geometries of GeoJSON, with heights where they have some. */
public final class GeoJsonShapes {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private GeoJsonShapes() {}

  /**
   * The geometry of a node; empty if it is null or missing.
   *
   * @throws IllegalArgumentException if it is no geometry, with a reason for people
   */
  public static Optional<Geometry> geometry(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return Optional.empty();
    }
    JsonNode coordinates = node.path("coordinates");
    String type = node.path("type").asText();
    return Optional.of(
        switch (type) {
          case "Point" -> point(coordinates);
          case "LineString" -> line(coordinates);
          case "Polygon" -> polygon(coordinates);
          case "MultiPoint" ->
              FACTORY.createMultiPoint(
                  parts(coordinates).map(GeoJsonShapes::point).toArray(Point[]::new));
          case "MultiLineString" ->
              FACTORY.createMultiLineString(
                  parts(coordinates).map(GeoJsonShapes::line).toArray(LineString[]::new));
          case "MultiPolygon" ->
              FACTORY.createMultiPolygon(
                  parts(coordinates).map(GeoJsonShapes::polygon).toArray(Polygon[]::new));
          case "GeometryCollection" ->
              FACTORY.createGeometryCollection(
                  parts(node.path("geometries"))
                      .flatMap(part -> geometry(part).stream())
                      .toArray(Geometry[]::new));
          default ->
              throw new IllegalArgumentException(
                  "there is no geometry of type " + LodelineException.quoted(type));
        });
  }

  private static Stream<JsonNode> parts(JsonNode array) {
    List<JsonNode> parts = new ArrayList<>();
    array(array).forEach(parts::add);
    return parts.stream();
  }

  private static JsonNode array(JsonNode node) {
    if (!node.isArray()) {
      throw new IllegalArgumentException("coordinates are missing or no array");
    }
    return node;
  }

  private static Point point(JsonNode position) {
    return array(position).isEmpty()
        ? FACTORY.createPoint()
        : FACTORY.createPoint(coordinate(position));
  }

  private static LineString line(JsonNode positions) {
    return FACTORY.createLineString(coordinates(positions));
  }

  private static Polygon polygon(JsonNode rings) {
    LinearRing[] all =
        parts(rings)
            .map(ring -> FACTORY.createLinearRing(coordinates(ring)))
            .toArray(LinearRing[]::new);
    return all.length == 0
        ? FACTORY.createPolygon()
        : FACTORY.createPolygon(all[0], Arrays.copyOfRange(all, 1, all.length));
  }

  private static Coordinate[] coordinates(JsonNode positions) {
    return parts(positions).map(GeoJsonShapes::coordinate).toArray(Coordinate[]::new);
  }

  private static Coordinate coordinate(JsonNode position) {
    if (!position.path(0).isNumber() || !position.path(1).isNumber()) {
      throw new IllegalArgumentException(
          "a position is not two numbers: " + LodelineException.quoted(position.toString()));
    }
    JsonNode height = position.path(2);
    if (position.size() > 3 || !(height.isNumber() || height.isNull() || height.isMissingNode())) {
      throw new IllegalArgumentException(
          "a position has more than two numbers and a height: "
              + LodelineException.quoted(position.toString()));
    }
    double east = position.path(0).doubleValue();
    double north = position.path(1).doubleValue();
    return height.isNumber()
        ? new Coordinate(east, north, height.doubleValue())
        : new Coordinate(east, north);
  }
}
