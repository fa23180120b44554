package org.lodeline.geodata.network;

import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.index.strtree.STRtree;

/** How far a position lies inside the land of the base map, exactly. */
final class LandDepth {
  /** Half the sides of the boxes in which the coast is looked for, in degrees of latitude. */
  private static final double[] REACHES = {0.1, 0.5, 2, 10, 60};

  private final IndexedPointInAreaLocator land;
  private final STRtree coast = new STRtree();

  LandDepth(MultiPolygon area) {
    land = new IndexedPointInAreaLocator(area);
    area.apply(
        (GeometryComponentFilter)
            component -> {
              if (component instanceof LineString ring) {
                addCoast(ring.getCoordinateSequence());
              }
            });
    coast.build();
  }

  private void addCoast(CoordinateSequence ring) {
    for (int i = 1; i < ring.size(); i++) {
      Coordinate a = ring.getCoordinate(i - 1);
      Coordinate b = ring.getCoordinate(i);
      // Where the map is cut at the antimeridian there is no coast.
      if (Math.abs(a.x) != 180 || Math.abs(b.x) != 180) {
        coast.insert(new Envelope(a, b), new LineSegment(a, b));
      }
    }
  }

  /** The distance to the nearest coast in km; zero at sea. */
  double km(Coordinate position) {
    if (land.locate(position) == Location.EXTERIOR) {
      return 0;
    }
    // Around the position degrees of longitude are shrunk to the length of those of latitude.
    double shrink = Math.max(0.01, Math.cos(Math.toRadians(position.y)));
    for (double reach : REACHES) {
      Envelope box = new Envelope(position);
      box.expandBy(reach / shrink, reach);
      Coordinate nearest = null;
      double least = reach;
      for (Object found : coast.query(box)) {
        Coordinate c = closestTo(position, (LineSegment) found, shrink);
        if (Math.hypot(c.x, c.y) <= least) {
          least = Math.hypot(c.x, c.y);
          nearest = c;
        }
      }
      if (nearest != null) {
        return Geodesy.metres(
                position.x, position.y, position.x + nearest.x / shrink, position.y + nearest.y)
            / 1000;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Relative to the position, in degrees of latitude. */
  private static Coordinate closestTo(Coordinate position, LineSegment segment, double shrink) {
    return new LineSegment(
            (segment.p0.x - position.x) * shrink,
            segment.p0.y - position.y,
            (segment.p1.x - position.x) * shrink,
            segment.p1.y - position.y)
        .closestPoint(new Coordinate(0, 0));
  }
}
