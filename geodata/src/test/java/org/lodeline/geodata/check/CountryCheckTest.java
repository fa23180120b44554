package org.lodeline.geodata.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.TestNetworks;

class CountryCheckTest {
  @ParameterizedTest
  @CsvSource({
    "23.3,  69.97,  NOR, in the country",
    "2.0,   61.0,   NOR, on its shelf",
    "25.9,  69.7,   FIN, 'a few km over the border, where deposits lie on both sides'",
    "179.5, -16.5,  FJI, on one side of the antimeridian",
    "-179.99, -16.8, FJI, on the other",
    "153.9, 22.5,   JPN, in the waters of an island that the base map lacks",
    "10,    10,     XYZ, a code that nobody knows is told by another check",
  })
  void aPointInItsCountryOrItsWaters_isNotTold(double lon, double lat, String country, String why) {
    assertThat(Findings.of(Findings.SITES, Findings.site("a", lon, lat, "Alta", country)))
        .as(why)
        .extracting(Finding::check)
        .doesNotContain("country");
  }

  @ParameterizedTest
  @CsvSource({
    "69.97, 23.3,   NOR, swapped: try 23.3",
    "-23.3, 69.97,  NOR, wrong sign: try 23.3",
    "133.0, 24.0,   AUS, wrong sign: try 133.0",
    "37.6,  55.7,   NOR, correct the position or country",
    "0.5,   40.0,   BRA, correct the position or country",
  })
  void aPointElsewhere_isToldWithTheSlipThatExplainsIt(
      double lon, double lat, String country, String advice) {
    assertThat(Findings.of(Findings.SITES, Findings.site("a", lon, lat, "Alta", country)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.check()).isEqualTo("country");
              assertThat(finding.problem()).contains("km outside " + country);
              assertThat(finding.advice()).contains(advice);
            });
  }

  @Test
  void nullIsland_isTold() {
    assertThat(Findings.of(Findings.SITES, Findings.site("a", 0, 0, "Alta", "NOR")))
        .extracting(Finding::check)
        .containsExactly("null-island", "country");
  }

  @ParameterizedTest
  @CsvSource({
    "FRA, 2.3,   48.9,   0",
    "PRT, -8.0,  37.0,   0",
    "GBR, 2.35,  51.03,  95",
    "RUS, -168.0, 65.0,  140",
    "USA, -169.9, 66.1,  90",
  })
  void theDistanceToACountry_isThatToItsNearestShore(
      String country, double lon, double lat, double km) {
    assertThat(new CountryBorders(TestNetworks.world()).kmOutside(country, lon, lat).orElseThrow())
        .isCloseTo(km, within(45.0));
  }
}
