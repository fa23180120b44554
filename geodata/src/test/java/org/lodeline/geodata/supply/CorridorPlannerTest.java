package org.lodeline.geodata.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.Leg;
import org.lodeline.geodata.network.Port;
import org.lodeline.geodata.network.Position;
import org.lodeline.geodata.network.Route;

class CorridorPlannerTest {
  private static final Position ATACAMA = new Position(-68.2, -23.5);
  private static final Position BITTERFELD = new Position(12.258, 51.652);
  private static final Position LEIPZIG = new Position(12.4, 51.3);
  private static final Position ULAN_BATOR = new Position(106.9, 47.9);

  @Test
  void everyFlow_becomesOneActualCorridorInTheOrderOfTheFlows() {
    List<Corridor> actual = bundled(Corridor.Kind.ACTUAL);

    assertThat(actual).extracting(Corridor::flow).isEqualTo(TestNetworks.facts().flows());
    assertThat(TestCorridors.bundled().subList(0, actual.size())).isEqualTo(actual);
  }

  @Test
  void everyDepositThatDoesNotProduceYet_getsOnePotentialCorridorToAPlantForIt() {
    Map<String, Site> sites = TestNetworks.facts().sites();
    List<String> expected =
        sites.values().stream()
            .filter(site -> site.isDeposit())
            .filter(site -> Set.of("exploration", "development").contains(site.status()))
            .filter(deposit -> sites.values().stream().anyMatch(plant -> takes(plant, deposit)))
            .map(deposit -> "potential-" + deposit.id())
            .toList();

    assertThat(bundled(Corridor.Kind.POTENTIAL))
        .extracting(corridor -> corridor.flow().id())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(bundled(Corridor.Kind.POTENTIAL))
        .allSatisfy(
            corridor -> {
              Site deposit = sites.get(corridor.flow().fromId());
              Site plant = sites.get(corridor.flow().toId());
              assertThat(deposit != null && plant != null && takes(plant, deposit))
                  .as(corridor.flow().id())
                  .isTrue();
            });
  }

  @Test
  void theAltmark_isTiedToALithiumPlantInGermany() {
    Corridor altmark =
        bundled(Corridor.Kind.POTENTIAL).stream()
            .filter(corridor -> corridor.flow().fromId().equals("altmark"))
            .findFirst()
            .orElseThrow();

    assertThat(altmark.flow().commodity()).isEqualTo("lithium");
    assertThat(altmark.toCountry()).isEqualTo("DEU");
    assertThat(altmark.flow().quantityTonnes()).isEmpty();
    assertThat(altmark.route().orElseThrow().legs())
        .extracting(Leg::mode)
        .containsExactly(Leg.Mode.LAND);
  }

  @Test
  void allBundledCorridors_areReachable() {
    assertThat(TestCorridors.bundled())
        .filteredOn(corridor -> corridor.route().isEmpty())
        .extracting(corridor -> corridor.flow().id())
        .isEmpty();
  }

  @Test
  void aSite_standsForItself() {
    Site mine = SmallFacts.deposit("mine", "CHL", ATACAMA, "producing", "lithium");
    Site plant =
        SmallFacts.plant("plant", "DEU", BITTERFELD, "refining", "operating", 1, "lithium");

    Corridor corridor = actual("mine", "plant", List.of(mine, plant), List.of());

    assertThat(corridor.fromName()).isEqualTo("Name of mine");
    assertThat(corridor.fromCountry()).isEqualTo("CHL");
    assertThat(corridor.toCountry()).isEqualTo("DEU");
    assertThat(route(corridor).from().id()).isEqualTo("mine");
    assertThat(route(corridor).to().id()).isEqualTo("plant");
  }

