package org.lodeline.geodata.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.geodata.TestNetworks;

/** The gate lines of the bundled passages against the lanes that they must catch. */
class PassageGatesTest {
  private static final SeaNetwork SEA = TestNetworks.router().sea();
  private static final LandNetwork LAND = TestNetworks.router().land();

  static List<Passage> passages() {
    return TestNetworks.facts().passages();
  }

  @ParameterizedTest
  @MethodSource("passages")
  void atLeastOneLane_crossesTheGate(Passage passage) {
    long bit = SEA.bits(Set.of(passage));

    assertThat(IntStream.range(0, SEA.edgeCount()))
        .as("lanes through %s", passage.name())
        .anyMatch(edge -> (SEA.passageBits(edge) & bit) != 0);
  }

  /** A junction on the gate would count every lane that meets there as going through. */
  @ParameterizedTest
  @MethodSource("passages")
  void noJunctionOfLanes_liesOnTheGate(Passage passage) {
    assertThat(IntStream.range(0, SEA.nodeCount()))
        .as("junctions on the gate of %s", passage.name())
        .noneMatch(
            node ->
                passage
                    .gate()
                    .isWithinDistance(
                        passage.gate().getFactory().createPoint(SEA.position(node).toCoordinate()),
                        1e-6));
  }

  @ParameterizedTest(name = "{0}: {1} to {2}")
  @CsvSource({
    "suez,         JPTYO, NLRTM,",
    "panama,       USHOU, JPYOK,",
    "malacca,      SGSIN, INNSA,",
    "hormuz,       SADMM, JPYOK,",
    "babelmandeb,  SAJED, INNSA,",
    "gibraltar,    USNYC, ITGOA,",
    "bosporus,     UAODS, USNYC,",
    "dardanelles,  UAODS, USNYC,",
    "sunda,        SGSIN, ZADUR,",
    "lombok,       AUFRE, CNSHA,",
    "makassar,     AUPHE, PHMNL,",
    "taiwan,       CNXMN, KRPUS,",
    "korea,        KRPUS, JPNIH,",
    "dover,        DEHAM, BRSSZ,",
    "kiel,         DEHAM, FIHEL,",
    "oresund,      SEGOT, FIHEL,",
    "good-hope,    BRSSZ, SGSIN,",
    "horn,         BRSSZ, CLVAP, closing magellan",
    "magellan,     BRSSZ, CLVAP,",
    "torres,       PGPOM, AUDRW,",
    "bering,       RUMMK, JPYOK, opening northeast",
    "northeast,    RUMMK, JPYOK, opening northeast",
    "northwest,    GLGOH, JPYOK, opening northwest",
  })
  void closingThePassage_sendsItsShipsALongerWayOrNowhere(
      String passage, String from, String to, String condition) {
    Set<Passage> closedBefore = closed(condition);
    Set<Passage> closedAfter = new HashSet<>(closedBefore);
    closedAfter.addAll(TestNetworks.passages(passage));

    Route before = route(from, to, closedBefore).orElseThrow();
    Optional<Route> after = route(from, to, closedAfter);

    assertThat(before.passages()).contains(passage);
    assertThat(after)
        .satisfiesAnyOf(
            route -> assertThat(route).isEmpty(),
            route -> {
              assertThat(route.orElseThrow().passages()).doesNotContain(passage);
              assertThat(route.orElseThrow().km()).isGreaterThan(before.km());
            });
  }

  @Test
  void closingOnePassage_cutsOffNoPortsButThoseOfTheSeaBehindIt() {
    Map<String, Set<String>> cutOff = new TreeMap<>();
    for (Passage passage : passages()) {
      Set<String> ports = portsCutOffFromSingaporeBy(passage);
      if (!ports.isEmpty()) {
        cutOff.put(passage.id(), ports);
      }
    }

    Set<String> blackSea = Set.of("BGBOJ", "BGVAR", "GEBUS", "GEPTI", "ROCND", "UAODS", "UAYUZ");
    Set<String> withMarmara = new HashSet<>(blackSea);
    withMarmara.add("TRIST");
    assertThat(cutOff)
        .isEqualTo(
            Map.of(
                "hormuz", Set.of("AEJEA", "SADMM", "SARAM"),
                "bosporus", blackSea,
                "dardanelles", withMarmara));
  }

  private static Set<String> portsCutOffFromSingaporeBy(Passage passage) {
    Set<Passage> closed = TestNetworks.closed(passage.id());
    SeaPaths paths = new SeaPaths(SEA, new double[SEA.edgeCount()], SEA.bits(closed));
    paths.start(nodeOf(TestNetworks.port("SGSIN").position()), 0);
    Set<String> cutOff = new TreeSet<>();
    for (Port port : TestNetworks.facts().ports()) {
      if (paths.cheapest(new int[] {nodeOf(port.position())}, new double[1]).isEmpty()) {
        cutOff.add(port.id());
      }
    }
    return cutOff;
  }

  private static int nodeOf(Position position) {
    return SeaAccess.of(position, SEA, LAND).node();
  }

  private static Set<Passage> closed(String condition) {
    if (condition == null) {
      return TestNetworks.closed();
    }
    String id = condition.substring(condition.indexOf(' ') + 1);
    return condition.startsWith("opening") ? TestNetworks.closedBut(id) : TestNetworks.closed(id);
  }

  private static Optional<Route> route(String from, String to, Set<Passage> closed) {
    return TestNetworks.router()
        .route(
            new RouteRequest(
                List.of(TestNetworks.port(from)),
                List.of(TestNetworks.port(to)),
                Closures.of(closed),
                RouteRequest.Mode.SEA));
  }
}
