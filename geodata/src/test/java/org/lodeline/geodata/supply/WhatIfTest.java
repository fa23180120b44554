package org.lodeline.geodata.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.network.Passage;
import org.lodeline.geodata.network.Route;
import org.lodeline.geodata.network.RouteRequest;

/** What becomes of the bundled corridors. */
class WhatIfTest {
  private static final WhatIf WHAT_IF = TestCorridors.whatIf();

  @Test
  void whileNothingIsAssumed_everyCorridorIsAsBefore() {
    assertThat(WHAT_IF.under(Scenario.NONE))
        .hasSameSizeAs(TestCorridors.bundled())
        .allSatisfy(
            outcome -> {
              assertThat(outcome.status()).isEqualTo(Outcome.Status.OPEN);
              assertThat(outcome.causes()).isEmpty();
              assertThat(outcome.extraKm()).contains(0.0);
            });
  }

  @Test
  void closingSuez_reroutesWhatWentThroughIt_andNothingElse() {
    for (Outcome outcome : WHAT_IF.under(TestScenarios.closing("suez"))) {
      boolean wentThrough = outcome.before().orElseThrow().passages().contains("suez");
      assertThat(outcome.status())
          .as(outcome.corridor().flow().id())
          .isEqualTo(wentThrough ? Outcome.Status.REROUTED : Outcome.Status.OPEN);
      assertThat(outcome.causes()).isEqualTo(wentThrough ? List.of("closed=suez") : List.of());
      assertThat(outcome.corridor().route().orElseThrow().passages()).doesNotContain("suez");
      assertThat(outcome.extraUsdPerTonne().orElseThrow()).isGreaterThanOrEqualTo(0);
    }
    assertThat(WHAT_IF.under(TestScenarios.closing("suez")))
        .extracting(Outcome::status)
        .contains(Outcome.Status.REROUTED);
  }

  /** The short cut, to keep ways that use nothing closed, must not change an answer. */
  @ParameterizedTest
  @ValueSource(strings = {"malacca", "taiwan", "panama", "good-hope", "dover", "sunda"})
  void everyWayUnderAScenario_isTheCheapestThatIsLeft(String passage) {
    Scenario scenario = TestScenarios.closing(passage, "torres");

    for (Outcome outcome : WHAT_IF.under(scenario)) {
      Corridor corridor = outcome.corridor();
      Optional<Route> cheapest =
          TestNetworks.router()
              .route(
                  new RouteRequest(
                      corridor.from(),
                      corridor.to(),
                      scenario.closures(TestNetworks.router().sea().arctic()),
                      RouteRequest.Mode.ANY));
      assertThat(corridor.route().map(Route::usdPerTonne).orElse(-1.0))
          .as(corridor.flow().id())
          .isCloseTo(cheapest.map(Route::usdPerTonne).orElse(-1.0), within(1e-6));
    }
  }

  @Test
  void closingAllWaysOfTheSea_leavesCorridorsUnreachable() {
    Set<Passage> all = new HashSet<>(TestNetworks.router().sea().passages());
    Scenario scenario = new Scenario(all, Set.of(), Set.of(), List.of(), Optional.empty());

    assertThat(WHAT_IF.under(scenario))
        .filteredOn(outcome -> outcome.status() == Outcome.Status.UNREACHABLE)
        .isNotEmpty()
        .allSatisfy(
            outcome -> {
              assertThat(outcome.corridor().route()).isEmpty();
              assertThat(outcome.before()).isPresent();
              assertThat(outcome.extraKm()).isEmpty();
              assertThat(outcome.causes()).isNotEmpty();
            });
  }

  @Test
  void openingTheArctic_shortensWays() {
    Scenario scenario =
        new Scenario(
            Set.of(), TestNetworks.passages("northeast"), Set.of(), List.of(), Optional.empty());

    assertThat(WHAT_IF.under(scenario))
        .filteredOn(outcome -> outcome.status() == Outcome.Status.REROUTED)
        .isNotEmpty()
        .allSatisfy(o -> assertThat(o.extraUsdPerTonne().orElseThrow()).isNegative());
  }

