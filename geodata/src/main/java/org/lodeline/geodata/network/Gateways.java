package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.network.LandNetwork.LandWay;

/** Finds the ports that a place can use, with the way to each. Safe for all threads. */
final class Gateways {
  /** A site is carried to one of so many of the nearest ports, or to one of its own country. */
  private static final int NEAREST_PORTS = 10;

  private static final double MAX_METRES_TO_PORT = 4_500_000;

  /** A site on an island without a port loads on the shore, if a sea node is this near. */
  private static final double MAX_METRES_FROM_SHORE = 200_000;

  /** A site at sea loads where it is, if a sea node is this near: lanes are sparse in mid-ocean. */
  private static final double MAX_METRES_AT_SEA = 500_000;

  /**
   * For so many places the ways to their ports are kept, as deposits and plants are asked for
   * again.
   */
  private static final int MAX_PLACES_KEPT = 2_000;

  private final SeaNetwork sea;
  private final LandNetwork land;
  private final Rates rates;

  private record JoinedPort(Port port, SeaAccess access) {}

  private final Map<String, JoinedPort> ports = new LinkedHashMap<>();
  private final Map<Place, List<Gateway>> known = new ConcurrentHashMap<>();

  Gateways(SeaNetwork sea, LandNetwork land, List<Port> ports, Rates rates) {
    this.sea = sea;
    this.land = land;
    this.rates = rates;
    for (Port port : ports) {
      this.ports.put(port.id(), new JoinedPort(port, SeaAccess.of(port.position(), sea, land)));
    }
  }

  List<Port> ports() {
    return ports.values().stream().map(JoinedPort::port).toList();
  }

  /** The gateways of a place: for a port itself, else the ports that it can reach by land. */
  List<Gateway> of(Place place) {
    List<Gateway> gateways = known.get(place);
    if (gateways == null) {
      gateways = find(place);
      if (known.size() < MAX_PLACES_KEPT) {
        known.put(place, gateways);
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

  private List<Gateway> find(Place place) {
    JoinedPort itself = ports.get(place.id());
    if (itself != null) {
      return List.of(gateway(place, itself, null));
    }
    List<Gateway> gateways = new ArrayList<>();
    for (JoinedPort port : within(place)) {
      land.way(place.position(), port.port.position())
          .ifPresent(way -> gateways.add(gateway(place, port, way)));
    }
    if (gateways.isEmpty()) {
      SeaAccess access = SeaAccess.of(place.position(), sea, land);
      boolean onLand = land.countryAt(place.position()).isPresent();
      if (access.metres() <= (onLand ? MAX_METRES_FROM_SHORE : MAX_METRES_AT_SEA)) {
        double usd = rates.seaUsd(access.metres() / 1000) + rates.portUsd();
        gateways.add(new Gateway(place, null, null, access, true, usd));
      }
    }
    return gateways;
  }

  private Gateway gateway(Place place, JoinedPort port, @Nullable LandWay way) {
    double landUsd = way == null ? 0 : rates.landUsd(way.km(), way.borders());
    double usd = landUsd + rates.portUsd() + rates.seaUsd(port.access.metres() / 1000);
    return new Gateway(place, port.port, way, port.access, true, usd);
  }

  private Set<JoinedPort> within(Place place) {
    record Candidate(JoinedPort port, double metres) {}
    List<Candidate> byDistance =
        ports.values().stream()
            .map(
                port -> new Candidate(port, Geodesy.metres(place.position(), port.port.position())))
            .filter(candidate -> candidate.metres <= reachMetres(candidate.port.port))
            .sorted(Comparator.comparingDouble(Candidate::metres))
            .toList();
    Set<JoinedPort> chosen = new LinkedHashSet<>();
    byDistance.stream().limit(NEAREST_PORTS).forEach(candidate -> chosen.add(candidate.port));
    land.countryAt(place.position())
        .ifPresent(
            country ->
                byDistance.stream()
                    .map(Candidate::port)
                    .filter(port -> port.port.country().equals(country))
                    .forEach(chosen::add));
    return chosen;
  }

  private static double reachMetres(Port port) {
    return Math.min(MAX_METRES_TO_PORT, port.hinterlandKm() * 1000);
  }
}
