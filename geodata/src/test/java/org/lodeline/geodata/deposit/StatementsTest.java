package org.lodeline.geodata.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodeline.geodata.deposit.TestStatements.contained;
import static org.lodeline.geodata.deposit.TestStatements.lithium;
import static org.lodeline.geodata.deposit.TestStatements.partOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatementsTest {
  @Test
  void theNewestResource_standsForTheDeposit() {
    assertThat(
            chosen(
                lithium("old", false, 900.0, "total-resource", "2019-12-31"),
                lithium("new", false, 100.0, "measured-and-indicated", "2024")))
        .isEqualTo("new");
  }

  @Test
  void aResource_comesBeforeANewerReserve() {
    assertThat(
            chosen(
                lithium("reserve", true, 50.0, "total-reserve", "2025"),
                lithium("resource", false, 100.0, "total-resource", "2020")))
        .isEqualTo("resource");
  }

  @Test
  void aStatementOfSeveralClasses_comesBeforeANewerOneOfASingleClass() {
    assertThat(
            chosen(
                lithium("several", false, 900.0, "total-resource", "2019"),
                lithium("single", false, 100.0, "inferred", "2024")))
        .isEqualTo("several");
  }

  @Test
  void ofOneDate_theWidestClassComesFirst() {
    assertThat(
            chosen(
                lithium("inferred", false, 500.0, "inferred", "2024"),
                lithium("total", false, 400.0, "total-resource", "2024"),
                lithium("both", false, 450.0, "measured-and-indicated", "2024")))
        .isEqualTo("total");
  }

  @Test
  void aStatementOfTheWhole_comesBeforeANewerOneOfAPart() {
    assertThat(
            chosen(
                partOf(lithium("part", false, 10.0, "total-resource", "2026")),
                lithium("whole", false, 100.0, "total-resource", "2016")))
        .isEqualTo("whole");
  }

  @Test
  void aGradeAlone_andAnExplorationTarget_comeLast() {
    assertThat(
            chosen(
                lithium("grade", false, null, "unknown", "2026"),
                lithium("target", false, 900.0, "exploration-target", "2026"),
                lithium("reserve", true, 50.0, "total-reserve", "2001")))
        .isEqualTo("reserve");
  }

  @Test
  void onlyStatementsOfTheCommodityOrItsGroup_count() {
    Statements statements = new Statements(List.of(contained("rare-earths", 87, "TREO")));

    assertThat(statements.of("here", "rare-earths-light", "rare-earths")).hasSize(1);
    assertThat(statements.of("here", "lithium", "")).isEmpty();
    assertThat(statements.of("elsewhere", "rare-earths", "")).isEmpty();
  }

  /** The same one in whatever order they come. */
  private static String chosen(Statement... statements) {
    List<Statement> all = new ArrayList<>(List.of(statements));
    Collections.shuffle(all, new Random(all.hashCode()));
    return new Statements(all).of("here", "lithium", "").get(0).id();
  }
}
