package org.lodeline.geodata.supply.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodeline.geodata.supply.TestScenarios.ban;
import static org.lodeline.geodata.supply.TestScenarios.closing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.Port;
import org.lodeline.geodata.supply.Flow;
import org.lodeline.geodata.supply.Outcome;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.geodata.supply.ScenarioWords;
import org.lodeline.geodata.supply.SmallFacts;
import org.lodeline.geodata.supply.SupplyFacts;
import org.lodeline.geodata.supply.TestCorridors;
import org.lodeline.geodata.supply.TestScenarios;
import org.lodeline.geodata.supply.WhatIf;
import org.lodeline.geodata.supply.figures.Exposure.Row;

class ExposureTest {
  private static final ScenarioWords WORDS = TestCorridors.words();
  private static final Offset<Double> TINY = within(1e-9);

  /** To Japan: through Malacca from the Netherlands, and not from Australia or without tonnage. */
  private static final List<Flow> TO_JAPAN =
      List.of(
          flow("NLD", "JPN", Optional.of(1000.0)),
          flow("AUS", "JPN", Optional.of(3000.0)),
          flow("USA", "JPN", Optional.empty()));

  private static final List<Port> PORTS =
      List.of(
          SmallFacts.port("NLRTM"),
          SmallFacts.port("JPTYO"),
          SmallFacts.port("AUBNE"),
          SmallFacts.port("USLAX"),
          SmallFacts.port("DEHAM"));

  private static final Exposure JAPAN = exposure(TO_JAPAN);

  @Test
  void aPassage_exposesTheTonnesOnRoutesThroughIt() {
    Row malacca = require(JAPAN, "JPN", "malacca", Scenario.NONE);

    assertThat(malacca.corridors()).isEqualTo(3);
    assertThat(malacca.corridorsWeighed()).isEqualTo(2);
    assertThat(malacca.tonnes()).isEqualTo(4000);
    assertThat(malacca.bases()).containsExactly("LCE");
    assertThat(malacca.exposedShare().orElseThrow()).isCloseTo(0.25, TINY);
    assertThat(malacca.exposedCorridorShare()).isCloseTo(1.0 / 3, TINY);
    assertThat(malacca.captiveShare().orElseThrow()).as("there is another way").isZero();
    assertThat(malacca.afterExposedShare()).isEqualTo(malacca.exposedShare());
    assertThat(malacca.lostShare()).contains(0.0);
    assertThat(malacca.extraDays()).contains(0.0);
  }

  @Test
  void aClosedPassage_exposesNothingMore_andTheMeanDelayIsByTonnes() {
    Scenario closed = closing("malacca");
    Row malacca = require(JAPAN, "JPN", "malacca", closed);
    double days = outcome(TO_JAPAN, closed, "NLD-JPN").extraDays().orElseThrow();

    assertThat(malacca.exposedShare().orElseThrow()).isCloseTo(0.25, TINY);
    assertThat(malacca.afterExposedShare()).contains(0.0);
    assertThat(malacca.lostShare()).contains(0.0);
    assertThat(days).isPositive();
    assertThat(malacca.extraDays().orElseThrow()).isCloseTo(days / 4, TINY);
    assertThat(rows(JAPAN, "JPN", closed))
        .as("the passages of the new way are there, too")
        .anySatisfy(
            row -> {
              assertThat(row.exposedShare()).contains(0.0);
              assertThat(row.afterExposedShare().orElseThrow()).isCloseTo(0.25, TINY);
            });
  }

  @Test
  void aBan_losesItsFlows() {
    Row row = rows(JAPAN, "JPN", ban("AUS", "lithium", "JPN")).get(0);

    assertThat(row.lostShare().orElseThrow()).isCloseTo(0.75, TINY);
    assertThat(row.lostCorridorShare()).isCloseTo(1.0 / 3, TINY);
  }

  /** Odesa has one way out by sea; without its neighbours there is none by land. */
  @Test
  void whatHasNoOtherWay_isCaptive() {
    Exposure exposure =
        new Exposure(
            whatIf(
                List.of(
                    flow("UKR", "JPN", Optional.of(10.0)), flow("NLD", "JPN", Optional.of(30.0))),
                List.of(
                    SmallFacts.port("UAODS"), SmallFacts.port("NLRTM"), SmallFacts.port("JPTYO"))),
            TestNetworks.facts().passages(),
            TestCorridors.BLOCS,
            WORDS);

    Row open = require(exposure, "JPN", "bosporus", Scenario.NONE);
    assertThat(open.exposedShare()).contains(0.25);
    assertThat(open.captiveShare()).contains(0.0);

    Scenario withoutNeighbours = closing(TestScenarios.AROUND_UKRAINE);
    Row bosporus = require(exposure, "JPN", "bosporus", withoutNeighbours);
    assertThat(bosporus.afterExposedShare()).contains(0.25);
    assertThat(bosporus.afterCaptiveShare()).contains(0.25);
    assertThat(bosporus.afterCaptiveCorridorShare()).isEqualTo(0.5);
    Row suez = require(exposure, "JPN", "suez", withoutNeighbours);
    assertThat(suez.afterExposedShare()).contains(1.0);
    assertThat(suez.afterCaptiveShare()).contains(0.0);

    Row closed =
        require(exposure, "JPN", "bosporus", closing(TestScenarios.AROUND_UKRAINE, "bosporus"));
    assertThat(closed.lostShare()).contains(0.25);
    assertThat(closed.afterCaptiveShare()).contains(0.0);
    assertThat(closed.extraDays()).as("what still moves goes as before").contains(0.0);
  }

