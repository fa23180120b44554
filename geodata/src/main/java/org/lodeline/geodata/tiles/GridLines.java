package org.lodeline.geodata.tiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.lodeline.geodata.format.VectorTileLayer;

/** Lines on the grid of a tile. */
final class GridLines {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private GridLines() {}

  /**
   * The lines of a feature as whole units. Where all of them are shorter than a unit, the first
   * becomes one of one unit, so that the feature does not vanish.
   */
  static List<int[]> lines(List<Coordinate[]> lines, double tolerance) {
    List<int[]> whole = new ArrayList<>();
    for (Coordinate[] line : lines) {
      int[] places =
          snapped(
              DouglasPeuckerSimplifier.simplify(FACTORY.createLineString(line), tolerance)
                  .getCoordinates());
      if (places.length >= 4) {
        whole.add(places);
      }
    }
    if (whole.isEmpty()) {
      int[] first = snapped(lines.get(0));
      if (isInTile(first[0], first[1])) {
        whole.add(new int[] {first[0], first[1], first[0] + 1, first[1]});
      }
    }
    return whole;
  }

  /** Whole units, without those that follow their like. */
  static int[] snapped(Coordinate[] path) {
    int[] places = new int[path.length * 2];
    int length = 0;
    for (Coordinate vertex : path) {
      int x = (int) Math.round(vertex.x);
      int y = (int) Math.round(vertex.y);
      if (length == 0 || places[length - 2] != x || places[length - 1] != y) {
        places[length++] = x;
        places[length++] = y;
      }
    }
    return Arrays.copyOf(places, length);
  }

  /** Whether a place is within the tile itself, rather than around it. */
  static boolean isInTile(int x, int y) {
    return x >= 0 && y >= 0 && x < VectorTileLayer.EXTENT && y < VectorTileLayer.EXTENT;
  }

  static double length(List<int[]> lines) {
    double length = 0;
    for (int[] line : lines) {
      for (int i = 2; i < line.length; i += 2) {
        length += Math.hypot((double) line[i] - line[i - 2], (double) line[i + 1] - line[i - 1]);
      }
    }
    return length;
  }
}
