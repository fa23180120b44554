package org.lodeline.geodata.network;

import org.locationtech.jts.geom.Coordinate;
import org.lodeline.geodata.basemap.CountryGrid;

/**
 * Looks along straight lines (straight in degrees, as short ones may be) over land: whether they
 * stay on it, and which areas they cross. Immutable and safe for all threads.
 *
 * <p>Areas are the numbers of {@link CountryGrid#areaAt}, with water as {@link #WATER} and land
 * without a country's code as {@link #NOBODYS}: neither is a country to enter or to leave.
 */
final class LandSight {
  static final int WATER = 0;

  /** Land of no country that has a code; goods cross it as a part of the country before it. */
  static final int NOBODYS = -1;

  /**
   * The longest stretch of water that a way over land may cross: bridges, ferries, and the error of
   * the coasts.
   */
  static final double MAX_WATER_METRES = 30_000;

  private static final double METRES_PER_DEGREE = 111_195;
  private static final double SAMPLE_DEGREES = CountryGrid.CELL_DEGREES / 2;

  private final CountryGrid grid;
  private final boolean[] hasCode;

  LandSight(CountryGrid grid) {
    this.grid = grid;
    this.hasCode = new boolean[grid.areaCount()];
    for (int area = 0; area < hasCode.length; area++) {
      hasCode[area] = grid.codeOf(area).isPresent();
    }
  }

  /** What lies at the position. */
  int areaAt(double lon, double lat) {
    int area = grid.areaAt(lon, lat);
    if (area == WATER || grid.isLake(lon, lat)) {
      return WATER;
    }
    return hasCode[area] ? area : NOBODYS;
  }

  static boolean isCountry(int area) {
    return area > WATER;
  }

  /**
   * Whether the straight line between two positions of a path crosses no wide water and the same
   * countries in the same order as the path does.
   *
   * @param areas what lies at each position of the path
   * @param first index of the position where the line begins
   * @param last index of the position where it ends, above {@code first}
   */
  boolean isClear(Coordinate[] path, int[] areas, int first, int last) {
    Coordinate a = path[first];
    Coordinate b = path[last];
    int steps = steps(a, b);
    double stepMetres = approximateMetres(a, b) / steps;
    double waterMetres = 0;
    int at = first;
    int country = WATER;
    for (int i = 0; i < steps; i++) {
      double part = (i + 0.5) / steps;
      int area = areaAt(a.x + part * (b.x - a.x), a.y + part * (b.y - a.y));
      if (area == WATER) {
        waterMetres += stepMetres;
        if (waterMetres > MAX_WATER_METRES) {
          return false;
        }
        continue;
      }
      waterMetres = 0;
      if (area != country && area != NOBODYS) {
        at = nextCountry(areas, at, last, country);
        if (at > last || areas[at] != area) {
          return false;
        }
        country = area;
      }
    }
    return nextCountry(areas, at, last, country) > last;
  }

  /** The index of the first position at or after {@code at} in another country. */
  private static int nextCountry(int[] areas, int at, int last, int country) {
    int next = at;
    while (next <= last && (!isCountry(areas[next]) || areas[next] == country)) {
      next++;
    }
    return next;
  }

  /** Told, in order, of parts of a line that lie in one area each. */
  interface Visitor {
    /** So much of the line's length, as a share of 1, lies in this area. */
    void part(int area, double share);
  }

  /** Visits what lies along the line between two positions, in steps of half a cell. */
  void walk(Coordinate a, Coordinate b, Visitor visitor) {
    int steps = steps(a, b);
    for (int i = 0; i < steps; i++) {
      double part = (i + 0.5) / steps;
      visitor.part(areaAt(a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)), 1.0 / steps);
    }
  }

  private static int steps(Coordinate a, Coordinate b) {
    double degrees = Math.max(Math.abs(b.x - a.x), Math.abs(b.y - a.y));
    return Math.max(1, (int) Math.ceil(degrees / SAMPLE_DEGREES));
  }

  /** To a few per cent, for positions a few degrees apart. */
  static double approximateMetres(Coordinate a, Coordinate b) {
    double shrink = Math.cos(Math.toRadians((a.y + b.y) / 2));
    return METRES_PER_DEGREE * Math.hypot((b.x - a.x) * shrink, b.y - a.y);
  }
}
