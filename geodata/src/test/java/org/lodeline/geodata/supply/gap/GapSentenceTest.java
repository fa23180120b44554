package org.lodeline.geodata.supply.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.supply.gap.GapFilling.Row;

class GapSentenceTest {
  private static final GapSentence ANTIMONY = new GapSentence("antimony", "the United States");

  @Test
  void aPart_isToldWithWhatStaysUnfilled() {
    assertThat(ANTIMONY.of(15_840, 3_200, 12_640, List.of(giving("new", 3_200, 2027L))))
        .isEqualTo(
            "Of 15,840 t of antimony a year lost to the United States, listed projects outside the"
                + " restriction could deliver 3,200 t from 2027 on; 12,640 t stay unfilled.");
  }

  @Test
  void oneTonne_staysInTheSingular() {
    assertThat(ANTIMONY.of(2, 1, 1, List.of(giving("new", 1, 2027L))))
        .endsWith("could deliver 1 t from 2027 on; 1 t stays unfilled.");
  }

  @Test
  void nothingLost_isSaid() {
    assertThat(ANTIMONY.of(0, 0, 0, List.of()))
        .isEqualTo("Nothing of the antimony that goes to the United States is lost.");
  }

  @Test
  void nothingDelivered_isSaid() {
    assertThat(ANTIMONY.of(50, 0, 50, List.of(giving("new", 0, 2027L))))
        .endsWith("could deliver nothing; all of it stays unfilled.");
  }

  @Test
  void allOfIt_isSaid() {
    assertThat(ANTIMONY.of(50, 50, 0, List.of(giving("new", 50, 2027L))))
        .endsWith("could deliver all of it from 2027 on.");
  }

  @Test
  void years_areToldWhereTheyAreKnown() {
    Row early = giving("new", 10, 2027L);
    Row late = giving("new", 10, 2030L);
    Row unknown = giving("restart", 10, null);

    assertThat(ANTIMONY.of(20, 20, 0, List.of(late, early)))
        .endsWith("could deliver all of it, the first from 2027 on and the last from 2030.");
    assertThat(ANTIMONY.of(20, 20, 0, List.of(early, unknown)))
        .endsWith(
            "could deliver all of it, some from 2027 on and some in a year that is not known.");
    assertThat(ANTIMONY.of(10, 10, 0, List.of(unknown)))
        .endsWith("could deliver all of it, in a year that is not known.");
  }

  @Test
  void whatOthersWouldLose_isTold() {
    Row diverted = giving("diverted", 30, 2026L);

    assertThat(ANTIMONY.of(60, 40, 20, List.of(diverted, giving("new", 10, 2027L))))
        .endsWith(
            "listed projects and plants outside the restriction could deliver 40 t from 2027 on,"
                + " 30 t of that diverted from others; 20 t stay unfilled.");
    assertThat(ANTIMONY.of(30, 30, 0, List.of(diverted)))
        .endsWith("could deliver all of it, diverted from others.");
  }

  @ParameterizedTest
  @CsvSource({
    "110000000, '110,000,000'",
    "13206.23, '13,206'",
    "12.5, 12.5",
    "1.98, 1.98",
    "0.3, 0.3",
    "0.000004, 0.000004"
  })
  void tonnes_areAsFineAsTheyAreFew(double tonnes, String text) {
    assertThat(GapSentence.number(tonnes)).isEqualTo(text);
  }

  private static Row giving(String kind, double tonnes, @Nullable Long fromYear) {
    return new Row(
        "id",
        "name",
        "NOR",
        kind,
        "planned",
        Optional.empty(),
        Optional.ofNullable(fromYear),
        tonnes,
        "t Sb",
        "",
        tonnes,
        0,
        0,
        List.of(),
        List.of(),
        List.of());
  }
}
