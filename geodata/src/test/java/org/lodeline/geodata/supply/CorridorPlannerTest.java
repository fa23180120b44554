package org.lodeline.geodata.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lodeline.geodata.TestNetworks;
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
    Site mine = deposit("mine", "CHL", ATACAMA, "producing", "lithium");
    Site plant = plant("plant", "DEU", BITTERFELD, "refining", "operating", 1, "lithium");

    Corridor corridor = actual("mine", "plant", List.of(mine, plant), List.of());

    assertThat(corridor.fromName()).isEqualTo("Name of mine");
    assertThat(corridor.fromCountry()).isEqualTo("CHL");
    assertThat(corridor.toCountry()).isEqualTo("DEU");
    assertThat(route(corridor).from().id()).isEqualTo("mine");
    assertThat(route(corridor).to().id()).isEqualTo("plant");
  }

  @Test
  void aCountry_standsForItsOperatingPlantOfThatStageWithTheLargestCapacity() {
    Site mine = deposit("mine", "CHL", ATACAMA, "producing", "lithium");
    List<Site> sites =
        List.of(
            mine,
            plant("small", "DEU", BITTERFELD, "refining", "operating", 10, "lithium"),
            plant("large", "DEU", LEIPZIG, "refining", "operating", 20, "lithium"),
            plant("planned", "DEU", LEIPZIG, "refining", "planned", 99, "lithium"),
            plant("other-stage", "DEU", LEIPZIG, "recycling", "operating", 99, "lithium"),
            plant("other-metal", "DEU", LEIPZIG, "refining", "operating", 99, "tin"),
            plant("elsewhere", "POL", LEIPZIG, "refining", "operating", 99, "lithium"));

    Corridor corridor = actual("mine", "DEU", sites, List.of(port("DEHAM")));

    assertThat(route(corridor).to().id()).isEqualTo("large");
    assertThat(corridor.toName()).isEqualTo("Germany");
    assertThat(corridor.toCountry()).isEqualTo("DEU");
  }

  @Test
  void aCountryWithoutSuchAPlant_standsForTheMainPortThatMakesTheCheapestRoute() {
    Site mine = deposit("mine", "CHL", ATACAMA, "producing", "lithium");
    List<String> codes = List.of("USLAX", "USNYC", "USSEA");
    List<Port> ports = codes.stream().map(CorridorPlannerTest::port).toList();

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
    Site mine = deposit("mine", "CHL", ATACAMA, "producing", "lithium");
    Port main = port("USSEA");
    Port near = port("USLAX");
    Port minor =
        new Port(
            near.id(), near.name(), near.country(), false, near.hinterlandKm(), near.position());

    assertThat(route(actual("mine", "USA", List.of(mine), List.of(minor, main))).to().id())
        .isEqualTo("USSEA");
  }

  @Test
  void aCountryWithoutPlantOrPort_standsForItsDepositOfTheCommodity() {
    Site plant = plant("plant", "DEU", BITTERFELD, "refining", "operating", 1, "lithium");
    Site tin = deposit("tin-mine", "MNG", ULAN_BATOR, "producing", "tin");
    Site lithium = deposit("lithium-mine", "MNG", ULAN_BATOR, "producing", "lithium");

    Corridor corridor = actual("MNG", "plant", List.of(plant, tin, lithium), List.of());

    assertThat(route(corridor).from().id()).isEqualTo("lithium-mine");
    assertThat(corridor.fromCountry()).isEqualTo("MNG");
  }

  @Test
  void aCountryOfWhichNothingIsKnown_standsForTheMiddleOfItsMap() {
    Site plant = plant("plant", "DEU", BITTERFELD, "refining", "operating", 1, "lithium");

    Corridor corridor = actual("MNG", "plant", List.of(plant), List.of());

    assertThat(route(corridor).from().id()).isEqualTo("MNG");
    assertThat(corridor.fromName()).isEqualTo("Mongolia");
  }

  @Test
  void aMemberOfAGroup_isTakenByAPlantForTheGroup() {
    Site deposit =
        deposit("loparite", "NOR", new Position(9.3, 59.2), "exploration", "rare-earths-heavy");
    Site separation = plant("sep", "DEU", BITTERFELD, "separation", "planned", 0, "rare-earths");

    assertThat(plan(List.of(deposit, separation), List.of(), List.of()))
        .extracting(corridor -> corridor.flow().toId())
        .containsExactly("sep");
  }

  @Test
  void aPlantThatCannotTakeOre_isNoEndOfAPotentialCorridor() {
    Site deposit = deposit("altmark", "DEU", LEIPZIG, "exploration", "lithium");
    List<Site> unfit =
        List.of(
            deposit,
            plant("magnets", "DEU", BITTERFELD, "magnet", "operating", 1, "lithium"),
            plant("recycler", "DEU", BITTERFELD, "recycling", "operating", 1, "lithium"),
            plant("stopped", "DEU", BITTERFELD, "refining", "suspended", 1, "lithium"),
            plant("tin", "DEU", BITTERFELD, "refining", "operating", 1, "tin"));

    assertThat(plan(unfit, List.of(), List.of())).isEmpty();
  }

  @Test
  void aPlantForBatteryMaterial_isTheEndOnlyWhereNoEarlierStageIsListed() {
    Site deposit = deposit("altmark", "DEU", LEIPZIG, "exploration", "lithium");
    Site cathodes =
        plant("cathodes", "DEU", BITTERFELD, "cathode-precursor", "operating", 1, "lithium");
    Site refinery = plant("refinery", "CHL", ATACAMA, "refining", "operating", 1, "lithium");

    assertThat(plan(List.of(deposit, cathodes), List.of(), List.of()))
        .extracting(corridor -> corridor.flow().toId())
        .containsExactly("cathodes");
    assertThat(plan(List.of(deposit, cathodes, refinery), List.of(), List.of()))
        .extracting(corridor -> corridor.flow().toId())
        .containsExactly("refinery");
  }

  @Test
  void aFlowWithoutAWay_staysAsACorridorWithoutARoute() {
    Site mine = deposit("mine", "CHL", ATACAMA, "producing", "lithium");
    Port dammam = port("SADMM");
    SupplyFacts facts = facts(List.of(mine), List.of(dammam), List.of(flow("mine", "SAU")));

    List<Corridor> corridors = TestCorridors.planner(facts).plan(TestNetworks.closed("hormuz"));

    assertThat(corridors).hasSize(1);
    assertThat(corridors.get(0).route()).isEmpty();
    assertThat(corridors.get(0).toName()).isEqualTo("Saudi Arabia");
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
    List<Corridor> corridors = plan(sites, ports, List.of(flow(from, to)));
    assertThat(corridors).hasSize(1);
    return corridors.get(0);
  }

  private static List<Corridor> plan(List<Site> sites, List<Port> ports, List<Flow> flows) {
    return TestCorridors.planner(facts(sites, ports, flows)).plan(TestNetworks.closed());
  }

  private static SupplyFacts facts(List<Site> sites, List<Port> ports, List<Flow> flows) {
    Map<String, Site> byId = new LinkedHashMap<>();
    sites.forEach(site -> byId.put(site.id(), site));
    return new SupplyFacts(byId, ports, TestNetworks.facts().passages(), flows);
  }

  private static Flow flow(String from, String to) {
    Source source = new Source("made up", Optional.empty(), "recalled");
    return new Flow(
        from + "-" + to,
        "Lithium",
        "lithium",
        "mine",
        "refining",
        from,
        to,
        Optional.of(1000.0),
        Optional.of("LCE"),
        Optional.of(2024L),
        source);
  }

  private static Site deposit(
      String id, String country, Position position, String status, String commodity) {
    return site(id, country, position, null, status, 0, commodity);
  }

  private static Site plant(
      String id,
      String country,
      Position position,
      String stage,
      String status,
      double capacity,
      String commodity) {
    return site(id, country, position, stage, status, capacity, commodity);
  }

  private static Site site(
      String id,
      String country,
      Position position,
      @Nullable String stage,
      String status,
      double capacity,
      String commodity) {
    return new Site(
        id, "Name of " + id, country, position, stage, status, List.of(commodity), capacity);
  }

  /** A bundled port, as one that stands for its country. */
  private static Port port(String unlocode) {
    Port port =
        TestNetworks.router().ports().stream()
            .filter(p -> p.id().equals(unlocode))
            .findFirst()
            .orElseThrow();
    return new Port(
        port.id(), port.name(), port.country(), true, port.hinterlandKm(), port.position());
  }
}
