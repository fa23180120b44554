package org.lodeline.geodata.network;

import java.util.List;
import java.util.Locale;

/**
 * What to route.
 *
 * @param from the places that may be the start; the route takes the one of the lowest cost
 * @param to the places that may be the end
 * @param closed what may not be used, arctic passages included
 * @param mode which modes may be used
 */
public record RouteRequest(List<Place> from, List<Place> to, Closures closed, Mode mode) {
  public RouteRequest {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  /** Which modes a route may use. */
  public enum Mode {
    /** By land, or by land, port, sea, port and land, whichever costs less. */
    ANY,
    /** From the sea node nearest to the start to the one nearest to the end. */
    SEA,
    /** By land alone. */
    LAND;

    /** The name that requests use. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
