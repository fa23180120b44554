package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * A way over land.
 *
 * @param path WGS 84, longitude first, continuous across the antimeridian
 * @param km the geodesic length of {@code path}
 * @param stretches the countries in the order of travel; one that is entered again appears again
 */
public record LandWay(List<Coordinate> path, double km, List<Stretch> stretches) {
  /**
   * A part of a way inside one country.
   *
   * @param country ISO 3166-1 alpha-3
   */
  public record Stretch(String country, double km) {}

  public LandWay {
    path = List.copyOf(path);
    stretches = List.copyOf(stretches);
  }

  /** The same way in the other direction. */
  LandWay reversed() {
    return new LandWay(backwards(path), km, backwards(stretches));
  }

  private static <T> List<T> backwards(List<T> list) {
    List<T> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }
}
