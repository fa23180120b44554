package org.lodeline.geodata.filter;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.lodeline.geodata.crs.Crs;

/** A box of a projected system as an area of WGS 84, with its edges bent as they are there. */
final class ProjectedBox {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int STEPS_OF_AN_EDGE = 64;

  private ProjectedBox() {}

  /**
   * The area, cut at the antimeridian where it crosses it.
   *
   * @throws IllegalArgumentException if a part of the box is outside what the system can show
   */
  static Geometry area(Envelope box, Crs crs) {
    Geometry edges = FACTORY.toGeometry(box);
    double step = Math.max(box.getWidth(), box.getHeight()) / STEPS_OF_AN_EDGE;
    Coordinate[] ring =
        crs.toCrs84(step > 0 ? Densifier.densify(edges, step) : edges).getCoordinates();
    Coordinate[] unrolled = unrolled(ring);
    Coordinate last = unrolled[unrolled.length - 1];
    if (ring.length < 4 || last.x == unrolled[0].x) {
      return ring.length < 4 ? FACTORY.createLineString(ring) : cut(polygon(List.of(unrolled)));
    }
    // Once around a pole: the area is all that lies between the ring and it.
    double pole = Math.copySign(90, unrolled[0].y);
    List<Coordinate> cap = new ArrayList<>(List.of(unrolled));
    cap.add(new Coordinate(last.x, pole));
    cap.add(new Coordinate(unrolled[0].x, pole));
    cap.add(unrolled[0]);
    return cut(polygon(cap));
  }

  /** The ring with longitudes that go on beyond 180 degrees, rather than jump. */
  private static Coordinate[] unrolled(Coordinate[] ring) {
    Coordinate[] unrolled = new Coordinate[ring.length];
    double turn = 0;
    for (int i = 0; i < ring.length; i++) {
      double jump = i == 0 ? 0 : ring[i].x - ring[i - 1].x;
      turn += jump > 180 ? -360 : jump < -180 ? 360 : 0;
      unrolled[i] = new Coordinate(ring[i].x + turn, ring[i].y);
    }
    return unrolled;
  }

  private static Geometry polygon(List<Coordinate> ring) {
    return FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
  }

  private static Geometry cut(Geometry area) {
    Geometry world = FACTORY.toGeometry(new Envelope(-180, 180, -90, 90));
    Envelope extent = area.getEnvelopeInternal();
    if (extent.getMinX() >= -180 && extent.getMaxX() <= 180) {
      return area;
    }
    List<Geometry> parts = new ArrayList<>();
    for (int turn : new int[] {-360, 0, 360}) {
      Geometry moved = AffineTransformation.translationInstance(turn, 0).transform(area);
      Geometry part = moved.intersection(world);
      for (int i = 0; i < part.getNumGeometries(); i++) {
        if (part.getGeometryN(i).getDimension() == 2) {
          parts.add(part.getGeometryN(i));
        }
      }
    }
    return FACTORY.buildGeometry(parts);
  }
}
