package org.lodeline.geodata.tiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/** Polygons on the grid of a tile, valid as the specification of vector tiles asks. */
final class GridPolygons {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final PrecisionModel WHOLE = new PrecisionModel(1);

  private GridPolygons() {}

  static Polygon polygon(Coordinate[] shell, List<Coordinate[]> holes) {
    return FACTORY.createPolygon(
        FACTORY.createLinearRing(shell),
        holes.stream().map(FACTORY::createLinearRing).toArray(LinearRing[]::new));
  }

  /**
   * The rings of a feature's polygons as whole units, outer ones clockwise as they are seen and
   * each before its holes. Where all of them are smaller than a unit, a square of one unit stands
   * for them, so that the feature does not vanish.
   */
  static List<int[]> rings(List<Polygon> polygons, double tolerance) {
    List<Polygon> simple = new ArrayList<>();
    for (Polygon polygon : polygons) {
      snapped(polygon, tolerance, simple);
    }
    Geometry snapped = FACTORY.createMultiPolygon(simple.toArray(new Polygon[0]));
    List<int[]> rings = new ArrayList<>();
    // Parts on both sides of the antimeridian have an edge in common: that is mended here, too.
    collect(snapped.isValid() ? snapped : mended(snapped), rings);
    if (rings.isEmpty()) {
      addSquare(polygons, rings);
    }
    return rings;
  }

  private static void snapped(Polygon polygon, double tolerance, List<Polygon> to) {
    int[] shell = snapped(polygon.getExteriorRing(), tolerance);
    if (shell.length < 6) {
      return;
    }
    List<Coordinate[]> holes = new ArrayList<>();
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      int[] hole = snapped(polygon.getInteriorRingN(i), tolerance);
      if (hole.length >= 6) {
        holes.add(closed(hole));
      }
    }
    to.add(polygon(closed(shell), holes));
  }

  private static int[] snapped(LinearRing ring, double tolerance) {
    Geometry simple =
        DouglasPeuckerSimplifier.simplify(
            FACTORY.createLineString(ring.getCoordinateSequence()), tolerance);
    return open(GridLines.snapped(simple.getCoordinates()));
  }

  /** Without the last place, where it is the first. */
  private static int[] open(int[] places) {
    int length = places.length;
    boolean closed =
        length > 2 && places[0] == places[length - 2] && places[1] == places[length - 1];
    return closed ? Arrays.copyOf(places, length - 2) : places;
  }

  private static Coordinate[] closed(int[] places) {
    Coordinate[] ring = new Coordinate[places.length / 2 + 1];
    for (int i = 0; i < ring.length - 1; i++) {
      ring[i] = new Coordinate(places[2 * i], places[2 * i + 1]);
    }
    ring[ring.length - 1] = ring[0].copy();
    return ring;
  }

  private static Geometry mended(Geometry geometry) {
    return GeometryPrecisionReducer.reduce(GeometryFixer.fix(geometry), WHOLE);
  }

  private static void collect(Geometry geometry, List<int[]> rings) {
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        rings.add(oriented(polygon.getExteriorRing(), true));
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          rings.add(oriented(polygon.getInteriorRingN(hole), false));
        }
      }
    }
  }

  private static int[] oriented(LinearRing ring, boolean outer) {
    Coordinate[] path = ring.getCoordinates();
    // JTS takes y to go up: what is clockwise there is not so on the grid.
    boolean clockwiseAsSeen = Area.ofRingSigned(path) < 0;
    return open(
        GridLines.snapped((clockwiseAsSeen == outer ? ring : ring.reverse()).getCoordinates()));
  }

  private static void addSquare(List<Polygon> polygons, List<int[]> rings) {
    Envelope box = new Envelope();
    polygons.forEach(polygon -> box.expandToInclude(polygon.getEnvelopeInternal()));
    int x = (int) Math.floor((box.getMinX() + box.getMaxX()) / 2);
    int y = (int) Math.floor((box.getMinY() + box.getMaxY()) / 2);
    if (GridLines.isInTile(x, y)) {
      rings.add(new int[] {x, y, x + 1, y, x + 1, y + 1, x, y + 1});
    }
  }

  /** The area in square units. */
  static double area(List<int[]> rings) {
    double twice = 0;
    for (int[] ring : rings) {
      for (int i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
        twice += (double) ring[before] * ring[i + 1] - (double) ring[i] * ring[before + 1];
      }
    }
    return twice / 2;
  }
}
