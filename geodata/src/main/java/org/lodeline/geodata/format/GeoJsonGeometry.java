package org.lodeline.geodata.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes JTS geometries as GeoJSON. */
public final class GeoJsonGeometry {
  private GeoJsonGeometry() {}

  /** Writes a geometry (WGS 84, longitude first) to six decimals (0.1 m), or null. */
  public static void write(JsonGenerator json, @Nullable Geometry geometry) throws IOException {
    write(json, geometry, Numbers::coordinate);
  }

  /**
   * Writes a geometry, or null.
   *
   * @param rounding of each coordinate
   */
  static void write(JsonGenerator json, @Nullable Geometry geometry, DoubleUnaryOperator rounding)
      throws IOException {
    if (geometry == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("type", geometry.getGeometryType());
    if (geometry.getGeometryType().equals("GeometryCollection")) {
      json.writeArrayFieldStart("geometries");
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        write(json, geometry.getGeometryN(i), rounding);
      }
      json.writeEndArray();
    } else {
      json.writeFieldName("coordinates");
      coordinates(json, geometry, rounding);
    }
    json.writeEndObject();
  }

  private static void coordinates(
      JsonGenerator json, Geometry geometry, DoubleUnaryOperator rounding) throws IOException {
    if (geometry instanceof Point point) {
      if (point.isEmpty()) {
        json.writeStartArray();
        json.writeEndArray();
      } else {
        position(json, point.getCoordinateSequence(), 0, rounding);
      }
    } else if (geometry instanceof LineString line) {
      positions(json, line.getCoordinateSequence(), rounding);
    } else if (geometry instanceof Polygon polygon) {
      json.writeStartArray();
      positions(json, polygon.getExteriorRing().getCoordinateSequence(), rounding);
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        positions(json, polygon.getInteriorRingN(i).getCoordinateSequence(), rounding);
      }
      json.writeEndArray();
    } else {
      json.writeStartArray();
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        coordinates(json, geometry.getGeometryN(i), rounding);
      }
      json.writeEndArray();
    }
  }

  private static void positions(
      JsonGenerator json, CoordinateSequence positions, DoubleUnaryOperator rounding)
      throws IOException {
    json.writeStartArray();
    for (int i = 0; i < positions.size(); i++) {
      position(json, positions, i, rounding);
    }
    json.writeEndArray();
  }

  private static void position(
      JsonGenerator json, CoordinateSequence positions, int i, DoubleUnaryOperator rounding)
      throws IOException {
    json.writeStartArray();
    number(json, rounding.applyAsDouble(positions.getX(i)));
    number(json, rounding.applyAsDouble(positions.getY(i)));
    json.writeEndArray();
  }

  /**
   * Writes a number in its shortest form: whole ones without a decimal point, what JSON has no form
   * for as null.
   */
  private static void number(JsonGenerator json, double value) throws IOException {
    if (!Double.isFinite(value)) {
      json.writeNull();
    } else if (Numbers.isWhole(value)) {
      json.writeNumber((long) value);
    } else {
      json.writeNumber(value);
    }
  }
}
