package org.lodeline.geodata.filter;

import java.util.List;
import java.util.Optional;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.expression.Expression;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.lodeline.geodata.crs.Crs;

/** Features in a box of a projected system. */
final class ProjectedBox {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int STEPS_OF_AN_EDGE = 64;

  /** How far a position of the edge may come back from where it was, as a part of a step. */
  private static final double TOLERANCE = 1e-3;

  private ProjectedBox() {}

  /**
   * The box as an area of WGS 84, with its edges bent as they are there, and cut at the
   * antimeridian where it crosses it. Empty where that is no simple area: a pole is in it, or a
   * part of it is beyond what the system can show.
   */
  static Optional<Geometry> area(Envelope box, Crs crs) {
    double step = Math.max(box.getWidth(), box.getHeight()) / STEPS_OF_AN_EDGE;
    if (box.getWidth() <= 0 || box.getHeight() <= 0) {
      return Optional.empty();
    }
    Coordinate[] edges = Densifier.densify(FACTORY.toGeometry(box), step).getCoordinates();
    Coordinate[] ring = new Coordinate[edges.length];
    for (int i = 0; i < edges.length; i++) {
      Optional<Coordinate> there = inverse(edges[i], crs, step * TOLERANCE);
      if (there.isEmpty()) {
        return Optional.empty();
      }
      ring[i] = there.get();
    }
    Coordinate[] unrolled = unrolled(ring);
    if (Math.abs(unrolled[unrolled.length - 1].x - unrolled[0].x) > 180) {
      return Optional.empty();
    }
    unrolled[unrolled.length - 1] = unrolled[0];
    Geometry area = FACTORY.createPolygon(unrolled);
    return IsValidOp.isValid(area) ? Optional.of(cut(area)) : Optional.empty();
  }

  /** Where a position is in WGS 84; empty if the system does not lead back to it from there. */
  private static Optional<Coordinate> inverse(Coordinate position, Crs crs, double tolerance) {
    try {
      Geometry there = crs.toCrs84(FACTORY.createPoint(position));
      return crs.fromCrs84(there)
          .filter(back -> back.getCoordinate().distance(position) <= tolerance)
          .map(back -> there.getCoordinate());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
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

  private static Geometry cut(Geometry area) {
    Envelope extent = area.getEnvelopeInternal();
    if (extent.getMinX() >= -180 && extent.getMaxX() <= 180) {
      return area;
    }
    Geometry world = FACTORY.toGeometry(new Envelope(-180, 180, -90, 90));
    List<Geometry> parts =
        List.of(-360, 0, 360).stream()
            .map(turn -> AffineTransformation.translationInstance(turn, 0).transform(area))
            .map(moved -> moved.intersection(world))
            .filter(part -> part.getDimension() == 2)
            .toList();
    return parts.size() == 1 ? parts.get(0) : FACTORY.buildGeometry(parts).buffer(0);
  }

  /** Features that meet the box where they are shown in its system, one by one: exact, and slow. */
  static Filter there(Expression geometry, Envelope box, Crs crs) {
    Geometry area = FACTORY.toGeometry(box);
    return Predicates.is(
        true,
        new StrictFunction(
            "in_box_of_" + crs.shortName(),
            List.of(geometry),
            values ->
                crs.fromCrs84((Geometry) values.get(0)).filter(area::intersects).isPresent()));
  }
}
