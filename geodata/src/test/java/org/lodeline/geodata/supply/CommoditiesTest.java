package org.lodeline.geodata.supply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommoditiesTest {
  @ParameterizedTest
  @CsvSource({
    "t Cu, 'refined Cu; US imports 2024 (903 kt)', copper, true",
    "t Sb, 'Sb in oxide; US oxide imports', antimony, true",
    "t Sb, antimony concentrate gross, antimony, false",
    "t REO, 'REO; US compound imports 2024', rare-earths, true",
    "t REO, rare-earth concentrate, rare-earths, false",
    "t U, US imports gross, uranium, false",
    "t Li, LCE, lithium, false",
    "t W, WO3 concentrate, tungsten, false",
    "t WO3, WO3 concentrate, tungsten, true",
    "t fluorspar, gross weight, fluorspar, false",
  })
  void units_countAlikeOrNot(String unit, String other, String commodity, boolean alike) {
    assertThat(TestCorridors.COMMODITIES.countAlike(unit, other, commodity)).isEqualTo(alike);
  }
}
