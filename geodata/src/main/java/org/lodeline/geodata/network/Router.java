package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.locationtech.jts.geom.LineString;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.network.LandNetwork.LandWay;

/**
 * Finds the route of the lowest generalised cost: by land, or by land to a port, by sea, and by
 * land from a port. Safe for all threads; each request searches for itself.
 */
public final class Router {
  private final SeaNetwork sea;
  private final LandNetwork land;
  private final Rates rates;
  private final Gateways gateways;
  private final Legs legs;
  private final double[] edgeUsd;

  public Router(SeaNetwork sea, LandNetwork land, List<Port> ports, Rates rates) {
    this.sea = sea;
    this.land = land;
    this.rates = rates;
    this.gateways = new Gateways(sea, land, ports, rates);
    this.legs = new Legs(sea, rates);
    this.edgeUsd = new double[sea.edgeCount()];
    Arrays.setAll(edgeUsd, this::usd);
  }

  /**
   * A router with the bundled rates; takes about half a second, so keep it.
   *
   * @param lanes from {@link MarnetReader#lanes}; they get a node where ships turn off to a port
   */
  public static Router load(
      World world, List<LineString> lanes, List<Passage> passages, List<Port> ports) {
    List<Position> positions = ports.stream().map(Port::position).toList();
    SeaNetwork sea = new SeaNetwork(LaneCuts.cut(lanes, positions), passages);
    return new Router(sea, new LandNetwork(world.grid()), ports, Rates.load());
  }

  private double usd(int edge) {
    double dues =
        sea.passagesOf(edge).stream().mapToDouble(passage -> rates.canalDues(passage.id())).sum();
    return rates.seaUsd(sea.metres(edge) / 1000) + dues;
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
    return gateways.ports();
  }

  /** The cheapest route between any of the starts and any of the ends; empty if there is none. */
  public Optional<Route> route(RouteRequest request) {
    return switch (request.mode()) {
      case LAND -> byLand(request.from(), request.to());
      case SEA ->
          bySea(
              cheapestByNode(request.from(), gateways::nearestSea),
              cheapestByNode(request.to(), gateways::nearestSea),
              request.closed());
      case ANY -> {
        Map<Integer, Gateway> starts = cheapestByNode(request.from(), gateways::of);
        Map<Integer, Gateway> ends = cheapestByNode(request.to(), gateways::of);
        yield best(
            byLand(request.from(), request.to()),
            bySea(starts, ends, request.closed()),
            starts,
            ends,
            request.closed());
      }
    };
  }

  /**
   * The cheapest routes by any mode from many starts to the same ends, which take one search of the
   * sea network.
   *
   * @param starts for each route the places that may be its start
   * @return for each of the starts the route, or empty if there is none
   */
  public List<Optional<Route>> routes(
      List<List<Place>> starts, List<Place> to, Set<Passage> closed) {
    if (starts.size() == 1) {
      // A search for one start ends when it is reached.
      return List.of(route(new RouteRequest(starts.get(0), to, closed, RouteRequest.Mode.ANY)));
    }
    Map<Integer, Gateway> ends = cheapestByNode(to, gateways::of);
    SeaPaths paths = search(ends, closed);
    paths.settleAll();
    return starts.stream()
        .map(
            from -> {
              Map<Integer, Gateway> byNode = cheapestByNode(from, gateways::of);
              Optional<Route> bySea = assemble(cheapest(byNode, paths), paths, ends);
              return best(byLand(from, to), bySea, byNode, ends, closed);
            })
        .toList();
  }

  /**
   * The cheaper of two routes. A search knows nothing of cabotage: where it led from one port of a
   * country to another, a route by a port of another country may be cheaper still, but never by
   * more than the surcharge.
   */
  private Optional<Route> best(
      Optional<Route> byLand,
      Optional<Route> bySea,
      Map<Integer, Gateway> starts,
      Map<Integer, Gateway> ends,
      Set<Passage> closed) {
    Optional<Route> cheaper = cheaper(byLand, bySea);
    if (bySea.isEmpty()
        || !isCabotage(bySea.get().ports())
        || cheaper.get().usdPerTonne()
            <= bySea.get().usdPerTonne() - rates.cabotageUsdPerTonne().value()) {
      return cheaper;
    }
    String country = bySea.get().ports().get(0).country();
    Map<Integer, Gateway> startsAbroad = abroad(starts, country);
    Map<Integer, Gateway> endsAbroad = abroad(ends, country);
    Optional<Route> loadedAbroad = bySea(startsAbroad, ends, closed);
    Optional<Route> dischargedAbroad = bySea(starts, endsAbroad, closed);
    return cheaper(
        best(cheaper, loadedAbroad, startsAbroad, ends, closed),
        best(cheaper, dischargedAbroad, starts, endsAbroad, closed));
  }

