package org.lodeline.geodata.basemap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.lodeline.geodata.Resources;

/**
 * The lakes and reservoirs of some 500 km2 and more (Natural Earth at 1:50m, public domain, and a
 * few drawn), as they are stored: a GeoJSON MultiPolygon.
 *
 * @param coordinates lakes of closed rings (the shore, then islands) of longitude and latitude in
 *     degrees; no ring crosses the antimeridian
 */
@SuppressWarnings(
    "ArrayRecordComponent") // the arrays are what the JSON holds, and never leave this package
record Lakes(String type, double[][][][] coordinates) {
  private static final String RESOURCE = "basemap/lakes.json";

  static Lakes read() {
    return Resources.json(RESOURCE, Lakes.class);
  }

  /** The rings of each lake, its shore first. */
  List<List<List<Coordinate>>> rings() {
    List<List<List<Coordinate>>> lakes = new ArrayList<>();
    for (double[][][] lake : coordinates) {
      lakes.add(Arrays.stream(lake).map(Lakes::ring).toList());
    }
    return lakes;
  }

  private static List<Coordinate> ring(double[][] positions) {
    return Arrays.stream(positions).map(p -> new Coordinate(p[0], p[1])).toList();
  }
}
