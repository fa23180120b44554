package org.lodeline.geodata.supply;

import java.util.List;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.network.Closures;

/** The corridors that a new store is seeded with, planned once for all tests. */
final class TestCorridors {
  static final Commodities COMMODITIES = new Commodities(BundledLayers.commodities());

  private static final List<Corridor> BUNDLED =
      planner(TestNetworks.facts()).plan(Closures.of(TestNetworks.router().sea().arctic()));

  private TestCorridors() {}

  static List<Corridor> bundled() {
    return BUNDLED;
  }

  /** A planner of these facts over the bundled networks. */
  static CorridorPlanner planner(SupplyFacts facts) {
    return new CorridorPlanner(facts, COMMODITIES, TestNetworks.world(), TestNetworks.router());
  }
}
