package org.lodeline.geodata.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.Position;

/** Which plant or mine a country stands for, where several are listed. */
class CountryEndsTest {
  private static final Position KOKKOLA = new Position(23.05, 63.86);
  private static final Position HARJAVALTA = new Position(22.14, 61.32);
  private static final Position COPPERBELT = new Position(25.4, -10.9);

  @Test
  void aPlantMainlyForTheCommodity_comesBeforeALargerOneThatMakesItBesideAnother() {
    Site nickel = plant("nickel-works", HARJAVALTA, 190_000, "t Ni", "nickel", "cobalt");
    Site cobalt = plant("cobalt-works", KOKKOLA, 15_000, "t Co", "cobalt", "nickel");

    assertThat(endOf("cobalt", "refining", nickel, cobalt)).isEqualTo("cobalt-works");
  }

  @Test
  void aCapacityInTheMetalItself_comesBeforeALargerOneInACompound() {
    Site sulphate = plant("sulphate", KOKKOLA, 170_000, "t nickel sulphate", "nickel");
    Site metal = plant("metal", HARJAVALTA, 65_000, "t Ni", "nickel");
    Site matte = plant("matte", HARJAVALTA, 25_000, "t Ni in matte", "nickel");

    assertThat(endOf("nickel", "refining", sulphate, metal, matte)).isEqualTo("metal");
  }

  @ParameterizedTest
  @CsvSource({"metal", "refining", "compound"})
  void whatSourcesCallMetalCompoundOrRefined_isMadeByTheSamePlants(String stage) {
    Site refinery = plant("refinery", HARJAVALTA, 65_000, "t Ni", "nickel");

    assertThat(endOf("nickel", stage, refinery)).isEqualTo("refinery");
  }

  @Test
  void whatIsMined_leavesFromAProducingDepositMainlyOfIt() {
    Site mine = SmallFacts.deposit("mine", "FIN", HARJAVALTA, "producing", "nickel");
    Site closed = SmallFacts.deposit("closed", "FIN", KOKKOLA, "closed", "nickel");
    Site works = plant("works", KOKKOLA, 65_000, "t Ni", "nickel");

    assertThat(endOf("nickel", "mine", mine, closed, works)).isEqualTo("mine");
    assertThat(endOf("nickel", "refining", mine, closed, works)).isEqualTo("works");
  }

  @ParameterizedTest
  @CsvSource({
    "cobalt-kisanfu-chn, huayou-quzhou",
    "nickel-nor-usa, USNYC",
  })
  void theBundledFlows_endAtThePlantAShipperWouldName(String flowId, String site) {
    assertThat(
            TestCorridors.bundled().stream()
                .filter(corridor -> corridor.flow().id().equals(flowId))
                .map(corridor -> corridor.route().orElseThrow().to().id()))
        .containsExactly(site);
  }

  /** Oxide already separated, not ore, is what makers of rare-earth metal take. */
  @ParameterizedTest
  @CsvSource({"potential-altmark, bitterfeld-amg", "potential-kvanefjeld, reetec-porsgrunn"})
  void theBundledDeposits_areTiedToAPlantThatTakesOre(String corridorId, String plant) {
    assertThat(
            TestCorridors.bundled().stream()
                .filter(corridor -> corridor.flow().id().equals(corridorId))
                .map(corridor -> corridor.flow().toId()))
        .containsExactly(plant);
  }

  private static Site plant(
      String id, Position position, double capacity, String unit, String... commodities) {
    return new Site(
        id,
        id,
        "FIN",
        position,
        "refining",
        "operating",
        List.of(commodities),
        capacity,
        unit,
        Optional.empty(),
        SmallFacts.MADE_UP);
  }

  /** Where a flow from Finland of that commodity and stage is drawn from. */
  private static String endOf(String commodity, String stage, Site... finnish) {
    Site far = SmallFacts.deposit("far", "COD", COPPERBELT, "producing", commodity);
    Flow flow = SmallFacts.flow("FIN", "far", commodity, stage);
    List<Site> sites = new ArrayList<>(List.of(finnish));
    sites.add(far);
    SupplyFacts facts =
        SmallFacts.facts(
            sites, List.of(SmallFacts.port("FIKOK"), SmallFacts.port("AOLOB")), List.of(flow));
    return TestCorridors.planner(facts).plan(Closures.of(TestNetworks.closed())).stream()
        .filter(corridor -> corridor.kind() == Corridor.Kind.ACTUAL)
        .findFirst()
        .orElseThrow()
        .route()
        .orElseThrow()
        .from()
        .id();
  }
}
