package org.lodeline.geodata.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.catalog.BundledLayers;

class MeasureTest {
  @ParameterizedTest(name = "{0} on {1} is {2}")
  @CsvSource({
    // MOFCOM Announcement 46 of 2024, whose second clause is suspended.
    "cn-us-ban-2024, 2024-12-02, future",
    "cn-us-ban-2024, 2024-12-03, in-force",
    "cn-us-ban-2024, 2025-11-08, in-force",
    "cn-us-ban-2024, 2025-11-09, suspended",
    "cn-us-ban-2024, 2026-11-27, suspended",
    "cn-us-ban-2024, 2026-11-28, unknown",
    // The controls of 9 October 2025 were suspended before they began.
    "cn-oct9-ree-2025, 2025-10-08, future",
    "cn-oct9-ree-2025, 2025-10-10, announced",
    "cn-oct9-ree-2025, 2025-11-30, suspended",
    "cn-oct9-extraterritorial-2025, 2025-10-10, announced",
    "cn-oct9-extraterritorial-2025, 2025-12-01, suspended",
    "cn-oct9-battery-2025, 2025-10-10, announced",
    "cn-oct9-battery-2025, 2025-11-30, suspended",
    "cn-oct9-equipment-2025, 2025-10-10, announced",
    "cn-oct9-superhard-2025, 2025-10-10, announced",
    // Announcement 62 began at once.
    "cn-oct9-tech-2025, 2025-10-10, in-force",
    "cn-oct9-tech-2025, 2025-11-30, suspended",
    "cn-seven-ree-2025, 2025-10-10, in-force",
    "cn-seven-ree-2025, 2025-11-30, in-force",
    "cod-cobalt-suspension-2025, 2025-10-14, in-force",
    "cod-cobalt-suspension-2025, 2025-10-15, ended",
    "ga-manganese-2029, 2025-06-01, announced",
    "ga-manganese-2029, 2029-01-01, in-force",
  })
  void aMeasure_standsOnADayAsItsDatesSay(String id, LocalDate day, String state) {
    assertThat(measure(id).stateOn(day).code()).isEqualTo(state);
  }

  @Test
  void everyState_isInTheCodeList() {
    assertThat(Objects.requireNonNull(BundledLayers.codeLists().get("measure-state")).codes())
        .containsExactlyInAnyOrder(
            Arrays.stream(Measure.State.values()).map(Measure.State::code).toArray(String[]::new));
  }

  private static Measure measure(String id) {
    return TestNetworks.facts().measures().stream()
        .filter(measure -> measure.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
