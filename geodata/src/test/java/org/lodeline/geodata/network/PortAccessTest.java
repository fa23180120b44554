package org.lodeline.geodata.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.lodeline.geodata.TestNetworks;

/** How the bundled ports are joined to the sea lanes, before there are chords. */
class PortAccessTest {
  /** Lanes pass the gulfs of South Australia and of Kutch at this distance. */
  private static final double MAX_KM_TO_THE_LANES = 320;

  private static final double MAX_KM_ACROSS_LAND = 30;

  /** On rivers that the base map and the lanes do not know. */
  private static final Set<String> RIVER_PORTS =
      Set.of("CNZHE", "CNZJG", "USPDX", "USPHL", "USRIC");

  private static final SeaNetwork SEA =
      new SeaNetwork(
          LaneCuts.cut(
              MarnetReader.lanes(),
              TestNetworks.facts().ports().stream().map(Port::position).toList()),
          TestNetworks.facts().passages());
  private static final LandNetwork LAND = TestNetworks.router().land();

  @Test
  void everyPort_isJoinedToALane() {
    List<String> faults = new ArrayList<>();
    for (Port port : TestNetworks.facts().ports()) {
      SeaAccess access = SeaAccess.of(port.position(), SEA, LAND);
      if (access.metres() > MAX_KM_TO_THE_LANES * 1000) {
        faults.add(port.id() + ": " + Math.round(access.metres() / 1000) + " km");
      }
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void noPort_isJoinedToItsLaneAcrossACountry() {
    List<String> faults = new ArrayList<>();
    for (Port port : TestNetworks.facts().ports()) {
      SeaAccess access = SeaAccess.of(port.position(), SEA, LAND);
      double km = LAND.metresOnLand(port.position(), SEA.position(access.node())) / 1000;
      if (km > MAX_KM_ACROSS_LAND && !RIVER_PORTS.contains(port.id())) {
        faults.add(port.id() + ": " + Math.round(km) + " km");
      }
    }

    assertThat(faults).isEmpty();
  }

  /** A ship would go through the passage without being counted or stopped there. */
  @Test
  void noWayFromAPortToItsLane_crossesAGate() {
    List<String> faults = new ArrayList<>();
    for (Port port : TestNetworks.facts().ports()) {
      SeaAccess access = SeaAccess.of(port.position(), SEA, LAND);
      for (Passage passage : SEA.passages()) {
        LineString gate = passage.gate();
        LineString approach =
            gate.getFactory().createLineString(access.approach().toArray(Coordinate[]::new));
        if (gate.intersects(approach)) {
          faults.add(port.id() + " through " + passage.id());
        }
      }
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void theAccess_beginsAtThePortAndEndsAtItsNode() {
    for (Port port : TestNetworks.facts().ports()) {
      SeaAccess access = SeaAccess.of(port.position(), SEA, LAND);
      List<Coordinate> approach = access.approach();

      assertThat(approach.get(0)).as(port.id()).isEqualTo(port.position().toCoordinate());
      assertThat(Position.of(approach.get(approach.size() - 1)))
          .as(port.id())
          .isEqualTo(SEA.position(access.node()));
      assertThat(Math.abs(approach.get(1).x - approach.get(0).x)).as(port.id()).isLessThan(180);
    }
  }

  /** Such as a harbour in a bay, which is not joined to the sea behind its peninsula. */
  @Test
  void aNodeAcrossLand_countsAsFurtherThanOneAcrossWater() {
    for (Port port : TestNetworks.facts().ports()) {
      SeaAccess access = SeaAccess.of(port.position(), SEA, LAND);
      SeaAccess nearest = SeaAccess.nearest(port.position(), SEA);

      assertThat(nearest.metres()).as(port.id()).isLessThanOrEqualTo(access.metres());
      assertThat(LAND.metresOnLand(port.position(), SEA.position(access.node())))
          .as(port.id())
          .isLessThanOrEqualTo(
              LAND.metresOnLand(port.position(), SEA.position(nearest.node())) + 1);
    }
  }
}
