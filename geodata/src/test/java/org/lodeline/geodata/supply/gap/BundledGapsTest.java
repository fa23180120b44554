package org.lodeline.geodata.supply.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodeline.geodata.supply.gap.GapCase.row;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.geodata.supply.TestCorridors;
import org.lodeline.geodata.supply.TestScenarios;
import org.lodeline.geodata.supply.gap.GapFilling.Answer;
import org.lodeline.geodata.supply.gap.GapFilling.Form;
import org.lodeline.geodata.supply.gap.GapFilling.Request;
import org.lodeline.geodata.supply.gap.GapFilling.Row;
import org.lodeline.geodata.supply.gap.GapFilling.Taking;

/** What could fill gaps in the bundled facts. */
class BundledGapsTest {
  /** China's Announcement 46 of 2024 is in force: no gallium, germanium or antimony to the USA. */
  private static final Scenario ANNOUNCEMENT_46 = TestScenarios.on(2025, 6, 1);

  private static final GapFilling GAPS =
      GapCase.gaps(
          TestNetworks.facts(),
          TestCorridors.RESTRAINTS,
          TestCorridors.BLOCS,
          TestCorridors.whatIf());

  @Test
  void galliumBannedToTheUnitedStates_couldComeFromWagerup() {
    Answer answer = fill("gallium", "USA", Taking.UNSOLD, ANNOUNCEMENT_46);

    Row wagerup = row(answer, "wagerup-gallium-plant");
    assertThat(wagerup.capacityTpa()).isEqualTo(100);
    assertThat(wagerup.fromYear()).contains(2027L);
    assertThat(wagerup.fedBy()).containsExactly("wagerup-gallium");
    assertThat(answer.lostTonnes()).isEqualTo(1.98);
    assertThat(answer.unit()).isEqualTo("t Ga");
    assertThat(answer.unfilledTonnes()).isZero();
    assertThat(answer.figures().summary())
        .startsWith("Of 1.98 t of gallium a year lost to the United States,");
  }

  @Test
  void moreGalliumThanTheCheapestCanMake_isSharedWithWagerup() {
    Answer answer =
        GAPS.fill(
            new Request(
                "gallium",
                Form.REFINED,
                Optional.of(120.0),
                Optional.empty(),
                "USA",
                Taking.UNSOLD,
                ANNOUNCEMENT_46));

    assertThat(row(answer, "metlen-agios-nikolaos").allocatedTpa()).isEqualTo(50);
    assertThat(row(answer, "wagerup-gallium-plant").allocatedTpa()).isEqualTo(70);
  }

  @Test
  void noListedProject_replacesTheAntimony() {
    Answer answer = fill("antimony", "USA", Taking.UNSOLD, ANNOUNCEMENT_46);

    assertThat(answer.unfilledTonnes()).isEqualTo(15_840 + 1_082);
  }

  @Test
  void chineseMagnets_couldBeReplacedOnlyByDivertingOthers() {
    Scenario ban = TestScenarios.ban("CHN", "rare-earth-magnets", "*");

    assertThat(fill("rare-earth-magnets", "USA", Taking.UNSOLD, ban).filledTonnes()).isZero();
    Answer diverted = fill("rare-earth-magnets", "USA", Taking.DIVERTED, ban);
    assertThat(diverted.figures().rows()).extracting(Row::siteId).contains("neo-narva");
    assertThat(diverted.figures().rows()).extracting(Row::country).doesNotContain("CHN", "USA");
  }

  @Test
  void lithiumToTheUnion_convertsHydroxideToCarbonateEquivalent() {
    Scenario ban = TestScenarios.ban("CHL", "lithium", "EU");

    Answer answer = fill("lithium", "EU", Taking.UNSOLD, ban);

    assertThat(answer.unit()).isEqualTo("t LCE");
    assertThat(answer.lostTonnes()).isEqualTo(15_000);
    assertThat(row(answer, "guben").declared()).isEqualTo("24,000 t LiOH.H2O");
    assertThat(row(answer, "guben").capacityTpa()).isBetween(21_129.0, 21_131.0);
    assertThat(row(answer, "keliber-kokkola").fedBy()).contains("keliber-lantta");
  }

  private static Answer fill(String commodity, String market, Taking taking, Scenario scenario) {
    return GAPS.fill(
        new Request(
            commodity, Form.REFINED, Optional.empty(), Optional.empty(), market, taking, scenario));
  }
}
