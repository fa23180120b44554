package org.lodeline.geodata.filter.cql2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes what a parser read in the JSON encoding, so that a test can ask the same in both. */
public final class JsonWriter implements Node.Visitor<JsonNode> {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The filter, from its text encoding into its JSON encoding. */
  public static String json(String text) {
    return Cql2.TEXT.tree(text).accept(new JsonWriter()).toString();
  }

  @Override
  public JsonNode call(Node.Call call) {
    return operation(call.operator().json(), call.args());
  }

  @Override
  public JsonNode named(Node.Named function) {
    return operation(function.name(), function.args());
  }

  private ObjectNode operation(String name, List<Node> args) {
    ObjectNode operation = JSON.objectNode().put("op", name);
    operation.set("args", all(args));
    return operation;
  }

  private ArrayNode all(List<Node> nodes) {
    ArrayNode array = JSON.arrayNode();
    nodes.forEach(node -> array.add(node.accept(this)));
    return array;
  }

  @Override
  public JsonNode property(Node.Property property) {
    return JSON.objectNode().put("property", property.name());
  }

  @Override
  public JsonNode literal(Node.Literal literal) {
    Object value = literal.value();
    if (value instanceof LocalDate) {
      return JSON.objectNode().put("date", value.toString());
    } else if (value instanceof Instant) {
      return JSON.objectNode().put("timestamp", value.toString());
    } else if (value instanceof Geometry geometry) {
      return geometry(geometry);
    }
    return new ObjectMapper().valueToTree(value);
  }

  @Override
  public JsonNode interval(Node.Interval interval) {
    return JSON.objectNode().set("interval", all(List.of(interval.start(), interval.end())));
  }

  @Override
  public JsonNode array(Node.Array array) {
    return all(array.elements());
  }

  private static JsonNode geometry(Geometry geometry) {
    ObjectNode object = JSON.objectNode().put("type", geometry.getGeometryType());
    boolean collection = geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
    return object.set(collection ? "geometries" : "coordinates", content(geometry));
  }

  private static ArrayNode content(Geometry geometry) {
    if (geometry instanceof Point point) {
      return position(point.getCoordinate());
    }
    ArrayNode array = JSON.arrayNode();
    if (geometry instanceof Polygon polygon) {
      array.add(content(polygon.getExteriorRing()));
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        array.add(content(polygon.getInteriorRingN(i)));
      }
    } else if (geometry.getNumGeometries() == 1
        && !geometry.getGeometryType().startsWith("Multi")) {
      for (Coordinate coordinate : geometry.getCoordinates()) {
        array.add(position(coordinate));
      }
    } else {
      boolean collection = geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        Geometry part = geometry.getGeometryN(i);
        array.add(collection ? geometry(part) : content(part));
      }
    }
    return array;
  }

  private static ArrayNode position(Coordinate coordinate) {
    return JSON.arrayNode().add(coordinate.x).add(coordinate.y);
  }
}
