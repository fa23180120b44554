package org.lodeline.geodata.supply.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.lodeline.geodata.supply.gap.GapCase.AUSTRALIA;
import static org.lodeline.geodata.supply.gap.GapCase.CHILE;
import static org.lodeline.geodata.supply.gap.GapCase.CHINA;
import static org.lodeline.geodata.supply.gap.GapCase.GERMANY;
import static org.lodeline.geodata.supply.gap.GapCase.NORWAY;
import static org.lodeline.geodata.supply.gap.GapCase.row;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.supply.SmallFacts;
import org.lodeline.geodata.supply.TestScenarios;
import org.lodeline.geodata.supply.gap.GapFilling.Answer;
import org.lodeline.geodata.supply.gap.GapFilling.Form;
import org.lodeline.geodata.supply.gap.GapFilling.Row;

/** Who may fill a gap, how much of it, and in what order. */
class GapFillingTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

  @Test
  void theProjectThatDeliversMostCheaply_comesFirst() {
    Answer answer = twoProjects().losing(120);

    assertThat(answer.figures().rows())
        .extracting(Row::siteId)
        .containsExactly("norway", "australia");
    assertThat(row(answer, "norway").allocatedTpa()).isEqualTo(100);
    assertThat(row(answer, "australia").allocatedTpa()).isEqualTo(20);
    assertThat(row(answer, "norway").costUsdPerTonne())
        .isLessThan(row(answer, "australia").costUsdPerTonne());
    assertThat(answer.unfilledTonnes()).isZero();
  }

  @Test
  void whatIsTooDear_isShownAndDeliversNothing() {
    Answer answer = twoProjects().losing(80);

    assertThat(row(answer, "norway").allocatedTpa()).isEqualTo(80);
    assertThat(row(answer, "australia").allocatedTpa()).isZero();
    assertThat(row(answer, "australia").fedBy()).containsExactly("mine-australia");
  }

  @Test
  void noProject_deliversMoreThanItsCapacity() {
    Answer answer = twoProjects().losing(500.5);

    assertThat(answer.filledTonnes()).isEqualTo(300);
    assertThat(answer.unfilledTonnes()).isEqualTo(200.5);
    assertThat(answer.lostTonnes()).isEqualTo(500.5);
  }

  @Test
  void smallLosses_areSharedOutToTheGram() {
    Answer answer =
        new GapCase().mine("mine", "NOR", NORWAY).planned("works", "NOR", NORWAY, 0.3).losing(1.98);

    assertThat(answer.filledTonnes()).isEqualTo(0.3);
    assertThat(answer.unfilledTonnes()).isEqualTo(1.68);
  }

  @Test
  void whatRuns_isSoldAlready() {
    GapCase running =
        new GapCase()
            .mine("mine", "NOR", NORWAY)
            .plant("works", "NOR", NORWAY, "operating", 100, "t Sb", 1990L);

    assertThat(running.losing(50).figures().rows()).isEmpty();
    assertThat(row(running.diverting().losing(50), "works").kind()).isEqualTo("diverted");
  }

  @Test
  void whatIsDiverted_isLessWhatTheMarketHasOfItAlready() {
    Answer answer =
        new GapCase()
            .mine("mine", "NOR", NORWAY)
            .plant("works", "NOR", NORWAY, "operating", 100, "t Sb", 1990L)
            .flow("works", "USA", "refining", 30.0, "Sb", 2024)
            .flow("works", "DEU", "refining", 60.0, "Sb", 2024)
            .diverting()
            .losing(200);

    assertThat(row(answer, "works").capacityTpa()).isEqualTo(70);
    assertThat(answer.unfilledTonnes()).isEqualTo(130);
  }

  @Test
  void theMarketsOwnRunningPlants_haveNothingToDivert() {
    Answer answer =
        new GapCase()
            .market("DEU", "DEHAM")
            .mine("mine", "DEU", GERMANY)
            .plant("running", "DEU", GERMANY, "operating", 100, "t Sb", 1990L)
            .planned("coming", "DEU", GERMANY, 100)
            .diverting()
            .losing(150);

    assertThat(answer.figures().rows()).extracting(Row::siteId).containsExactly("coming");
  }

  @ParameterizedTest
  @CsvSource({
    "construction, new, 2030",
    "planned, new, 2030",
    "care-and-maintenance, restart,",
  })
  void whatDoesNotSellYet_hasItsWholeCapacity(String status, String kind, Long year) {
    Answer answer =
        new GapCase()
            .mine("mine", "NOR", NORWAY)
            .plant("works", "NOR", NORWAY, status, 100, "t Sb", 2030L)
            .losing(150);

    assertThat(row(answer, "works").kind()).isEqualTo(kind);
    assertThat(row(answer, "works").allocatedTpa()).isEqualTo(100);
    assertThat(row(answer, "works").fromYear()).isEqualTo(Optional.ofNullable(year));
  }

  @Test
  void whatIsSuspended_doesNotCount() {
    Answer answer =
        new GapCase()
            .mine("mine", "NOR", NORWAY)
            .plant("works", "NOR", NORWAY, "suspended", 100, "t Sb", 1990L)
            .losing(150);

    assertThat(answer.figures().rows()).isEmpty();
  }

  @Test
  void whatCountsSomethingElse_isToldApart() {
    Answer answer =
        new GapCase()
            .mine("mine", "NOR", NORWAY)
            .plant("oxide", "NOR", NORWAY, "planned", 100, "t Sb2O3", 2030L)
            .plant("zinc", "NOR", NORWAY, "planned", 650_000, "t Zn", 2030L)
            .losing(150);

    assertThat(row(answer, "oxide").capacityTpa()).isCloseTo(83.54, within(0.01));
    assertThat(row(answer, "oxide").declared()).isEqualTo("100 t Sb2O3");
    assertThat(answer.notComparable())
        .extracting(GapFilling.NotComparable::id, GapFilling.NotComparable::unit)
        .containsExactly(tuple("zinc", "t Zn"));
  }

  @Test
  void aCapacityForAWholeGroup_isNotOneForAPart() {
    GapCase works =
        new GapCase()
            .of("rare-earths")
            .mine("mine", "NOR", NORWAY)
            .plant("works", "NOR", NORWAY, "planned", 100, "t REO", 2030L)
            .countedIn("REO");

    assertThat(row(works.losing(50), "works").allocatedTpa()).isEqualTo(50);
    assertThat(works.of("rare-earths-heavy").losing(50).figures().rows()).isEmpty();
    GapCase withAFlow = works.flow("works", "DEU", "separation", 20.0, "REO", 2030);
    assertThat(row(withAFlow.losing(50), "works").allocatedTpa()).isEqualTo(20);
  }

  @Test
  void aBan_takesTheActorsProjectsOut() {
    Answer answer = twoProjects().ban("NOR", "antimony", "USA").losing(120);

    assertThat(answer.figures().rows()).extracting(Row::siteId).containsExactly("australia");
    assertThat(answer.figures().assumptions())
        .contains("Under the restriction themselves: Name of norway.");
  }

  @Test
  void aBanByABloc_takesItsMembersProjectsOut() {
    Answer answer =
        new GapCase()
            .mine("mine", "DEU", GERMANY)
            .planned("germany", "DEU", GERMANY, 100)
            .mine("mine-norway", "NOR", NORWAY)
            .planned("norway", "NOR", NORWAY, 100)
            .ban("EU", "*", "QUAD")
            .losing(200);

    assertThat(answer.figures().rows()).extracting(Row::siteId).containsExactly("norway");
  }

  @Test
  void aBanOnOneMember_leavesTheRestOfTheMarket() {
    Answer answer =
        new GapCase()
            .market("EU", "DEHAM", "NLRTM")
            .mine("mine", "NOR", NORWAY)
            .planned("norway", "NOR", NORWAY, 100)
            .ban("NOR", "antimony", "DEU")
            .losing(200);

    assertThat(row(answer, "norway").allocatedTpa()).isEqualTo(100);
  }

  @Test
  void ore_maybeUnderABanToo() {
    GapCase fedFromChina =
        new GapCase().mine("mine", "CHN", CHINA).planned("norway", "NOR", NORWAY, 100);

    assertThat(fedFromChina.losing(50).filledTonnes()).isEqualTo(50);
    Answer banned = fedFromChina.ban("CHN", "antimony", "NOR").losing(50);
    assertThat(banned.filledTonnes()).isZero();
    assertThat(banned.figures().assumptions())
        .contains("Left out, as no mine can feed them: Name of norway.");
  }

  @Test
  void aMeasureInForce_bindsOnItsDayAlone() {
    GapCase stopped =
        twoProjects()
            .measure("stop", "export-ban", "NOR", "*", LocalDate.of(2025, 1, 1))
            .measure("permit", "export-licence", "AUS", "*", LocalDate.of(2025, 1, 1));

    assertThat(row(stopped.losing(120), "norway").allocatedTpa()).isEqualTo(100);
    Answer bound = stopped.at(DAY).losing(120);
    assertThat(bound.figures().rows()).extracting(Row::siteId).containsExactly("australia");
    assertThat(row(bound, "australia").licences()).containsExactly("permit");
  }

  @Test
  void aClosedStrait_makesAWayDearer() {
    GapCase toGermany =
        new GapCase()
            .market("DEU", "DEHAM")
            .mine("mine", "AUS", AUSTRALIA)
            .planned("australia", "AUS", AUSTRALIA, 100);

    Row open = row(toGermany.losing(50), "australia");
    Row closed = row(toGermany.closed("suez").losing(50), "australia");

    assertThat(open.passages()).contains("suez");
    assertThat(closed.passages()).doesNotContain("suez");
    assertThat(closed.costUsdPerTonne()).isGreaterThan(open.costUsdPerTonne());
    assertThat(closed.days()).isGreaterThan(open.days());
  }

  @Test
  void whatHasNoWayLeft_isLeftOut() {
    GapCase ukraine =
        new GapCase()
            .market("UKR", "UAODS")
            .mine("mine", "AUS", AUSTRALIA)
            .planned("australia", "AUS", AUSTRALIA, 100);

    assertThat(ukraine.losing(50).filledTonnes()).isEqualTo(50);
    Answer closed =
        ukraine.closed("bosporus").transitClosed(TestScenarios.AROUND_UKRAINE).losing(50);
    assertThat(closed.filledTonnes()).isZero();
    assertThat(closed.figures().assumptions())
        .contains("Left out, as no way to the market is left: Name of australia.");
  }

  @Test
  void theYear_isTheLaterOfMineAndPlant() {
    Answer answer =
        new GapCase()
            .mine("late", "AUS", AUSTRALIA, "development")
            .flow("late", "soon", "mine", 500.0, "Sb in concentrate", 2032)
            .plant("soon", "NOR", NORWAY, "construction", 100, "t Sb", 2027L)
            .losing(50);

    assertThat(row(answer, "soon").siteYear()).contains(2027L);
    assertThat(row(answer, "soon").fromYear()).contains(2032L);
  }

  @Test
  void aMineOfUnknownYear_leavesTheYearUnknownUnlessItIsThePlantsOwn() {
    GapCase apart =
        new GapCase()
            .mine("mine", "AUS", AUSTRALIA, "development")
            .planned("works", "NOR", NORWAY, 100);
    GapCase together =
        new GapCase()
            .mine("mine", "NOR", NORWAY, "development")
            .planned("works", "NOR", NORWAY, 100);

    assertThat(row(apart.losing(50), "works").fromYear()).isEmpty();
    assertThat(row(together.losing(50), "works").fromYear()).contains(2030L);
  }

  @Test
  void aMine_givesNoMoreThanIsRecordedToLeaveIt() {
    Answer answer =
        new GapCase()
            .mine("small", "NOR", NORWAY)
            .flow("small", "works", "mine", 40.0, "Sb in concentrate", 2024)
            .mine("large", "AUS", AUSTRALIA)
            .planned("works", "NOR", NORWAY, 100)
            .losing(90);

    assertThat(row(answer, "works").allocatedTpa()).isEqualTo(90);
    assertThat(row(answer, "works").fedBy()).containsExactly("large", "small");
  }

  @Test
  void whereMinesLoseTheirProduct_theirDeclaredOutputCounts() {
    Answer answer =
        new GapCase()
            .form(Form.MINE)
            .mine("coming", "AUS", AUSTRALIA, "development")
            .flow("coming", "NOR", "mine", 70.0, "Sb in concentrate", 2029)
            .mine("silent", "CHL", CHILE, "development")
            .planned("works", "NOR", NORWAY, 100)
            .losing(100);

    assertThat(answer.figures().rows()).extracting(Row::siteId).containsExactly("coming");
    assertThat(row(answer, "coming").fromYear()).contains(2029L);
    assertThat(row(answer, "coming").fedBy()).isEmpty();
    assertThat(answer.unfilledTonnes()).isEqualTo(30);
    assertThat(answer.figures().assumptions())
        .contains("Left out, as no capacity is known: Name of silent.");
  }

  @Test
  void whatIsLost_isTheSumOfTheFlowsThatTheScenarioStops() {
    Answer answer =
        twoProjects()
            .plant("one", "CHN", CHINA, "operating", 500, "t Sb", 1990L)
            .plant("coming", "CHN", CHINA, "construction", 500, "t Sb", 2030L)
            .plant("two", "CHL", CHILE, "operating", 500, "t Sb", 1990L)
            .flow("one", "USA", "refining", 40.5, "Sb in oxide; an estimate", 2024)
            .flow("CHN", "USA", "refining", 200.0, "Sb", 2024)
            .flow("coming", "USA", "refining", 100.0, "Sb", 2030)
            .flow("two", "USA", "refining", 70.0, "Sb", 2024)
            .flow("one", "DEU", "refining", 80.0, "Sb", 2024)
            .ban("CHN", "antimony", "*")
            .losing();

    assertThat(answer.lostTonnes()).as("one is part of the country's flow").isEqualTo(200);
    assertThat(answer.unit()).isEqualTo("t Sb");
    assertThat(answer.filledTonnes()).isEqualTo(200);
    assertThat(answer.figures().sources()).containsExactly(SmallFacts.MADE_UP);
  }

  @Test
  void everybody_isAllThatLoseSomething() {
    GapCase toTwo =
        twoProjects()
            .plant("one", "CHN", CHINA, "operating", 500, "t Sb", 1990L)
            .flow("one", "USA", "refining", 40.0, "Sb", 2024)
            .flow("one", "DEU", "refining", 80.0, "Sb", 2024)
            .market("*", "USNYC", "DEHAM")
            .ban("CHN", "antimony", "*");

    Answer answer = toTwo.losing();

    assertThat(answer.lostTonnes()).isEqualTo(120);
    assertThat(answer.filledTonnes()).isEqualTo(120);
    assertThat(toTwo.ban("CHN", "antimony", "DEU").losing().lostTonnes()).isEqualTo(80);
  }

  @Test
  void twoProductsFromOneCountry_areBothLost() {
    Answer answer =
        new GapCase()
            .flow("CHN", "USA", "refining", 200.0, "Sb in oxide", 2024)
            .flow("CHN", "USA", "metal", 30.0, "Sb", 2024)
            .ban("CHN", "antimony", "USA")
            .losing();

    assertThat(answer.lostTonnes()).isEqualTo(230);
  }

  @Test
  void aLossBelowZero_isRefused() {
    assertThatThrownBy(() -> twoProjects().losing(-1))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("-1");
  }

  /** A near one of 100 t and a far one of 200 t, each with a mine at its gate. */
  private static GapCase twoProjects() {
    return new GapCase()
        .mine("mine-australia", "AUS", AUSTRALIA)
        .planned("australia", "AUS", AUSTRALIA, 200)
        .mine("mine-norway", "NOR", NORWAY)
        .planned("norway", "NOR", NORWAY, 100);
  }
}
