package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.network.LandNetwork.LandWay;

/**
 * Finds the route of the lowest generalised cost: by land, or by land to a port, by sea, and by
 * land from a port. Safe for all threads; each request searches for itself.
 */
public final class Router {
  /** A site is carried to one of so many of the nearest ports, or to one of its own country. */
  private static final int NEAREST_PORTS = 10;

  private static final double MAX_METRES_TO_PORT = 4_500_000;

  /**
   * A site off the coast, or on an island without a port, loads where it is if a sea node is this
   * near.
   */
  private static final double MAX_METRES_TO_SEA = 250_000;

  /**
   * For so many places the ways to their ports are remembered, as deposits and plants are asked for
   * again.
   */
  private static final int MAX_PLACES_KEPT = 2_000;

  private final SeaNetwork sea;
  private final LandNetwork land;
  private final Rates rates;
  private final Map<String, Port> ports = new LinkedHashMap<>();
  private final Map<String, SeaAccess> portAccess = new LinkedHashMap<>();
  private final Map<Place, List<Gateway>> gatewaysByPlace = new ConcurrentHashMap<>();
  private final double[] edgeUsd;

  public Router(SeaNetwork sea, LandNetwork land, List<Port> ports, Rates rates) {
    this.sea = sea;
    this.land = land;
    this.rates = rates;
    for (Port port : ports) {
      this.ports.put(port.id(), port);
      portAccess.put(port.id(), SeaAccess.of(port.position(), sea, land));
    }
    this.edgeUsd = new double[sea.edgeCount()];
    Arrays.setAll(edgeUsd, this::usd);
  }

  /** A router on the bundled networks and rates; takes about a second, so keep it. */
  public static Router load(World world, List<Passage> passages, List<Port> ports) {
    LandNetwork land = new LandNetwork(world.grid());
    return new Router(MarnetReader.read(passages), land, ports, Rates.load());
  }

  private double usd(int edge) {
    double usd = seaUsd(sea.metres(edge));
    long bits = sea.passageBits(edge);
    for (int i = 0; bits >> i != 0; i++) {
      if ((bits >> i & 1) != 0) {
        usd += rates.canalDues(sea.passages().get(i).id());
      }
    }
    return usd;
  }

  private double seaUsd(double metres) {
    return rates.seaUsd(metres / 1000);
  }

  /** The sea network that this router searches. */
  public SeaNetwork sea() {
    return sea;
  }

  /** The land network that this router searches. */
  public LandNetwork land() {
    return land;
  }

  /** The ports that routes may use. */
  public List<Port> ports() {
    return List.copyOf(ports.values());
  }

  /** The cheapest route between any of the starts and any of the ends; empty if there is none. */
  public Optional<Route> route(RouteRequest request) {
    return switch (request.mode()) {
      case LAND -> byLand(request);
      case SEA -> bySea(request, this::nearestSea);
      case ANY -> {
        Optional<Route> byLand = byLand(request);
        Optional<Route> bySea = bySea(request, this::gateways);
        yield byLand.isPresent() && bySea.isPresent()
            ? Optional.of(
                byLand.get().usdPerTonne() <= bySea.get().usdPerTonne()
                    ? byLand.get()
                    : bySea.get())
            : byLand.or(() -> bySea);
      }
    };
  }

