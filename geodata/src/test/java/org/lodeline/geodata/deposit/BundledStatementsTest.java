package org.lodeline.geodata.deposit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.geotools.api.feature.simple.SimpleFeature;
import org.junit.jupiter.api.Test;
import org.lodeline.geodata.TestNetworks;

/** That the figures of the bundled statements agree with each other. */
class BundledStatementsTest {
  private static final Substances SUBSTANCES = new Substances();
  private static final List<Statement> STATEMENTS =
      TestNetworks.features("resources").stream().map(Statement::of).toList();

  /** Documents round totals once more than the figures that they are made of. */
  private static final double SLACK = 0.02;

  @Test
  void theContainedAmount_isTonnageTimesGradeWithinRounding() {
    List<String> faults = new ArrayList<>();
    for (Statement one : STATEMENTS) {
      Double contained = one.containedKt();
      Double tonnage = one.tonnageMt();
      Double grade = one.grade();
      String unit = one.containedUnit();
      if (contained == null || tonnage == null || grade == null || unit == null) {
        continue;
      }
      one.tonnageTimesGradeKt(unit, SUBSTANCES)
          .filter(
              kt ->
                  Math.abs(kt - contained)
                      > kt * (rounding(tonnage) + rounding(grade) + SLACK)
                          + contained * rounding(contained))
          .ifPresent(
              kt ->
                  faults.add(
                      one.id()
                          + ": "
                          + contained
                          + " kt "
                          + unit
                          + " stated, "
                          + kt
                          + " worked out"));
    }

    assertThat(faults).isEmpty();
  }

  /** Half a unit of the last digit that is not zero, as a part of the number. */
  private static double rounding(double number) {
    BigDecimal digits = BigDecimal.valueOf(number).stripTrailingZeros();
    return digits.ulp().doubleValue() / 2 / number;
  }

  @Test
  void everyGradeAndAmount_countsSomethingThatIsKnown() {
    List<String> faults = new ArrayList<>();
    for (Statement one : STATEMENTS) {
      String gradeUnit = one.gradeUnit();
      if (gradeUnit != null && !gradeUnit.matches("mg/l \\S+")) {
        String substance = gradeUnit.substring(gradeUnit.indexOf(' ') + 1);
        if (SUBSTANCES.inATonne(1, gradeUnit, substance).isEmpty()) {
          faults.add(one.id() + ": " + gradeUnit);
        }
      }
      String unit = one.containedUnit();
      if (unit != null && SUBSTANCES.factor(unit, unit).isEmpty()) {
        faults.add(one.id() + ": kt " + unit);
      }
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void aStatement_saysATonnageOrAnAmountOrAGradeAbove0() {
    assertThat(STATEMENTS)
        .allSatisfy(
            one -> {
              List<Double> figures = new ArrayList<>();
              for (Double figure : new Double[] {one.tonnageMt(), one.grade(), one.containedKt()}) {
                if (figure != null) {
                  figures.add(figure);
                }
              }
              assertThat(figures).as(one.id()).isNotEmpty().allMatch(figure -> figure > 0);
            });
  }

  @Test
  void noTwoStatements_sayTheSame() {
    Map<List<Object>, String> seen = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    List<String> faults = new ArrayList<>();
    for (Statement one : STATEMENTS) {
      List<Object> said = new ArrayList<>();
      said.add(one.depositId());
      said.add(one.isReserve());
      said.add(one.commodity());
      said.add(one.resourceClass());
      said.add(String.valueOf(one.tonnageMt()));
      said.add(String.valueOf(one.grade()));
      said.add(String.valueOf(one.containedKt()));
      String other = seen.put(said, one.id());
      if (other != null) {
        faults.add(other + " and " + one.id());
      }
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void aClassOfReserves_isOfAReserve() {
    assertThat(STATEMENTS)
        .filteredOn(one -> !one.resourceClass().equals("unknown"))
        .allSatisfy(
            one ->
                assertThat(one.resourceClass().endsWith("-reserve"))
                    .as(one.id())
                    .isEqualTo(one.isReserve()));
  }

  @Test
  void aDeposit_showsTheFiguresOfTheStatementThatItNames() {
    Map<String, SimpleFeature> statements = new TreeMap<>();
    TestNetworks.features("resources").forEach(one -> statements.put(one.getID(), one));
    Set<String> shown = new HashSet<>();
    for (SimpleFeature deposit : TestNetworks.features("deposits")) {
      if (deposit.getAttribute("resource_id") instanceof String id) {
        assertThat(statements).containsKey(id);
        SimpleFeature statement = requireNonNull(statements.get(id));
        assertThat(deposit.getAttribute("resource_mt"))
            .isEqualTo(statement.getAttribute("tonnage_mt"));
        for (String field :
            List.of("grade", "grade_unit", "contained_kt", "contained_unit", "resource_class")) {
          assertThat(deposit.getAttribute(field)).isEqualTo(statement.getAttribute(field));
        }
        shown.add(deposit.getID());
      } else {
        assertThat(deposit.getAttribute("resource_mt")).as(deposit.getID()).isNull();
        assertThat(deposit.getAttribute("contained_kt")).as(deposit.getID()).isNull();
      }
    }

    assertThat(shown).contains("altmark", "mount-weld", "kvanefjeld");
  }
}
