package org.lodeline.geodata.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstancesTest {
  private static final Substances SUBSTANCES = new Substances();

  @ParameterizedTest
  @CsvSource({
    "Li2O, LCE,   2.473",
    "Li,   LCE,   5.323",
    "LCE,  Li2O,  0.4044",
    "WO3,  W,     0.793",
    "V,    V2O5,  1.785",
    "U,    U3O8,  1.179",
    "TREO, REO,   1",
    "Cu,   Cu,    1",
  })
  void aTonneOfASubstance_holdsAsMuchAsSoManyOfAnother(String from, String to, double tonnes) {
    assertThat(SUBSTANCES.factor(from, to))
        .hasValueSatisfying(factor -> assertThat(factor).isCloseTo(tonnes, within(tonnes * 0.001)));
  }

  @Test
  void substancesOfUnlikeElements_haveNoFactor() {
    assertThat(SUBSTANCES.factor("Li2O", "WO3")).isEmpty();
    assertThat(SUBSTANCES.factor("unobtainium", "Cu")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, % Li2O, Li2O, 0.015",
    "5, g/t 3E, PGE, 0.000005",
    "350, ppm U3O8, U3O8, 0.00035"
  })
  void aGrade_isAFractionOfTheOre(double grade, String unit, String substance, double fraction) {
    assertThat(SUBSTANCES.inATonne(grade, unit, substance))
        .hasValueSatisfying(
            found -> assertThat(found).isCloseTo(fraction, within(fraction * 1e-9)));
  }

  @ParameterizedTest
  @CsvSource({"mg/l Li", "%", "percent Li", "''", "% Li2O and more"})
  void aGradeByVolumeOrOfAnUnknownUnit_isNoFractionOfTheOre(String unit) {
    assertThat(SUBSTANCES.inATonne(1, unit, "Li")).isEmpty();
  }
}
