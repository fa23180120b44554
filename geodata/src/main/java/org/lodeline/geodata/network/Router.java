package org.lodeline.geodata.network;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.LineString;
import org.lodeline.geodata.Memo;
import org.lodeline.geodata.basemap.World;

/**
 * Finds the route of the lowest generalised cost: by land, or by land to a port, by sea, and by
 * land from a port. Safe for all threads.
 *
 * <p>What a search has found is kept for the next: the ways of a place to its ports, the ways over
 * land between places, and the search of the sea from each set of ends under each closure.
 */
public final class Router {
  /** A search of the sea holds some 0.7 MB. */
  private static final int SEARCHES_KEPT = 48;

  private static final int LAND_WAYS_KEPT = 5_000;

  private static final Comparator<Place> WEST_FIRST =
      Comparator.comparingDouble((Place place) -> place.position().lon())
          .thenComparingDouble(place -> place.position().lat());

  private final SeaNetwork sea;
  private final LandNetwork land;
  private final Rates rates;
  private final Gateways gateways;
  private final Legs legs;
  private final double[] edgeUsd;

  private record SearchKey(List<Place> to, Closures closed) {}

  /** The search of the sea from some ends, with the gateways that it began at. */
  private record SeaSearch(Map<Integer, Gateway> ends, SeaPaths paths) {}

  private final Memo<SearchKey, SeaSearch> searches = new Memo<>(SEARCHES_KEPT, this::search);

  /** How the searches over sea that are kept are used. */
  public Memo.Use use() {
    return searches.use();
  }

  private record LandKey(List<Place> from, List<Place> to, Set<String> closedCountries) {}

  /** What is known of the way over land: it, or that there is none up to a cost. */
  private record LandKnown(Optional<LandNetwork.Found> found, double searchedUsd) {}