  @Test
  void aCountryClosedToTransit_isCrossedNoMore_butStillServed() {
    Scenario scenario =
        new Scenario(Set.of(), Set.of(), Set.of("TZA", "ZMB", "AGO"), List.of(), Optional.empty());

    List<Outcome> outcomes = WHAT_IF.under(scenario);

    assertThat(outcomes)
        .filteredOn(outcome -> outcome.status() == Outcome.Status.REROUTED)
        .isNotEmpty()
        .allSatisfy(
            outcome ->
                assertThat(outcome.causes())
                    .allMatch(cause -> cause.startsWith("transit-closed=")));
    for (Outcome outcome : outcomes) {
      Corridor corridor = outcome.corridor();
      Set<String> closed = new HashSet<>(scenario.transitClosed());
      closed.remove(corridor.fromCountry());
      closed.remove(corridor.toCountry());
      corridor
          .route()
          .ifPresent(
              route -> {
                assertThat(route.transitCountries()).doesNotContainAnyElementsOf(closed);
                assertThat(route.ports()).noneMatch(port -> closed.contains(port.country()));
              });
    }
  }

  @ParameterizedTest(name = "{0} is {1} on 10 October 2025 and {2} on 30 November 2025")
  @CsvSource({
    // Announcement 46 of 2024, suspended on 9 November 2025; the licences of 2023 and 2024 stand.
    "antimony-chn-usa,  RESTRICTED, LICENSED",
    "gallium-chn-usa,   RESTRICTED, LICENSED",
    "germanium-chn-usa, RESTRICTED, LICENSED",
    // Announcement 18 of 2025, not suspended.
    "rare-earth-magnets-chn-usa, LICENSED, LICENSED",
    "rare-earth-magnets-chn-deu, LICENSED, LICENSED",
    "rare-earths-chn-usa,        LICENSED, LICENSED",
    // The Congo's ban gave way to quotas on 16 October 2025.
    "cobalt-cod-chn, RESTRICTED, LICENSED",
    "copper-chl-usa, OPEN,       OPEN",
  })
  void corridors_standAsTheMeasuresInForceOnADaySay(
      String id, Outcome.Status inOctober, Outcome.Status inNovember) {
    assertThat(outcome("2025-10-10", id).status()).isEqualTo(inOctober);
    assertThat(outcome("2025-11-30", id).status()).isEqualTo(inNovember);
  }

  @Test
  void theControlsOfNineOctober2025_changeNoCorridorOnEitherDay() {
    for (String day : List.of("2025-10-10", "2025-11-30")) {
      assertThat(byId(day).values())
          .flatExtracting(Outcome::causes)
          .isNotEmpty()
          .noneMatch(cause -> cause.startsWith("cn-oct9"));
    }
  }

  /** Magnets needed no licence before April 2025, though rare earths did. */
  @Test
  void magnets_wereFreeUntilApril2025() {
    assertThat(outcome("2025-03-01", "rare-earth-magnets-chn-usa").status())
        .isEqualTo(Outcome.Status.OPEN);
    assertThat(outcome("2025-04-05", "rare-earth-magnets-chn-usa").status())
        .isEqualTo(Outcome.Status.LICENSED);
  }

  @Test
  void theSevenRareEarthsOfApril2025_areACauseOnBothDays() {
    for (String day : List.of("2025-10-10", "2025-11-30")) {
      assertThat(outcome(day, "rare-earth-magnets-chn-usa").causes()).contains("cn-seven-ree-2025");
    }
  }

  private static Outcome outcome(String day, String id) {
    return Objects.requireNonNull(byId(day).get(id));
  }

  private static Map<String, Outcome> byId(String day) {
    return WHAT_IF.under(TestScenarios.on(LocalDate.parse(day))).stream()
        .collect(Collectors.toMap(o -> o.corridor().flow().id(), Function.identity()));
  }
}
