package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** Cuts paths at the antimeridian, as RFC 7946 (section 3.1.9) asks. */
public final class Antimeridian {
  private Antimeridian() {}

  /**
   * Splits a path.
   *
   * @param path longitudes continuous, of any whole turn
   * @return parts whose longitudes lie within -180 to 180; at a cut one part ends on 180 and the
   *     next begins on -180, or the other way round, at the same latitude
   */
  public static List<List<Coordinate>> split(List<Coordinate> path) {
    List<List<Coordinate>> parts = new ArrayList<>();
    List<Coordinate> part = new ArrayList<>();
    long turn = turn(path.get(0).x);
    for (int i = 0; i < path.size(); i++) {
      Coordinate c = path.get(i);
      while (i > 0 && (c.x - 360.0 * turn > 180 || c.x - 360.0 * turn < -180)) {
        Coordinate before = path.get(i - 1);
        int side = c.x - 360.0 * turn > 180 ? 1 : -1;
        double seam = 360.0 * turn + 180.0 * side;
        double lat = before.y + (seam - before.x) / (c.x - before.x) * (c.y - before.y);
        part.add(new Coordinate(180.0 * side, lat));
        addIfLine(parts, part);
        part = new ArrayList<>();
        part.add(new Coordinate(-180.0 * side, lat));
        turn += side;
      }
      part.add(new Coordinate(c.x - 360.0 * turn, c.y));
    }
    addIfLine(parts, part);
    return parts;
  }

  private static long turn(double lon) {
    return (long) Math.floor((lon + 180) / 360);
  }

  private static void addIfLine(List<List<Coordinate>> parts, List<Coordinate> part) {
    if (part.size() > 1 && !(part.size() == 2 && part.get(0).equals2D(part.get(1)))) {
      parts.add(part);
    }
  }
}