  private Optional<Route> byLand(RouteRequest request) {
    Route best = null;
    for (Place from : request.from()) {
      for (Place to : nearestFirst(request.to(), from)) {
        double atLeastUsd = rates.landUsd(Geodesy.metres(from.position(), to.position()) / 1000, 0);
        if (best != null && atLeastUsd >= best.usdPerTonne()) {
          break;
        }
        Optional<LandWay> way = land.way(from.position(), to.position());
        if (way.isPresent()) {
          Route route = new Route(List.of(landLeg(from, to, way.get())), List.of(), 0, 0);
          best = best == null || route.usdPerTonne() < best.usdPerTonne() ? route : best;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static List<Place> nearestFirst(List<Place> places, Place to) {
    return places.stream()
        .sorted(
            Comparator.comparingDouble(place -> Geodesy.metres(to.position(), place.position())))
        .toList();
  }

  /**
   * Where a place meets the sea.
   *
   * @param port null where it loads without a port
   * @param way null where the place itself lies there
   * @param usd from the place to the sea node, or back
   */
  private record Gateway(
      Place place, @Nullable Port port, @Nullable LandWay way, SeaAccess access, double usd) {}

  private interface GatewayFinder {
    List<Gateway> find(Place place);
  }

  private Optional<Route> bySea(RouteRequest request, GatewayFinder finder) {
    Map<Integer, Gateway> starts = cheapestByNode(request.from(), finder);
    Map<Integer, Gateway> ends = cheapestByNode(request.to(), finder);
    SeaPaths paths = new SeaPaths(sea, edgeUsd, sea.bits(request.closed()));
    starts.forEach((node, gateway) -> paths.start(node, gateway.usd));
    double[] endUsd = new double[sea.nodeCount()];
    Arrays.fill(endUsd, Double.POSITIVE_INFINITY);
    ends.forEach((node, gateway) -> endUsd[node] = gateway.usd);
    int last = paths.searchTo(endUsd);
    Gateway end = ends.get(last);
    if (end == null) {
      return Optional.empty();
    }
    int[] edges = paths.edgesTo(last);
    int first = last;
    for (int i = edges.length - 1; i >= 0; i--) {
      first = sea.otherEnd(edges[i], first);
    }
    Gateway start = starts.get(first);
    return start == null ? Optional.empty() : Optional.of(assemble(start, edges, end));
  }

  private static Map<Integer, Gateway> cheapestByNode(List<Place> places, GatewayFinder finder) {
    Map<Integer, Gateway> byNode = new LinkedHashMap<>();
    for (Place place : places) {
      for (Gateway gateway : finder.find(place)) {
        byNode.merge(gateway.access.node(), gateway, (a, b) -> a.usd <= b.usd ? a : b);
      }
    }
    return byNode;
  }

  private List<Gateway> nearestSea(Place place) {
    SeaAccess access = SeaAccess.nearest(place.position(), sea);
    return List.of(new Gateway(place, null, null, access, seaUsd(access.metres())));
  }

  private List<Gateway> gateways(Place place) {
    List<Gateway> known = gatewaysByPlace.get(place);
    if (known == null) {
      known = findGateways(place);
      if (gatewaysByPlace.size() < MAX_PLACES_KEPT) {
        gatewaysByPlace.put(place, known);
      }
    }
    return known;
  }

  private List<Gateway> findGateways(Place place) {
    Port itself = ports.get(place.id());
    if (itself != null) {
      return List.of(gateway(place, itself, null));
    }
    List<Gateway> gateways = new ArrayList<>();
    for (Port port : portsFor(place)) {
      land.way(place.position(), port.position())
          .ifPresent(way -> gateways.add(gateway(place, port, way)));
    }
    if (gateways.isEmpty()) {
      SeaAccess access = SeaAccess.of(place.position(), sea, land);
      if (access.metres() <= MAX_METRES_TO_SEA) {
        double usd = seaUsd(access.metres()) + rates.portUsd();
        gateways.add(new Gateway(place, null, null, access, usd));
      }
    }
    return gateways;
  }

  private Gateway gateway(Place place, Port port, @Nullable LandWay way) {
    SeaAccess access = portAccess(port);
    double landUsd = way == null ? 0 : rates.landUsd(way.km(), way.borders());
    double usd = landUsd + rates.portUsd() + seaUsd(access.metres());
    return new Gateway(place, port, way, access, usd);
  }

  private SeaAccess portAccess(Port port) {
    SeaAccess access = portAccess.get(port.id());
    if (access == null) {
      throw new IllegalArgumentException("no port of this router: " + port.id());
    }
    return access;
  }

  private Set<Port> portsFor(Place place) {
    record Candidate(Port port, double metres) {}
    List<Candidate> byDistance =
        ports.values().stream()
            .map(port -> new Candidate(port, Geodesy.metres(place.position(), port.position())))
            .filter(candidate -> candidate.metres <= reachMetres(candidate.port))
            .sorted(Comparator.comparingDouble(Candidate::metres))
            .toList();
    Set<Port> chosen = new LinkedHashSet<>();
    byDistance.stream().limit(NEAREST_PORTS).forEach(candidate -> chosen.add(candidate.port));
    land.countryAt(place.position())
        .ifPresent(
            country ->
                byDistance.stream()
                    .filter(candidate -> candidate.port.country().equals(country))
                    .forEach(candidate -> chosen.add(candidate.port)));
    return chosen;
  }

  private static double reachMetres(Port port) {
    return Math.min(MAX_METRES_TO_PORT, port.hinterlandKm() * 1000);
  }

  private Route assemble(Gateway start, int[] edges, Gateway end) {
    List<Leg> legs = new ArrayList<>();
    List<Port> called = new ArrayList<>();
    Place loading = start.port == null ? start.place : place(start.port);
    Place discharge = end.port == null ? end.place : place(end.port);
    if (start.way != null) {
      legs.add(landLeg(start.place, loading, start.way));
    }
    legs.add(seaLeg(loading, discharge, start.access, edges, end.access));
    if (end.way != null) {
      legs.add(landLeg(discharge, end.place, end.way.reversed()));
    }
    if (start.port != null) {
      called.add(start.port);
    }
    if (end.port != null) {
      called.add(end.port);
    }
    return new Route(
        legs,
        called,
        2 * rates.portDwellDays().value(),
        2 * rates.portUsd() + (isCabotage(called) ? rates.cabotageUsdPerTonne().value() : 0));
  }

  private static boolean isCabotage(List<Port> called) {
    return called.size() == 2 && called.get(0).country().equals(called.get(1).country());
  }

  private static Place place(Port port) {
    return new Place(port.id(), port.name(), port.position());
  }

  private Leg landLeg(Place from, Place to, LandWay way) {
    double carriedKm = way.km() * rates.landCircuity().value();
    return new Leg(
        Leg.Mode.LAND,
        from,
        to,
        way.km(),
        rates.landDays(way.km()),
        rates.landUsd(way.km(), way.borders()),
        carriedKm * rates.landGramsCo2PerTonneKm().value() / 1000,
        List.of(),
        way.stretches(),
        way.path());
  }

  private Leg seaLeg(Place from, Place to, SeaAccess start, int[] edges, SeaAccess end) {
    List<Coordinate> path = new ArrayList<>(start.approach());
    Set<String> passages = new LinkedHashSet<>();
    double metres = start.metres() + end.metres();
    double usd = seaUsd(metres);
    int node = start.node();
    for (int edge : edges) {
      append(path, sea.coordinates(edge, node));
      node = sea.otherEnd(edge, node);
      metres += sea.metres(edge);
      usd += edgeUsd[edge];
      for (int i = 0; i < sea.passages().size(); i++) {
        if ((sea.passageBits(edge) >> i & 1) != 0) {
          passages.add(sea.passages().get(i).id());
        }
      }
    }
    append(path, List.of(end.approach().get(1), end.approach().get(0)));
    double km = metres / 1000;
    return new Leg(
        Leg.Mode.SEA,
        from,
        to,
        km,
        rates.seaDays(km),
        usd,
        km * rates.seaGramsCo2PerTonneKm().value() / 1000,
        List.copyOf(passages),
        List.of(),
        path);
  }

  /**
   * Appends positions but for the first, which ends {@code path}, without a jump at the
   * antimeridian.
   */
  private static void append(List<Coordinate> path, List<Coordinate> more) {
    for (Coordinate next : more.subList(1, more.size())) {
      double lon = Geodesy.nearestTurn(next.x, path.get(path.size() - 1).x);
      path.add(new Coordinate(lon, next.y));
    }
  }
}
