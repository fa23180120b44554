package org.lodeline.geodata.basemap;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.lodeline.geodata.Resources;

/**
 * The base map as it is stored: a quantised TopoJSON topology whose arcs are shared between
 * neighbours.
 *
 * @param transform turns quantised positions into degrees
 * @param arcs delta-encoded, quantised positions
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@SuppressWarnings(
    "ArrayRecordComponent") // the arrays are what the JSON holds, and never leave this package
record TopoJson(Transform transform, Objects objects, int[][][] arcs) {

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Transform(double[] scale, double[] translate) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Objects(Countries countries, Shape land) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Countries(List<Shape> geometries) {}

  /** A MultiPolygon: polygons of rings of arc numbers; {@code ~n} is arc n backwards. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Shape(@Nullable String id, @Nullable Properties properties, int[][][] arcs) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Properties(String name, @Nullable String iso2, double[] label, int rank) {}

  static TopoJson read() {
    return Resources.json(World.RESOURCE, TopoJson.class);
  }

  /**
   * The closed ring that the arcs describe, in degrees. Longitudes are continuous: a ring that
   * crosses the antimeridian leaves the range of -180 to 180, and one around a pole does not return
   * to its first longitude.
   */
  List<Coordinate> ring(int[] arcNumbers) {
    List<Coordinate> ring = new ArrayList<>();
    for (int number : arcNumbers) {
      List<Coordinate> points = arc(number);
      for (int i = ring.isEmpty() ? 0 : 1; i < points.size(); i++) {
        Coordinate point = points.get(i);
        if (!ring.isEmpty()) {
          double previous = ring.get(ring.size() - 1).x;
          point.x += 360 * Math.rint((previous - point.x) / 360);
        }
        ring.add(point);
      }
    }
    return ring;
  }

  private List<Coordinate> arc(int number) {
    int[][] deltas = arcs[number < 0 ? ~number : number];
    List<Coordinate> points = new ArrayList<>(deltas.length);
    long x = 0;
    long y = 0;
    for (int[] delta : deltas) {
      x += delta[0];
      y += delta[1];
      points.add(
          new Coordinate(
              x * transform.scale[0] + transform.translate[0],
              y * transform.scale[1] + transform.translate[1]));
    }
    if (number < 0) {
      Collections.reverse(points);
    }
    return points;
  }
}
