package org.lodeline.geodata.supply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioWordsTest {
  @ParameterizedTest
  @CsvSource({
    "USA, the United States",
    "DEU, Germany",
    "GBR, the United Kingdom",
    "EU, the European Union",
    "G7, the Group of Seven",
    "AUKUS, AUKUS",
    "XYZ, XYZ"
  })
  void parties_haveTheNamesThatASentenceTakes(String code, String name) {
    assertThat(TestCorridors.words().country(code)).startsWith(name);
  }
}