  @Test
  void aCountry_standsForItsOperatingPlantOfThatStageWithTheLargestCapacity() {
    Site mine = SmallFacts.deposit("mine", "CHL", ATACAMA, "producing", "lithium");
    List<Site> sites =
        List.of(
            mine,
            SmallFacts.plant("small", "DEU", BITTERFELD, "refining", "operating", 10, "lithium"),
            SmallFacts.plant("large", "DEU", LEIPZIG, "refining", "operating", 20, "lithium"),
            SmallFacts.plant("planned", "DEU", LEIPZIG, "refining", "planned", 99, "lithium"),
            SmallFacts.plant(
                "other-stage", "DEU", LEIPZIG, "recycling", "operating", 99, "lithium"),
            SmallFacts.plant("other-metal", "DEU", LEIPZIG, "refining", "operating", 99, "tin"),
            SmallFacts.plant("elsewhere", "POL", LEIPZIG, "refining", "operating", 99, "lithium"));

    Corridor corridor = actual("mine", "DEU", sites, List.of(SmallFacts.port("DEHAM")));

    assertThat(route(corridor).to().id()).isEqualTo("large");
    assertThat(corridor.toName()).isEqualTo("Germany");
    assertThat(corridor.toCountry()).isEqualTo("DEU");
  }

  @Test
  void aCountryWithoutSuchAPlant_standsForTheMainPortThatMakesTheCheapestRoute() {
    Site mine = SmallFacts.deposit("mine", "CHL", ATACAMA, "producing", "lithium");
    List<String> codes = List.of("USLAX", "USNYC", "USSEA");
    List<Port> ports = codes.stream().map(SmallFacts::port).toList();

    Route chosen = route(actual("mine", "USA", List.of(mine), ports));

    assertThat(chosen.to().id()).isIn(codes);
    assertThat(ports)
        .extracting(port -> route(actual("mine", "USA", List.of(mine), List.of(port))))
        .extracting(Route::usdPerTonne)
        .contains(chosen.usdPerTonne())
        .allMatch(usd -> usd >= chosen.usdPerTonne());
  }

  @Test
  void aPortThatIsNotMain_doesNotStandForItsCountry() {
    Site mine = SmallFacts.deposit("mine", "CHL", ATACAMA, "producing", "lithium");
    Port main = SmallFacts.port("USSEA");
    Port near = SmallFacts.port("USLAX");
    Port minor =
        new Port(
            near.id(), near.name(), near.country(), false, near.hinterlandKm(), near.position());

    assertThat(route(actual("mine", "USA", List.of(mine), List.of(minor, main))).to().id())
        .isEqualTo("USSEA");
  }

  @Test
  void aCountryWithoutPlantOrPort_standsForItsDepositOfTheCommodity() {
    Site plant =
        SmallFacts.plant("plant", "DEU", BITTERFELD, "refining", "operating", 1, "lithium");
    Site tin = SmallFacts.deposit("tin-mine", "MNG", ULAN_BATOR, "producing", "tin");
    Site lithium = SmallFacts.deposit("lithium-mine", "MNG", ULAN_BATOR, "producing", "lithium");

    Corridor corridor = actual("MNG", "plant", List.of(plant, tin, lithium), List.of());

    assertThat(route(corridor).from().id()).isEqualTo("lithium-mine");
    assertThat(corridor.fromCountry()).isEqualTo("MNG");
  }

  @Test
  void aCountryOfWhichNothingIsKnown_standsForTheMiddleOfItsMap() {
    Site plant =
        SmallFacts.plant("plant", "DEU", BITTERFELD, "refining", "operating", 1, "lithium");

    Corridor corridor = actual("MNG", "plant", List.of(plant), List.of());

    assertThat(route(corridor).from().id()).isEqualTo("MNG");
    assertThat(corridor.fromName()).isEqualTo("Mongolia");
  }

  @Test
  void aMemberOfAGroup_isTakenByAPlantForTheGroup() {
    Site deposit =
        SmallFacts.deposit(
            "loparite", "NOR", new Position(9.3, 59.2), "exploration", "rare-earths-heavy");
    Site separation =
        SmallFacts.plant("sep", "DEU", BITTERFELD, "separation", "planned", 0, "rare-earths");

    assertThat(plan(List.of(deposit, separation), List.of(), List.of()))
        .extracting(corridor -> corridor.flow().toId())
        .containsExactly("sep");
  }

