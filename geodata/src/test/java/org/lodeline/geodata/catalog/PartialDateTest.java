package org.lodeline.geodata.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {
  @ParameterizedTest
  @ValueSource(strings = {"2025", "2025-06", "2025-06-30", "1887-12", "2024-02-29"})
  void aYear_aMonth_andADay_areDates(String text) {
    assertThat(PartialDate.isOne(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "25",
        "2025-6",
        "2025-13",
        "2025-02-29",
        "2025-06-30T00:00",
        "June 2025",
        "2025-"
      })
  void anythingElse_isNone(String text) {
    assertThat(PartialDate.isOne(text)).isFalse();
  }
}
