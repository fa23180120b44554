package org.lodeline.geodata.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/**
 * A part of a route in one mode.
 *
 * @param km geodesic length of {@code path}
 * @param days under way; time in port is counted by the route
 * @param usdPerTonne generalised cost, with canal dues and borders, without port handling
 * @param co2KgPerTonne well to wake
 * @param passages ids in the order of travel, for a sea leg
 * @param countryKm km in each country, for a land leg
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
    Map<String, Double> countryKm,
    List<Coordinate> path) {

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
