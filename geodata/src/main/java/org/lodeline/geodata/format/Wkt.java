package org.lodeline.geodata.format;

import java.util.Locale;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Geometries as well-known text, longitude first, to six decimals (0.1 m). */
final class Wkt {
  private Wkt() {}

  static String text(Geometry geometry) {
    StringBuilder text = new StringBuilder();
    tagged(geometry, text);
    return text.toString();
  }

  private static void tagged(Geometry geometry, StringBuilder to) {
    to.append(geometry.getGeometryType().toUpperCase(Locale.ROOT)).append(' ');
    body(geometry, to);
  }

  private static void body(Geometry geometry, StringBuilder to) {
    if (geometry.isEmpty()) {
      to.append("EMPTY");
      return;
    }
    to.append('(');
    if (geometry instanceof Point point) {
      to.append(Positions.text(point, " "));
    } else if (geometry instanceof LineString line) {
      to.append(Positions.text(line, " ", ", "));
    } else if (geometry instanceof Polygon polygon) {
      body(polygon.getExteriorRing(), to);
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        body(polygon.getInteriorRingN(i), to.append(", "));
      }
    } else {
      boolean mixed = geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
      for (int i = 0; i < ((GeometryCollection) geometry).getNumGeometries(); i++) {
        to.append(i > 0 ? ", " : "");
        if (mixed) {
          tagged(geometry.getGeometryN(i), to);
        } else {
          body(geometry.getGeometryN(i), to);
        }
      }
    }
    to.append(')');
  }
}
