package org.lodeline.geodata.supply;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lodeline.geodata.Lazy;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.MarnetReader;
import org.lodeline.geodata.network.Router;

/**
 * The supply analysis over the facts of a catalogue. Each part is made when it is first asked for:
 * the networks take about a second, the corridors one or two. Safe for all threads.
 */
public final class SupplyModel {
  private final Catalog catalog;
  private final Supplier<World> world;
  private final String version;
  private final Commodities commodities;
  private final Blocs blocs = Blocs.load();
  private final Lazy<SupplyFacts> facts;
  private final Lazy<Scenarios> scenarios;
  private final Lazy<Router> router;
  private final Lazy<List<Corridor>> corridors;
  private final Lazy<WhatIf> whatIf;
  private final Lazy<ScenarioWords> words;
  private final Lazy<Restraints> restraints;
  private final ScenarioLayers layers;

  /**
   * The analysis of a catalogue.
   *
   * @param world gives the base map when it is first needed
   */
  public SupplyModel(Catalog catalog, Supplier<World> world) {
    this(
        catalog,
        world,
        versionOf(catalog),
        new Lazy<>(() -> SupplyFacts.of(catalog::features)),
        Optional.empty(),
        Optional.empty());
  }

  /** What is not given is made of the facts, and of nothing that keeps another model alive. */
  private SupplyModel(
      Catalog catalog,
      Supplier<World> world,
      String version,
      Lazy<SupplyFacts> facts,
      Optional<Lazy<Router>> router,
      Optional<Lazy<List<Corridor>>> corridors) {
    this.catalog = catalog;
    this.world = world;
    this.version = version;
    this.commodities = new Commodities(catalog.commodities());
    this.facts = facts;
    this.scenarios =
        new Lazy<>(() -> new Scenarios(facts().passages(), catalog.commodities(), blocs));
    this.router = router.orElseGet(() -> router(world, facts));
    this.corridors =
        corridors.orElseGet(() -> corridors(world, facts, this.router, this.commodities));
    this.whatIf = new Lazy<>(() -> new WhatIf(this.corridors.get(), router(), restraints()));
    this.words =
        new Lazy<>(() -> new ScenarioWords(world(), commodities, catalog.codeList("bloc")));
    this.restraints = new Lazy<>(() -> new Restraints(facts().measures(), commodities, blocs));
    this.layers = new ScenarioLayers(whatIf, version);
  }

  /** The analysis of the catalogue as it is now. It shares with this what its facts leave alike. */
  SupplyModel renewed() {
    String now = versionOf(catalog);
    SupplyFacts read = SupplyFacts.of(catalog::features);
    return new SupplyModel(
        catalog,
        world,
        now,
        Lazy.of(read),
        Optional.of(router).filter(same -> read.hasWaysOf(facts())),
        Optional.of(corridors).filter(same -> read.hasCorridorsOf(facts())));
  }

  /**
   * A text that changes whenever a layer does that the analysis reads.
   *
   * @throws LodelineException of kind UNAVAILABLE if the store cannot be read
   */
  static String versionOf(Catalog catalog) {
    return Stream.concat(
            SupplyFacts.LAYERS.stream().map(catalog.store()::version),
            catalog.find(PublishedReliance.LAYER).map(Layer::version).stream())
        .collect(Collectors.joining("-"));
  }

  private static Lazy<Router> router(Supplier<World> world, Supplier<SupplyFacts> facts) {
    return new Lazy<>(
        () ->
            Router.load(
                world.get(), MarnetReader.lanes(), facts.get().passages(), facts.get().ports()));
  }

  private static Lazy<List<Corridor>> corridors(
      Supplier<World> world,
      Supplier<SupplyFacts> facts,
      Supplier<Router> router,
      Commodities commodities) {
    return new Lazy<>(
        () -> {
          Router ways = router.get();
          List<Corridor> planned =
              new CorridorPlanner(facts.get(), commodities, world.get(), ways)
                  .plan(Closures.of(ways.sea().arctic()));
          ways.forget();
          return planned;
        });
  }

  /** The version of the layers that it was made from, or an earlier one. */
  String version() {
    return version;
  }

  /** The base map. */
  public World world() {
    return world.get();
  }

  public SupplyFacts facts() {
    return facts.get();
  }

  /** What is published of the reliance of importers; nothing in a store without such figures. */
  public List<PublishedReliance> publishedReliance() {
    return catalog.find(PublishedReliance.LAYER).map(Layer::features).orElse(List.of()).stream()
        .flatMap(feature -> PublishedReliance.of(feature).stream())
        .toList();
  }

  public Commodities commodities() {
    return commodities;
  }

  public Blocs blocs() {
    return blocs;
  }

  /** Reads scenarios from requests. */
  public Scenarios scenarios() {
    return scenarios.get();
  }

  public Router router() {
    return router.get();
  }

  public WhatIf whatIf() {
    return whatIf.get();
  }

  /** What bears on goods that leave a country for another. */
  public Restraints restraints() {
    return restraints.get();
  }

  /** Says scenarios in words. */
  public ScenarioWords words() {
    return words.get();
  }

  /** The layers as they are under a scenario. */
  public ScenarioLayers layers() {
    return layers;
  }
}
