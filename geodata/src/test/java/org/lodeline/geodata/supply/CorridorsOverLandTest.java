package org.lodeline.geodata.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lodeline.geodata.network.Leg;
import org.lodeline.geodata.network.PathsOverLand;

/** Ships of the bundled corridors stay at sea, as far as the base map can tell. */
class CorridorsOverLandTest {
  private final PathsOverLand overLand = new PathsOverLand();

  @Test
  void noCorridor_crossesLandByMoreThanTheToleranceOfTheNetwork() {
    Map<String, String> faults = new TreeMap<>();
    int legs = 0;
    for (Corridor corridor : TestCorridors.bundled()) {
      for (Leg leg : corridor.route().orElseThrow().legs()) {
        if (leg.mode() == Leg.Mode.SEA) {
          legs++;
          overLand
              .kmInland(leg.path())
              .forEach((at, km) -> faults.put(at, km + " km inland, " + corridor.flow().id()));
        }
      }
    }

    assertThat(legs).isGreaterThan(100);
    assertThat(faults).isEmpty();
  }
}