  @Test
  void movesWithinABloc_areNoImports() {
    Exposure exposure =
        exposure(
            List.of(flow("NLD", "DEU", Optional.of(1.0)), flow("AUS", "DEU", Optional.of(2.0))));

    assertThat(rows(exposure, "DEU", Scenario.NONE).get(0).corridors()).isEqualTo(2);
    assertThat(rows(exposure, "EU", Scenario.NONE).get(0).corridors()).isEqualTo(1);
    assertThat(rows(exposure, "NLD", Scenario.NONE)).isEmpty();
  }

  @Test
  void formsAndCommodities_areNotAdded() {
    Exposure exposure =
        exposure(
            List.of(
                SmallFacts.flow("AUS", "JPN", "lithium", "mine"),
                SmallFacts.flow("USA", "JPN", "lithium", "compound"),
                SmallFacts.flow("NLD", "JPN", "nickel", "mine")));

    assertThat(rows(exposure, "JPN", Scenario.NONE))
        .extracting(row -> row.commodity() + " " + row.stage() + " " + row.tonnes())
        .containsOnly("lithium compound 1000.0", "lithium mine 1000.0", "nickel mine 1000.0");
  }

  @Test
  void theSummary_isASentence() {
    assertThat(summary(JAPAN, "PER", Scenario.NONE)).isEqualTo("No recorded import matches.");
    assertThat(summary(JAPAN, "JPN", closing("panama")))
        .isEqualTo(
            "With the Panama Canal closed, lithium (mine) to Japan neither loses supply nor takes longer.");
    assertThat(summary(JAPAN, "JPN", ban("AUS", "lithium", "*")))
        .isEqualTo(
            "With exports of lithium from Australia banned, lithium (mine) to Japan loses 75 % of its"
                + " supply.");
    assertThat(summary(JAPAN, "JPN", closing("malacca")))
        .matches(
            "With the Strait of Malacca closed, lithium \\(mine\\) to Japan takes [0-9.]+ days"
                + " longer\\.");
  }

  @Test
  void assumptions_sayWhatHasNoTonnage() {
    assertThat(JAPAN.of(Optional.empty(), Optional.empty(), Scenario.NONE).assumptions())
        .anyMatch(text -> text.startsWith("1 flow has no tonnage and counts"))
        .allMatch(text -> text.endsWith("."));
  }

  // The bundled facts.

  @Test
  void everyBundledRow_isInBounds() {
    Exposure exposure =
        new Exposure(
            TestCorridors.whatIf(), TestNetworks.facts().passages(), TestCorridors.BLOCS, WORDS);
    Figures<Row> figures = exposure.of(Optional.empty(), Optional.empty(), closing("malacca"));

    assertThat(figures.rows())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.exposedShare().orElse(0.0)).isBetween(0.0, 1 + 1e-9);
              assertThat(row.captiveCorridorShare()).isBetween(0.0, row.exposedCorridorShare());
              assertThat(row.afterCaptiveCorridorShare())
                  .isBetween(0.0, row.afterExposedCorridorShare());
              assertThat(row.afterExposedCorridorShare() + row.lostCorridorShare())
                  .isLessThanOrEqualTo(1 + 1e-9);
              assertThat(
                      row.passage().equals(Optional.of("malacca"))
                          && row.afterExposedCorridorShare() > 0)
                  .isFalse();
            });
    assertThat(figures.rows()).anyMatch(row -> row.exposedShare().orElse(0.0) > 0.9);
  }

  private static Exposure exposure(List<Flow> flows) {
    return new Exposure(
        whatIf(flows, PORTS), TestNetworks.facts().passages(), TestCorridors.BLOCS, WORDS);
  }

  private static WhatIf whatIf(List<Flow> flows, List<Port> ports) {
    SupplyFacts facts = SmallFacts.facts(List.of(), ports, flows);
    return new WhatIf(
        TestCorridors.planner(facts).plan(Closures.of(TestNetworks.router().sea().arctic())),
        TestNetworks.router(),
        TestCorridors.restraints(List.of()));
  }

  private static Outcome outcome(List<Flow> flows, Scenario scenario, String id) {
    return whatIf(flows, PORTS).under(scenario).stream()
        .filter(outcome -> outcome.corridor().flow().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<Row> rows(Exposure exposure, String importer, Scenario scenario) {
    return exposure.of(Optional.of(Set.of(importer)), Optional.empty(), scenario).rows();
  }

  private static Row require(
      Exposure exposure, String importer, String passage, Scenario scenario) {
    return rows(exposure, importer, scenario).stream()
        .filter(row -> row.passage().equals(Optional.of(passage)))
        .findFirst()
        .orElseThrow();
  }

  private static String summary(Exposure exposure, String importer, Scenario scenario) {
    return exposure.of(Optional.of(Set.of(importer)), Optional.empty(), scenario).summary();
  }

  private static Flow flow(String from, String to, Optional<Double> tonnes) {
    Flow flow = SmallFacts.flow(from, to);
    return new Flow(
        flow.id(),
        flow.name(),
        flow.commodity(),
        flow.stageFrom(),
        flow.stageTo(),
        from,
        to,
        tonnes,
        flow.basis(),
        flow.year(),
        flow.source());
  }
}