  private static Optional<Route> cheaper(Optional<Route> one, Optional<Route> other) {
    return Stream.of(one, other)
        .flatMap(Optional::stream)
        .min(Comparator.comparingDouble(Route::usdPerTonne));
  }

  private Optional<Route> byLand(List<Place> starts, List<Place> ends) {
    Route best = null;
    for (Place from : starts) {
      for (Place to : nearestFirst(ends, from)) {
        double atLeastUsd = rates.landUsd(Geodesy.metres(from.position(), to.position()) / 1000, 0);
        if (best != null && atLeastUsd >= best.usdPerTonne()) {
          break;
        }
        Optional<LandWay> way = land.way(from.position(), to.position());
        if (way.isPresent()) {
          Route route = new Route(List.of(legs.overLand(from, to, way.get())), List.of(), 0, 0);
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

  private Optional<Route> bySea(
      Map<Integer, Gateway> starts, Map<Integer, Gateway> ends, Set<Passage> closed) {
    SeaPaths paths = search(ends, closed);
    double[] startUsd = new double[sea.nodeCount()];
    Arrays.fill(startUsd, Double.POSITIVE_INFINITY);
    starts.forEach((node, gateway) -> startUsd[node] = gateway.usd());
    return assemble(Optional.ofNullable(starts.get(paths.searchTo(startUsd))), paths, ends);
  }

  private static Map<Integer, Gateway> abroad(Map<Integer, Gateway> gateways, String country) {
    Map<Integer, Gateway> abroad = new LinkedHashMap<>(gateways);
    abroad
        .values()
        .removeIf(gateway -> gateway.port().map(Port::country).filter(country::equals).isPresent());
    return abroad;
  }

  /** A search that begins at the ends, as a way costs the same in both directions. */
  private SeaPaths search(Map<Integer, Gateway> ends, Set<Passage> closed) {
    SeaPaths paths = new SeaPaths(sea, edgeUsd, sea.bits(closed));
    ends.forEach((node, gateway) -> paths.start(node, gateway.usd()));
    return paths;
  }

  private static Optional<Gateway> cheapest(Map<Integer, Gateway> starts, SeaPaths paths) {
    return starts.values().stream()
        .filter(gateway -> paths.cost(gateway.access().node()).isPresent())
        .min(
            Comparator.comparingDouble(
                gateway -> gateway.usd() + paths.cost(gateway.access().node()).orElseThrow()));
  }

  private static Map<Integer, Gateway> cheapestByNode(
      List<Place> places, Function<Place, List<Gateway>> finder) {
    Map<Integer, Gateway> byNode = new LinkedHashMap<>();
    for (Place place : places) {
      for (Gateway gateway : finder.apply(place)) {
        byNode.merge(gateway.access().node(), gateway, (a, b) -> a.usd() <= b.usd() ? a : b);
      }
    }
    return byNode;
  }

  private Optional<Route> assemble(
      Optional<Gateway> start, SeaPaths paths, Map<Integer, Gateway> ends) {
    return start.map(
        gateway -> {
          int[] edges = paths.edgesFrom(gateway.access().node());
          int last = gateway.access().node();
          for (int edge : edges) {
            last = sea.otherEnd(edge, last);
          }
          return assemble(gateway, edges, Objects.requireNonNull(ends.get(last)));
        });
  }

  private Route assemble(Gateway start, int[] edges, Gateway end) {
    List<Leg> travelled = new ArrayList<>();
    start.way().ifPresent(way -> travelled.add(legs.overLand(start.place(), start.quay(), way)));
    travelled.add(legs.overSea(start, edges, edgeUsd, end));
    end.way()
        .ifPresent(way -> travelled.add(legs.overLand(end.quay(), end.place(), way.reversed())));
    List<Port> called = Stream.of(start, end).map(Gateway::port).flatMap(Optional::stream).toList();
    double cabotageUsd = isCabotage(called) ? rates.cabotageUsdPerTonne().value() : 0;
    long handlings = Stream.of(start, end).filter(Gateway::handled).count();
    return new Route(
        travelled,
        called,
        handlings * rates.portDwellDays().value(),
        handlings * rates.portUsd() + cabotageUsd);
  }

  private static boolean isCabotage(List<Port> called) {
    return called.size() == 2 && called.get(0).country().equals(called.get(1).country());
  }
}
