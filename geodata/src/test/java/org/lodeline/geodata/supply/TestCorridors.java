package org.lodeline.geodata.supply;

import java.util.List;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.network.Closures;

/** The corridors that a new store is seeded with, planned once for all tests. */
public final class TestCorridors {
  public static final Commodities COMMODITIES = new Commodities(BundledLayers.commodities());

  public static final Blocs BLOCS = Blocs.load();

  /** The bundled measures. */
  public static final Restraints RESTRAINTS = restraints(TestNetworks.facts().measures());

  private static final List<Corridor> BUNDLED =
      planner(TestNetworks.facts()).plan(Closures.of(TestNetworks.router().sea().arctic()));

  private static final WhatIf WHAT_IF = whatIf(BUNDLED);

  private TestCorridors() {}

  public static ScenarioWords words() {
    return new ScenarioWords(TestNetworks.world(), COMMODITIES, BundledLayers.blocs());
  }

  public static WhatIf whatIf() {
    return WHAT_IF;
  }

  /** A what-if over these corridors under the bundled measures. */
  public static WhatIf whatIf(List<Corridor> corridors) {
    return new WhatIf(corridors, TestNetworks.router(), RESTRAINTS);
  }

  public static Restraints restraints(List<Measure> measures) {
    return new Restraints(measures, COMMODITIES, BLOCS);
  }

  public static List<Corridor> bundled() {
    return BUNDLED;
  }

  /** A planner of these facts over the bundled networks. */
  public static CorridorPlanner planner(SupplyFacts facts) {
    return new CorridorPlanner(facts, COMMODITIES, TestNetworks.world(), TestNetworks.router());
  }
}
