package org.lodeline.geodata.format;

import java.io.IOException;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.xml.XmlWriter;

/** Writes the geometries of one GML 3.2 document, each with the id that GML asks for. */
final class GmlGeometry {
  private final XmlWriter xml;
  private long count;

  GmlGeometry(XmlWriter xml) {
    this.xml = xml;
  }

  /** Writes a geometry that is not empty. */
  void write(Geometry geometry, Crs crs) throws IOException {
    start(geometry, "srsName", crs.urn(), "srsDimension", "2");
    content(geometry);
    xml.end();
  }

  private void start(Geometry geometry, String... attributes) throws IOException {
    String[] all = new String[attributes.length + 2];
    all[0] = "gml:id";
    // No feature's id begins so.
    all[1] = "_" + ++count;
    System.arraycopy(attributes, 0, all, 2, attributes.length);
    xml.start(element(geometry), all);
  }

  private static String element(Geometry geometry) {
    return switch (geometry.getGeometryType()) {
      case Geometry.TYPENAME_POINT -> "gml:Point";
      case Geometry.TYPENAME_LINESTRING, Geometry.TYPENAME_LINEARRING -> "gml:LineString";
      case Geometry.TYPENAME_POLYGON -> "gml:Polygon";
      case Geometry.TYPENAME_MULTIPOINT -> "gml:MultiPoint";
      case Geometry.TYPENAME_MULTILINESTRING -> "gml:MultiCurve";
      case Geometry.TYPENAME_MULTIPOLYGON -> "gml:MultiSurface";
      default -> "gml:MultiGeometry";
    };
  }

  private void content(Geometry geometry) throws IOException {
    if (geometry instanceof Point point) {
      xml.element("gml:pos", Positions.text(point, " "));
    } else if (geometry instanceof LineString line) {
      xml.element("gml:posList", Positions.text(line, " ", " "));
    } else if (geometry instanceof Polygon polygon) {
      ring("gml:exterior", polygon.getExteriorRing());
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        ring("gml:interior", polygon.getInteriorRingN(i));
      }
    } else {
      String member = member(geometry);
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        Geometry part = geometry.getGeometryN(i);
        if (!part.isEmpty()) {
          xml.start(member);
          start(part);
          content(part);
          xml.end().end();
        }
      }
    }
  }

  private static String member(Geometry geometry) {
    if (geometry instanceof MultiPoint) {
      return "gml:pointMember";
    } else if (geometry instanceof MultiLineString) {
      return "gml:curveMember";
    }
    return geometry instanceof MultiPolygon ? "gml:surfaceMember" : "gml:geometryMember";
  }

  private void ring(String boundary, LineString ring) throws IOException {
    xml.start(boundary).start("gml:LinearRing");
    xml.element("gml:posList", Positions.text(ring, " ", " ")).end().end();
  }
}
