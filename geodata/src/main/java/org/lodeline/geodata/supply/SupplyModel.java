package org.lodeline.geodata.supply;

import java.util.List;
import java.util.function.Supplier;
import org.lodeline.geodata.Lazy;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.MarnetReader;
import org.lodeline.geodata.network.Router;

/**
 * The supply analysis over the facts of a catalogue. Each part is made when it is first asked for:
 * the networks take about a second, the corridors one or two. Safe for all threads.
 */
public final class SupplyModel {
  private final Supplier<World> world;
  private final Commodities commodities;
  private final Blocs blocs = Blocs.load();
  private final Lazy<SupplyFacts> facts;
  private final Lazy<Scenarios> scenarios;
  private final Lazy<Router> router;
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
    this.world = world;
    this.commodities = new Commodities(catalog.commodities());
    this.facts = new Lazy<>(() -> SupplyFacts.of(catalog::features));
    this.scenarios =
        new Lazy<>(() -> new Scenarios(facts().passages(), catalog.commodities(), blocs));
    this.router = new Lazy<>(this::loadRouter);
    this.whatIf = new Lazy<>(this::planCorridors);
    this.words =
        new Lazy<>(() -> new ScenarioWords(world(), commodities, catalog.codeList("bloc")));
    this.restraints = new Lazy<>(() -> new Restraints(facts().measures(), commodities, blocs));
    this.layers = new ScenarioLayers(whatIf);
  }

  private Router loadRouter() {
    return Router.load(world(), MarnetReader.lanes(), facts().passages(), facts().ports());
  }

  private WhatIf planCorridors() {
    CorridorPlanner planner = new CorridorPlanner(facts(), commodities, world(), router());
    List<Corridor> corridors = planner.plan(Closures.of(router().sea().arctic()));
    router().forget();
    return new WhatIf(corridors, router(), restraints());
  }

  /** The base map. */
  public World world() {
    return world.get();
  }

  public SupplyFacts facts() {
    return facts.get();
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