  private final Cache<LandKey, LandKnown> landWays =
      Caffeine.newBuilder().maximumSize(LAND_WAYS_KEPT).executor(Runnable::run).build();

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
   * A router with the bundled rates; takes about a second when it is the first, so keep it.
   *
   * @param lanes from {@link MarnetReader#lanes}; they get a node where ships turn off to a port
   */
  public static Router load(
      World world, List<LineString> lanes, List<Passage> passages, List<Port> ports) {
    List<Position> positions = ports.stream().map(Port::position).toList();
    Rates rates = Rates.load();
    CompletableFuture<LandNetwork> landLoading =
        CompletableFuture.supplyAsync(() -> new LandNetwork(world.grid(), rates));
    SeaNetwork bent = new SeaNetwork(LaneCuts.cut(lanes, positions), passages);
    OpenSea openSea = new OpenSea(world.grid());
    LandNetwork land = landLoading.join();
    int[] turnOffs =
        positions.parallelStream()
            .mapToInt(position -> SeaAccess.of(position, bent, land).node())
            .toArray();
    SeaNetwork sea = bent.with(new SeaChords(bent, positions, turnOffs, openSea), positions);
    return new Router(sea, land, ports, rates);
  }

  private double usd(int edge) {
    double dues =
        sea.passagesOf(edge).stream().mapToDouble(passage -> rates.canalDues(passage.id())).sum();
    return rates.seaUsd(sea.metres(edge) / 1000) + dues;
  }

  /**
   * Lets go of the large searches that are kept for the next request, some 60 MB after many. What
   * comes next takes a few milliseconds longer.
   */
  public void forget() {
    searches.clear();
    land.forget();
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

  /** What routes cost, and how fast they go. */
  public Rates rates() {
    return rates;
  }

  /**
   * Whether routes by any mode can begin or end at a place: a road, a port or a ship reaches it.
   */
  public boolean reaches(Place place) {
    return land.reaches(place.position()) || !gateways.of(place, Closures.of(Set.of())).isEmpty();
  }

  /** Whether a ship can begin or end at a position: the sea lanes are near enough. */
  public boolean reachesBySea(Position position) {
    return SeaAccess.nearest(position, sea).metres() <= Gateways.MAX_METRES_AT_SEA;
  }

  /** The cheapest route between any of the starts and any of the ends; empty if there is none. */
  public Optional<Route> route(RouteRequest request) {
    List<Place> from = request.from();
    List<Place> to = request.to();
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    Closures closed = butWhereItBeginsAndEnds(request);
    return switch (request.mode()) {
      case LAND -> byLand(from, to, closed, Double.POSITIVE_INFINITY);
      case SEA ->
          bySea(
              cheapestByNode(from, gateways::nearestSea),
              search(cheapestByNode(to, gateways::nearestSea), closed));
      case ANY -> byAnyMode(from, to, closed);
    };
  }

  /**
   * The cheapest route and further ones, each of which differs from those before it in a passage or
   * a port; the cheapest first.
   *
   * @param count how many at most, from 1
   */
  public List<Route> alternatives(RouteRequest request, int count) {
    return new Alternatives(this, request).find(count);
  }

  private Closures butWhereItBeginsAndEnds(RouteRequest request) {
    if (request.closed().countries().isEmpty()) {
      return request.closed();
    }
    return request
        .closed()
        .butCountries(
            Stream.concat(request.from().stream(), request.to().stream())
                .flatMap(place -> gateways.countryOf(place).stream())
                .collect(Collectors.toSet()));
  }

  private Optional<Route> byAnyMode(List<Place> from, List<Place> to, Closures closed) {
    double leastSeaUsd = 2 * rates.portUsd();
    Optional<Route> nearBy = byLand(from, to, closed, leastSeaUsd);
    if (nearBy.filter(route -> route.usdPerTonne() <= leastSeaUsd).isPresent()) {
      return nearBy;
    }
    Map<Integer, Gateway> starts = cheapestByNode(from, place -> gateways.of(place, closed));
    SeaSearch search = searchKept(to, closed);
    Optional<Route> bySea = bySea(starts, search);
    double seaUsd = bySea.map(Route::usdPerTonne).orElse(Double.POSITIVE_INFINITY);
    Optional<Route> byLand = byLand(from, to, closed, seaUsd);
    return best(byLand, bySea, starts, search, closed);
  }

  /** The cheapest route that has a leg at sea; empty if there is none. */
  Optional<Route> bySea(RouteRequest request) {
    Closures closed = butWhereItBeginsAndEnds(request);
    return bySea(
        cheapestByNode(request.from(), place -> gateways.of(place, closed)),
        searchKept(request.to(), closed));
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
      SeaSearch search,
      Closures closed) {
    Optional<Route> cheaper = cheaper(byLand, bySea);
    if (bySea.isEmpty()
        || !isCabotage(bySea.get().ports())
        || cheaper.get().usdPerTonne()
            <= bySea.get().usdPerTonne() - rates.cabotageUsdPerTonne().value()) {
      return cheaper;
    }
    String country = bySea.get().ports().get(0).country();
    Map<Integer, Gateway> startsAbroad = abroad(starts, country);
    SeaSearch endsAbroad = search(abroad(search.ends, country), closed);
    return cheaper(
        best(cheaper, bySea(startsAbroad, search), startsAbroad, search, closed),
        best(cheaper, bySea(starts, endsAbroad), starts, endsAbroad, closed));
  }

  private static Optional<Route> cheaper(Optional<Route> one, Optional<Route> other) {
    return Stream.of(one, other)
        .flatMap(Optional::stream)
        .min(Comparator.comparingDouble(Route::usdPerTonne));
  }

  /**
   * The way over land between the two places that are joined most cheaply, if it costs less than
   * {@code maxUsd}; a dearer one may be given as well.
   */
  private Optional<Route> byLand(List<Place> from, List<Place> to, Closures closed, double maxUsd) {
    if (from.size() == 1 && to.size() == 1) {
      return byLand(from.get(0), to.get(0), closed, maxUsd);
    }
    return landWay(from, to, closed, maxUsd)
        .flatMap(
            found ->
                byLand(
                    from.get(found.start()),
                    to.get(found.end()),
                    closed,
                    Double.POSITIVE_INFINITY));
  }

  /** It is the same there and back, and whatever else was asked for with the two places. */
  private Optional<Route> byLand(Place from, Place to, Closures closed, double maxUsd) {
    boolean isForward = WEST_FIRST.compare(from, to) <= 0;
    List<Place> west = List.of(isForward ? from : to);
    List<Place> east = List.of(isForward ? to : from);
    return landWay(west, east, closed, maxUsd)
        .map(found -> isForward ? found.way() : found.way().reversed())
        .map(way -> new Route(List.of(legs.overLand(from, to, way)), List.of(), 0, 0));
  }

  private Optional<LandNetwork.Found> landWay(
      List<Place> from, List<Place> to, Closures closed, double maxUsd) {
    LandKey key = new LandKey(from, to, closed.countries());
    LandKnown known = landWays.getIfPresent(key);
    if (known == null || (known.found.isEmpty() && known.searchedUsd < maxUsd)) {
      known =
          new LandKnown(land.cheapest(ends(from), ends(to), closed.countries(), maxUsd), maxUsd);
      landWays.put(key, known);
    }
    return known.found;
  }

  private LandNetwork.Ends ends(List<Place> places) {
    return land.ends(places.stream().map(Place::position).toList());
  }

  private Optional<Route> bySea(Map<Integer, Gateway> starts, SeaSearch search) {
    int[] nodes = new int[starts.size()];
    double[] usd = new double[nodes.length];
    int count = 0;
    for (Map.Entry<Integer, Gateway> start : starts.entrySet()) {
      nodes[count] = start.getKey();
      usd[count++] = start.getValue().usd();
    }
    OptionalInt cheapest = search.paths.cheapest(nodes, usd);
    if (cheapest.isEmpty()) {
      return Optional.empty();
    }
    int first = cheapest.getAsInt();
    int[] edges = search.paths.edgesFrom(first);
    int last = first;
    for (int edge : edges) {
      last = sea.otherEnd(edge, last);
    }
    Gateway start = Objects.requireNonNull(starts.get(first));
    return Optional.of(assemble(start, edges, Objects.requireNonNull(search.ends.get(last))));
  }

  private static Map<Integer, Gateway> abroad(Map<Integer, Gateway> gateways, String country) {
    Map<Integer, Gateway> abroad = new LinkedHashMap<>(gateways);
    abroad
        .values()
        .removeIf(gateway -> gateway.port().map(Port::country).filter(country::equals).isPresent());
    return abroad;
  }

  private SeaSearch searchKept(List<Place> to, Closures closed) {
    return searches.get(new SearchKey(to, closed));
  }

  private SeaSearch search(SearchKey key) {
    return search(cheapestByNode(key.to, place -> gateways.of(place, key.closed)), key.closed);
  }

  /** A search that begins at the ends, as a way costs the same in both directions. */
  private SeaSearch search(Map<Integer, Gateway> ends, Closures closed) {
    SeaPaths paths = new SeaPaths(sea, edgeUsd, sea.bits(closed.passages()));
    ends.forEach((node, gateway) -> paths.start(node, gateway.usd()));
    return new SeaSearch(ends, paths);
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