  @Test
  void aPlantThatCannotTakeOre_isNoEndOfAPotentialCorridor() {
    Site deposit = SmallFacts.deposit("altmark", "DEU", LEIPZIG, "exploration", "lithium");
    List<Site> unfit =
        List.of(
            deposit,
            SmallFacts.plant("magnets", "DEU", BITTERFELD, "magnet", "operating", 1, "lithium"),
            SmallFacts.plant("recycler", "DEU", BITTERFELD, "recycling", "operating", 1, "lithium"),
            SmallFacts.plant("stopped", "DEU", BITTERFELD, "refining", "suspended", 1, "lithium"),
            SmallFacts.plant("tin", "DEU", BITTERFELD, "refining", "operating", 1, "tin"));

    assertThat(plan(unfit, List.of(), List.of())).isEmpty();
  }

  @Test
  void aPlantForBatteryMaterial_isTheEndOnlyWhereNoEarlierStageIsListed() {
    Site deposit = SmallFacts.deposit("altmark", "DEU", LEIPZIG, "exploration", "lithium");
    Site cathodes =
        SmallFacts.plant(
            "cathodes", "DEU", BITTERFELD, "cathode-precursor", "operating", 1, "lithium");
    Site refinery =
        SmallFacts.plant("refinery", "CHL", ATACAMA, "refining", "operating", 1, "lithium");

    assertThat(plan(List.of(deposit, cathodes), List.of(), List.of()))
        .extracting(corridor -> corridor.flow().toId())
        .containsExactly("cathodes");
    assertThat(plan(List.of(deposit, cathodes, refinery), List.of(), List.of()))
        .extracting(corridor -> corridor.flow().toId())
        .containsExactly("refinery");
  }

  @Test
  void aFlowWithoutAWay_staysAsACorridorWithoutARoute() {
    Site mine = SmallFacts.deposit("mine", "CHL", ATACAMA, "producing", "lithium");
    Port odesa = SmallFacts.port("UAODS");
    SupplyFacts facts =
        SmallFacts.facts(List.of(mine), List.of(odesa), List.of(SmallFacts.flow("mine", "UKR")));

    List<Corridor> corridors =
        TestCorridors.planner(facts)
            .plan(
                new Closures(
                    TestNetworks.closed("bosporus"), TestScenarios.AROUND_UKRAINE, Set.of()));

    assertThat(corridors).hasSize(1);
    assertThat(corridors.get(0).route()).isEmpty();
    assertThat(corridors.get(0).toName()).isEqualTo("Ukraine");
  }

  private static boolean takes(Site plant, Site deposit) {
    return !plant.isDeposit()
        && Set.of("operating", "construction", "planned").contains(plant.status())
        && plant.stage().filter(s -> !s.equals("magnet") && !s.equals("recycling")).isPresent()
        && plant.commodities().stream()
            .anyMatch(c -> TestCorridors.COMMODITIES.match(c, deposit.commodities().get(0)));
  }

  private static List<Corridor> bundled(Corridor.Kind kind) {
    return TestCorridors.bundled().stream().filter(c -> c.kind() == kind).toList();
  }

  private static Route route(Corridor corridor) {
    return corridor.route().orElseThrow();
  }

  /** The corridor of a flow of lithium, to be refined, between two ends. */
  private static Corridor actual(String from, String to, List<Site> sites, List<Port> ports) {
    List<Corridor> corridors = plan(sites, ports, List.of(SmallFacts.flow(from, to)));
    assertThat(corridors).hasSize(1);
    return corridors.get(0);
  }

  private static List<Corridor> plan(List<Site> sites, List<Port> ports, List<Flow> flows) {
    return TestCorridors.planner(SmallFacts.facts(sites, ports, flows))
        .plan(Closures.of(TestNetworks.closed()));
  }
}
