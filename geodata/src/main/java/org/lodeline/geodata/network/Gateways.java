package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the ports that a place can use, with the way to each. Safe for all threads. */
final class Gateways {
  /** A site is carried to one of the ports that it reaches most cheaply, of at least so many. */
  private static final int NEAREST_PORTS = 10;

  /**
   * A port is looked at while it costs no more over land than the cheapest one and a voyage half
   * around the Earth: hardly any port farther off can save more than that at sea.
   */
  private static final double LONGEST_VOYAGE_SAVED_KM = 20_000;

  private static final double MAX_KM_TO_PORT = 5_000;

  /** A site on an island without a port loads on the shore, if a sea node is this near. */
  private static final double MAX_METRES_FROM_SHORE = 200_000;

  /** A site at sea loads where it is, if a sea node is this near: lanes are sparse in mid-ocean. */
  static final double MAX_METRES_AT_SEA = 500_000;

  /**
   * For so many places the ways to their ports are kept, as deposits and plants are asked for
   * again.
   */
  private static final int MAX_PLACES_KEPT = 2_000;

  private final SeaNetwork sea;
  private final LandNetwork land;
  private final Rates rates;

  private record JoinedPort(Port port, SeaAccess access) {}

  private record Known(Place place, Set<String> closedCountries) {}

  private final Map<String, JoinedPort> ports = new LinkedHashMap<>();
  private final LandNetwork.Reach reach;
  private final List<JoinedPort> portList;
  private final LandNetwork.Ends portEnds;
  private final Map<Known, List<Gateway>> known = new ConcurrentHashMap<>();

  Gateways(SeaNetwork sea, LandNetwork land, List<Port> ports, Rates rates) {
    this.sea = sea;
    this.land = land;
    this.rates = rates;
    for (Port port : ports) {
      this.ports.put(port.id(), new JoinedPort(port, SeaAccess.of(port.position(), sea, land)));
    }
    this.reach =
        new LandNetwork.Reach(
            NEAREST_PORTS,
            rates.seaUsd(LONGEST_VOYAGE_SAVED_KM),
            rates.landUsd(MAX_KM_TO_PORT * rates.landCircuity().value()));
    this.portList = List.copyOf(this.ports.values());
    this.portEnds = land.ends(ports.stream().map(Port::position).toList());
  }

  List<Port> ports() {
    return ports.values().stream().map(JoinedPort::port).toList();
  }

  /** The country of a place (ISO 3166-1 alpha-3); empty at sea. */
  Optional<String> countryOf(Place place) {
    return Optional.ofNullable(ports.get(place.id()))
        .map(joined -> joined.port.country())
        .or(() -> land.countryAt(place.position()));
  }

  /** The gateways of a place: for a port itself, and the ports that it can reach by land. */
  List<Gateway> of(Place place, Closures closed) {
    List<Gateway> gateways = of(place, closed.countries());
    return closed.ports().isEmpty()
        ? gateways
        : gateways.stream()
            .filter(
                gateway -> gateway.port().map(Port::id).filter(closed.ports()::contains).isEmpty())
            .toList();
  }

  private List<Gateway> of(Place place, Set<String> closedCountries) {
    Known key = new Known(place, closedCountries);
    List<Gateway> gateways = known.get(key);
    if (gateways == null) {
      gateways = find(place, closedCountries);
      if (known.size() < MAX_PLACES_KEPT) {
        known.put(key, gateways);
      }
    }
    return gateways;
  }

  /** The sea node nearest to a place, whatever lies between. */
  List<Gateway> nearestSea(Place place) {
    SeaAccess access = SeaAccess.nearest(place.position(), sea);
    return List.of(
        new Gateway(place, null, null, access, false, rates.seaUsd(access.metres() / 1000)));
  }

  private List<Gateway> find(Place place, Set<String> closedCountries) {
    List<Gateway> gateways = new ArrayList<>();
    JoinedPort itself = ports.get(place.id());
    if (itself != null && !closedCountries.contains(itself.port.country())) {
      gateways.add(gateway(place, itself, null));
    }
    if (!closedCountries.isEmpty()) {
      List<Gateway> whileAllAreOpen = of(place, Set.of());
      if (whileAllAreOpen.stream().allMatch(gateway -> gateway.port().isEmpty())) {
        return whileAllAreOpen;
      }
    }
    for (LandNetwork.Found found :
        land.nearest(
            place.position(),
            portEnds,
            i ->
                !portList.get(i).equals(itself)
                    && isReached(portList.get(i).port, place, closedCountries),
            reach,
            closedCountries)) {
      gateways.add(gateway(place, portList.get(found.end()), found.way()));
    }
    if (gateways.isEmpty() && closedCountries.isEmpty()) {
      SeaAccess access = SeaAccess.of(place.position(), sea, land);
      boolean onLand = land.countryAt(place.position()).isPresent();
      if (access.metres() <= (onLand ? MAX_METRES_FROM_SHORE : MAX_METRES_AT_SEA)) {
        double usd = rates.seaUsd(access.metres() / 1000) + rates.portUsd();
        gateways.add(new Gateway(place, null, null, access, true, usd));
      }
    }
    return gateways;
  }

  private static boolean isReached(Port port, Place from, Set<String> closedCountries) {
    return !closedCountries.contains(port.country())
        && Geodesy.metres(from.position(), port.position()) <= port.hinterlandKm() * 1000;
  }

  private Gateway gateway(Place place, JoinedPort port, @Nullable LandWay way) {
    double landUsd = way == null ? 0 : rates.landUsd(way);
    double usd = landUsd + rates.portUsd() + rates.seaUsd(port.access.metres() / 1000);
    return new Gateway(place, port.port, way, port.access, true, usd);
  }
}
