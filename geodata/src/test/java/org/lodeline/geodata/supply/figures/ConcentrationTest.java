package org.lodeline.geodata.supply.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodeline.geodata.supply.TestScenarios.ban;
import static org.lodeline.geodata.supply.TestScenarios.on;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.supply.Production;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.geodata.supply.ScenarioWords;
import org.lodeline.geodata.supply.SmallFacts;
import org.lodeline.geodata.supply.SupplyFacts;
import org.lodeline.geodata.supply.TestCorridors;
import org.lodeline.geodata.supply.figures.Concentration.Row;
import org.lodeline.geodata.supply.figures.Concentration.Share;

class ConcentrationTest {
  private static final ScenarioWords WORDS = TestCorridors.words();
  private static final Optional<String> WORLD = Optional.empty();
  private static final Offset<Double> TINY = within(1e-6);

  /** Half from China, three tenths from Japan, a fifth from France. */
  private static final List<Production> TIN =
      List.of(
          row("tin", "CHN", 2024, 500, 0.5),
          row("tin", "JPN", 2024, 300, 0.3),
          row("tin", "FRA", 2024, 200, 0.2),
          row("tin", "WLD", 2024, 1000, 1),
          row("tin", "PER", 2023, 900, 0.9));

  @Test
  void aList_hasItsSharesOfTheLatestYear() {
    Row row = only(TIN, WORLD, Scenario.NONE);

    assertThat(row.year()).isEqualTo(2024);
    assertThat(row.countriesListed()).isEqualTo(3);
    assertThat(row.leader()).isEqualTo("CHN");
    assertThat(row.cr1()).isCloseTo(0.5, TINY);
    assertThat(row.cr3Low()).isCloseTo(1, TINY);
    assertThat(row.hhiLow()).isCloseTo(3800, TINY);
    assertThat(row.hhiHigh()).isCloseTo(3800, TINY);
    assertThat(row.band()).isEqualTo("high");
    assertThat(row.nMinus1()).isCloseTo(0.5, TINY);
    assertThat(row.over65()).isEmpty();
  }

  @Test
  void anEarlierYear_isGivenWhereAskedFor() {
    Figures<Row> figures =
        concentration(TIN)
            .of(Optional.empty(), Optional.empty(), Optional.of(2023L), WORLD, Scenario.NONE);

    assertThat(figures.rows()).extracting(Row::leader).containsExactly("PER");
    assertThat(figures.rows()).extracting(Row::over65).containsExactly(List.of("PER"));
  }

  @Test
  void aBan_leavesTheRestAsANewWholeAndAGap() {
    Row row = only(TIN, WORLD, ban("CHN", "tin", "*"));

    assertThat(row.banned()).containsExactly("CHN");
    assertThat(row.gapShare()).isCloseTo(0.5, TINY);
    assertThat(row.afterLeader()).contains("JPN");
    assertThat(row.afterCr1Low().orElseThrow()).isCloseTo(0.6, TINY);
    assertThat(row.afterHhiLow().orElseThrow()).isCloseTo(5200, TINY);
    // A fifth of the supply before the ban remains if Japan stops, too.
    assertThat(row.afterNMinus1Low()).isCloseTo(0.2, TINY);
    assertThat(row.hhiLow()).as("before").isCloseTo(3800, TINY);
  }

