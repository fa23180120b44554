package org.lodeline.geodata.supply;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodeline.geodata.network.Place;
import org.lodeline.geodata.network.Route;

/**
 * The way that goods take, or could take, between two places.
 *
 * @param flow what moves; for a potential corridor a flow without quantity
 * @param fromCountry ISO 3166-1 alpha-3
 * @param toCountry ISO 3166-1 alpha-3
 * @param from the places that may stand for its origin
 * @param to the places that may stand for its destination
 * @param route empty if there is no way
 */
public record Corridor(
    Kind kind,
    Flow flow,
    String fromName,
    String toName,
    String fromCountry,
    String toCountry,
    List<Place> from,
    List<Place> to,
    Optional<Route> route) {

  /** The same corridor by another way, or by none. */
  Corridor by(Optional<Route> other) {
    return new Corridor(kind, flow, fromName, toName, fromCountry, toCountry, from, to, other);
  }

  /** Whether something is recorded to move. */
  public enum Kind {
    ACTUAL,
    POTENTIAL;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
