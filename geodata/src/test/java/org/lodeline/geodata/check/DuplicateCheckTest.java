package org.lodeline.geodata.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateCheckTest {
  @ParameterizedTest
  @CsvSource({
    "10,       50, Alta Mine,      10.003,     50,      Alta Mine",
    "10,       50, Alta Mine,      10,         50.0022, ALTA  mine",
    "10,       50, Cerro Peña,     10,         50,      Cerro Pena",
    "10,       50, Tellnes,        10,         50,      Telnes",
    "179.9995, -17, Vatukoula,     -179.9995,  -17,     Vatukoula",
    "0,        89.9999, Pole,      180,        89.9999, Pole",
  })
  void twoWithin250MetresWithLikeNames_areTold(
      double lon, double lat, String name, double lon2, double lat2, String name2) {
    assertThat(duplicates(site("a", lon, lat, name), site("b", lon2, lat2, name2)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.problem()).contains(" m from ");
              assertThat(finding.advice()).contains("keep one");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "10, 50, Alta Mine,   10.004, 50,      Alta Mine",
    "10, 50, Alta Mine,   10,     50.0023, Alta Mine",
    "10, 50, Alta Mine,   10,     50,      Bio Bio",
    "10, 50, Shaft No. 1, 10,     50,      Shaft No. 2",
    "10, 50, '',          10,     50,      ''",
    "10, 50, '--',        10,     50,      '..'",
  })
  void twoThatAreFartherApartOrDifferentOrNameless_areNot(
      double lon, double lat, String name, double lon2, double lat2, String name2) {
    assertThat(duplicates(site("a", lon, lat, name), site("b", lon2, lat2, name2))).isEmpty();
  }

  @Test
  void eachIsToldOnce() {
    assertThat(duplicates(site("a", 1, 1, "X"), site("b", 1, 1, "X"), site("c", 1, 1, "X")))
        .extracting(Finding::feature)
        .containsExactly("b", "c");
  }

  @Test
  void tenThousandAtOnePlace_doNotTakeTheSquareOfTheirNumber() {
    List<SimpleFeature> crowd = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      crowd.add(site("s" + i, 1, 1, "Claim " + Integer.toString(i * 7919 % 10_007, 36)));
    }
    crowd.add(site("twin", 1, 1, "claim 0"));
    Instant before = Instant.now();
    List<Finding> found = duplicates(crowd.toArray(SimpleFeature[]::new));

    assertThat(found).extracting(Finding::feature).contains("twin");
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(30));
  }

  private static SimpleFeature site(String id, double lon, double lat, String name) {
    return Findings.feature(
        Findings.SITES, id, Findings.wkt("POINT (" + lon + " " + lat + ")"), name, null);
  }

  private static List<Finding> duplicates(SimpleFeature... features) {
    return Findings.of(Findings.SITES, features).stream()
        .filter(finding -> finding.check().equals("duplicates"))
        .toList();
  }
}