  @Test
  void noBan_leavesAllAsItWas() {
    Row row = only(TIN, WORLD, ban("CHN", "lithium", "*"));

    assertThat(row.banned()).isEmpty();
    assertThat(row.gapShare()).isZero();
    assertThat(row.afterHhiHigh().orElseThrow()).isCloseTo(row.hhiHigh(), TINY);
    assertThat(row.afterNMinus1Low()).isCloseTo(row.nMinus1(), TINY);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "*, -, true",
        "*, JPN, true",
        "USA, -, false",
        "USA, USA, true",
        "USA, JPN, false",
        // A bloc is aimed at as a whole or not at all.
        "G7, DEU, true",
        "DEU, EU, false",
        "EU, EU, true",
        // China's own supply stays with China.
        "*, CHN, false",
      })
  void aBan_countsForThoseItIsAimedAt(String target, String view, boolean counts) {
    Row row = only(TIN, Optional.ofNullable(view), ban("CHN", "*", target));

    assertThat(row.banned().contains("CHN")).isEqualTo(counts);
  }

  @Test
  void aBlocsOwnMembers_areNotLostToItNorCountAgainstTheBenchmark() {
    List<Production> french = List.of(row("tin", "FRA", 2024, 700, 0.7));

    assertThat(only(french, WORLD, Scenario.NONE).over65()).containsExactly("FRA");
    assertThat(only(french, Optional.of("EU"), Scenario.NONE).over65()).isEmpty();
    assertThat(only(french, Optional.of("EU"), ban("FRA", "*", "*")).banned()).isEmpty();
  }

  @Test
  void measuresInForce_countLikeBans() {
    List<Production> gallium = List.of(row("gallium", "CHN", 2024, 10, 0.98));

    assertThat(only(gallium, Optional.of("USA"), on(2025, 10, 10)).banned()).containsExactly("CHN");
    assertThat(only(gallium, Optional.of("USA"), on(2025, 11, 10)).banned())
        .as("suspended")
        .isEmpty();
    assertThat(only(gallium, Optional.of("JPN"), on(2025, 10, 10)).banned())
        .as("under licence")
        .isEmpty();
  }

  @Test
  void aBanOnAPart_takesNothingAway() {
    List<Production> earths = List.of(row("rare-earths", "CHN", 2024, 10, 0.7));

    assertThat(only(earths, WORLD, ban("CHN", "rare-earths-heavy", "*")).banned()).isEmpty();
    assertThat(only(earths, WORLD, ban("CHN", "rare-earths", "*")).banned()).hasSize(1);
  }

  @Test
  void quantitiesWithoutShares_areSharesOfTheWorldTotal_orOfTheirSum() {
    Production china = row("tin", "CHN", 2024, 30, Optional.empty());
    Production japan = row("tin", "JPN", 2024, 20, Optional.empty());

    assertThat(only(List.of(china, japan, row("tin", "WLD", 2024, 100, 1)), WORLD, Scenario.NONE))
        .extracting(Row::leaderShare)
        .isEqualTo(0.3);
    assertThat(only(List.of(china, japan), WORLD, Scenario.NONE))
        .extracting(Row::leaderShare)
        .isEqualTo(0.6);
  }

  @Test
  void theProducersOfAList_comeLargestFirst() {
    Figures<Share> figures =
        concentration(TIN).shares("tin", "mine", Optional.empty(), WORLD, ban("JPN", "tin", "*"));

    assertThat(figures.rows())
        .containsExactly(
            new Share("CHN", "China", 0.5, Optional.of(500.0), "t tin", false),
            new Share("JPN", "Japan", 0.3, Optional.of(300.0), "t tin", true),
            new Share("FRA", "France", 0.2, Optional.of(200.0), "t tin", false));
  }

  @Test
  void theSummary_isASentence() {
    List<Production> three =
        List.of(
            row("tin", "CHN", 2024, 7, 0.7),
            row("zinc", "CHN", 2024, 8, 0.8),
            row("niobium", "BRA", 2024, 9, 0.9));

    assertThat(summary(List.of(), WORLD, Scenario.NONE)).isEqualTo("No production list matches.");
    assertThat(summary(TIN, WORLD, Scenario.NONE))
        .isEqualTo("China mined 50 % of the world's tin in 2024, and its HHI is 3,800 (high).");
    assertThat(summary(TIN, WORLD, ban("CHN", "tin", "*")))
        .isEqualTo(
            "China mined 50 % of the world's tin in 2024, and its HHI is 3,800 (high); with exports"
                + " of tin from China banned, 50 % of it is lost and the HHI of the rest is 5,200"
                + " (high).");
    assertThat(summary(three, WORLD, Scenario.NONE))
        .isEqualTo(
            "China alone holds more than 65 % of 2 of the 3 production lists and Brazil of 1.");
    assertThat(summary(three, WORLD, ban("BRA", "niobium", "*")))
        .isEqualTo(
            "With exports of niobium from Brazil banned, 1 of 3 production lists loses supply,"
                + " mined niobium (90 %); before, China alone held more than 65 % of 2 of them and"
                + " Brazil of 1.");
    assertThat(summary(three, Optional.of("JPN"), ban("PER", "tin", "*")))
        .isEqualTo(
            "With exports of tin from Peru banned, none of 3 production lists loses supply to"
                + " Japan; China alone holds more than 65 % of 2 of them and Brazil of 1.");
  }

  @Test
  void assumptions_nameOnlyWhatWasAssumed() {
    assertThat(assumptions(TIN, Scenario.NONE))
        .noneMatch(text -> text.contains("scaled"))
        .noneMatch(text -> text.contains("countless"))
        .noneMatch(text -> text.contains("ban takes"));
    assertThat(assumptions(List.of(row("tin", "CHN", 2024, 7, 0.7)), ban("CHN", "*", "*")))
        .anyMatch(text -> text.contains("countless"))
        .anyMatch(text -> text.contains("ban takes"))
        .allMatch(text -> text.endsWith("."));
  }

  // The bundled facts.

  @Test
  void galliumIsRefinedInChina_andAntimonyMinedInThreeCountriesMostly() {
    Map<String, Row> rows = bundled(Scenario.NONE);

    Row gallium = require(rows, "gallium refined");
    assertThat(gallium.leader()).isEqualTo("CHN");
    assertThat(gallium.leaderShare()).isGreaterThan(0.95);
    assertThat(gallium.hhiLow()).isGreaterThan(9000);
    assertThat(gallium.nMinus1()).isLessThan(0.05);
    Row antimony = require(rows, "antimony mine");
    assertThat(antimony.over65()).isEmpty();
    assertThat(antimony.shareListed()).isGreaterThan(1);
    assertThat(antimony.cr3High()).isEqualTo(antimony.cr3Low()).isBetween(0.8, 0.95);
  }

  @Test
  void cobaltIsMinedInCongo_andASuspensionTakesMostOfIt() {
    Row cobalt = require(bundled(on(2025, 10, 10)), "cobalt mine");

    assertThat(cobalt.leader()).isEqualTo("COD");
    assertThat(cobalt.banned()).containsExactly("COD");
    assertThat(cobalt.gapShare()).isEqualTo(cobalt.leaderShare()).isGreaterThan(0.6);
    assertThat(cobalt.afterLeader()).contains("IDN");
  }

  @Test
  void everyBundledList_hasFiguresInBounds() {
    assertThat(bundled(ban("CHN", "*", "*")).values())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            row -> {
              assertThat(row.leaderShare()).isBetween(0.0, 1.0);
              assertThat(row.cr3Low()).isBetween(row.cr1(), row.cr3High());
              assertThat(row.cr3High()).isLessThanOrEqualTo(1);
              assertThat(row.hhiLow()).isLessThanOrEqualTo(row.hhiHigh());
              assertThat(row.hhiHigh()).isBetween(0.0, 10_000.0);
              assertThat(row.gapShare()).isBetween(0.0, 1.0);
              assertThat(row.afterNMinus1Low()).isBetween(0.0, row.afterNMinus1High() + 1e-9);
              assertThat(row.unit()).isNotBlank();
            });
  }

  private static Map<String, Row> bundled(Scenario scenario) {
    return all(TestNetworks.facts(), WORLD, scenario).rows().stream()
        .collect(Collectors.toMap(row -> row.commodity() + " " + row.stage(), row -> row));
  }

  private static Row require(Map<String, Row> rows, String key) {
    return Optional.ofNullable(rows.get(key)).orElseThrow();
  }

  private static String summary(
      List<Production> production, Optional<String> view, Scenario scenario) {
    return all(facts(production), view, scenario).summary();
  }

  private static List<String> assumptions(List<Production> production, Scenario scenario) {
    return all(facts(production), WORLD, scenario).assumptions();
  }

  private static Row only(List<Production> production, Optional<String> view, Scenario scenario) {
    List<Row> rows = all(facts(production), view, scenario).rows();
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static Figures<Row> all(SupplyFacts facts, Optional<String> view, Scenario scenario) {
    return concentration(facts)
        .of(Optional.empty(), Optional.empty(), Optional.empty(), view, scenario);
  }

  private static Concentration concentration(List<Production> production) {
    return concentration(facts(production));
  }

  private static Concentration concentration(SupplyFacts facts) {
    return new Concentration(facts, TestCorridors.RESTRAINTS, TestCorridors.BLOCS, WORDS);
  }

  private static SupplyFacts facts(List<Production> production) {
    return new SupplyFacts(Map.of(), List.of(), List.of(), List.of(), List.of(), production);
  }

  private static Production row(
      String commodity, String country, long year, double tonnes, double share) {
    return row(commodity, country, year, tonnes, Optional.of(share));
  }

  private static Production row(
      String commodity, String country, long year, double tonnes, Optional<Double> share) {
    return new Production(
        commodity + country + year,
        commodity,
        "mine",
        country,
        year,
        Optional.of(tonnes),
        Optional.of("t " + commodity),
        share,
        SmallFacts.MADE_UP);
  }
}
