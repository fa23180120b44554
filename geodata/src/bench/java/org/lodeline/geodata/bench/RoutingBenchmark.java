package org.lodeline.geodata.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.MultiLineString;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.MarnetReader;
import org.lodeline.geodata.network.Passage;
import org.lodeline.geodata.network.Place;
import org.lodeline.geodata.network.RouteRequest;
import org.lodeline.geodata.network.Router;
import org.lodeline.geodata.supply.Blocs;
import org.lodeline.geodata.supply.Commodities;
import org.lodeline.geodata.supply.CorridorFeatures;
import org.lodeline.geodata.supply.CorridorPlanner;
import org.lodeline.geodata.supply.Restraints;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.geodata.supply.Site;
import org.lodeline.geodata.supply.SupplyFacts;
import org.lodeline.geodata.supply.WhatIf;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How long routes and scenarios take over the bundled networks. Sample time, so that the median
 * ({@code p0.50}) is told beside the mean. Every call asks for something new: random ends, and a
 * closure that was not asked for before, so that nothing is answered from what was kept.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class RoutingBenchmark {
  private final Random random = new Random(42);
  private World world;
  private SupplyFacts facts;
  private Router router;
  private List<Place> ports;
  private List<Place> deposits;
  private List<Place> plants;
  private WhatIf whatIf;

  /** Loads what the benchmarks share. */
  @Setup
  public void load() {
    world = World.load();
    Map<String, List<SimpleFeature>> features = BundledLayers.facts();
    facts = SupplyFacts.of(layer -> features.getOrDefault(layer, List.of()));
    router = networkLoad();
    ports = router.ports().stream().map(p -> new Place(p.id(), p.name(), p.position())).toList();
    deposits = facts.sites().values().stream().filter(Site::isDeposit).map(Site::place).toList();
    plants = facts.sites().values().stream().filter(s -> !s.isDeposit()).map(Site::place).toList();
    Commodities commodities = new Commodities(BundledLayers.commodities());
    whatIf =
        new WhatIf(
            new CorridorPlanner(facts, commodities, world, router)
                .plan(Closures.of(router.sea().arctic())),
            router,
            new Restraints(facts.measures(), commodities, Blocs.load()));
  }

  /** Reading the sea lanes, cutting them, building both networks. */
  @Benchmark
  public Router networkLoad() {
    return Router.load(world, MarnetReader.lanes(), facts.passages(), facts.ports());
  }

  /** One route between two random ports, with its geometry. */
  @Benchmark
  public Optional<MultiLineString> portToPort() {
    return route(any(ports), any(ports));
  }

  /** One route from a random deposit to a random plant, by land, port, sea, port and land. */
  @Benchmark
  public Optional<MultiLineString> depositToPlant() {
    return route(any(deposits), any(plants));
  }

  /** All corridors under a new scenario that closes three random passages, as features. */
  @Benchmark
  public void corridorsUnderANewScenario(Blackhole blackhole) {
    whatIf
        .under(new Scenario(closed(3), Set.of(), Set.of(), List.of(), Optional.empty()))
        .forEach(
            outcome ->
                blackhole.consume(
                    CorridorFeatures.feature(
                        outcome, BundledLayers.definition("corridors").featureType())));
  }

  private Optional<MultiLineString> route(Place from, Place to) {
    Set<Passage> closed = new HashSet<>(router.sea().arctic());
    closed.addAll(closed(2));
    return router
        .route(
            new RouteRequest(
                List.of(from), List.of(to), Closures.of(closed), RouteRequest.Mode.ANY))
        .map(CorridorFeatures::geometry);
  }

  private Set<Passage> closed(int count) {
    Set<Passage> closed = new HashSet<>();
    while (closed.size() < count) {
      closed.add(any(facts.passages()));
    }
    return closed;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
