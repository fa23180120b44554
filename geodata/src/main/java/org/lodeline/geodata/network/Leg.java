package org.lodeline.geodata.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/**
 * A part of a route in one mode.
 *
 * @param km geodesic length of {@code path}
 * @param days under way; time in port is counted by the route
 * @param usdPerTonne generalised cost, with time, canal dues and borders, without ports
 * @param co2KgPerTonne well to wake
 * @param passages ids in the order of travel, for a sea leg
 * @param stretches the countries in the order of travel, for a land leg
 * @param path WGS 84, longitude first, continuous across the antimeridian
 */
public record Leg(
    Mode mode,
    Place from,
    Place to,
    double km,
    double days,
    double usdPerTonne,
    double co2KgPerTonne,
    List<String> passages,
    List<LandWay.Stretch> stretches,
    List<Coordinate> path) {

  /** The km in each country (ISO 3166-1 alpha-3), in the order in which they are first entered. */
  public Map<String, Double> countryKm() {
    Map<String, Double> km = new LinkedHashMap<>();
    stretches.forEach(stretch -> km.merge(stretch.country(), stretch.km(), Double::sum));
    return km;
  }

  /** How goods move on a leg. */
  public enum Mode {
    LAND,
    SEA;

    /** The name that requests and answers use. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
