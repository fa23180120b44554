package org.lodeline.geodata.filter.cql2;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Builds the geometries of a filter, and checks them. Heights are read, and do not count. */
public final class Geometries {
  public static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);
  private static final int SMALLEST_RING = 4;

  private Geometries() {}

  public static LineString line(List<Coordinate> positions, String at) {
    if (positions.size() < 2) {
      throw Limits.invalid(at, "a line needs two positions or more");
    }
    return FACTORY.createLineString(positions.toArray(Coordinate[]::new));
  }

  public static Polygon polygon(List<List<Coordinate>> rings, String at) {
    List<LinearRing> closed = rings.stream().map(ring -> ring(ring, at)).toList();
    return FACTORY.createPolygon(
        closed.get(0), closed.subList(1, closed.size()).toArray(LinearRing[]::new));
  }

  private static LinearRing ring(List<Coordinate> positions, String at) {
    if (positions.size() < SMALLEST_RING
        || !positions.get(0).equals2D(positions.get(positions.size() - 1))) {
      throw Limits.invalid(
          at, "a ring of a polygon needs four positions or more, of which the last is the first");
    }
    return FACTORY.createLinearRing(positions.toArray(Coordinate[]::new));
  }

  /** A box of 4 or 6 numbers; one whose west is above its east crosses the antimeridian. */
  static Geometry box(List<Double> numbers, String at) {
    if (numbers.size() != 4 && numbers.size() != 6) {
      throw Limits.invalid(at, "a box needs 4 or 6 numbers, not " + numbers.size());
    }
    int half = numbers.size() / 2;
    double west = numbers.get(0);
    double south = numbers.get(1);
    double east = numbers.get(half);
    double north = numbers.get(half + 1);
    if (south > north) {
      throw Limits.invalid(at, "the south of a box is above its north");
    }
    if (west <= east) {
      return FACTORY.toGeometry(new Envelope(west, east, south, north));
    }
    if (west > 180 || east < -180) {
      throw Limits.invalid(
          at,
          "the west of a box is above its east, but not between -180 and 180 degrees, where it would cross the antimeridian");
    }
    return FACTORY.buildGeometry(
        List.of(
            FACTORY.toGeometry(new Envelope(west, 180, south, north)),
            FACTORY.toGeometry(new Envelope(-180, east, south, north))));
  }

  /** The geometry, if it can be related to others. */
  public static Geometry valid(Geometry geometry, String at) {
    TopologyValidationError error = new IsValidOp(geometry).getValidationError();
    if (error != null) {
      Coordinate place = error.getCoordinate();
      throw Limits.invalid(
          at,
          "the geometry is not valid: "
              + error.getMessage()
              + (place == null ? "" : " at " + place.x + " " + place.y));
    }
    return geometry;
  }
}
