package org.lodeline.geodata.supply;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.CountryCodes;

class BlocsTest {
  private static final Blocs BLOCS = Blocs.load();
  private static final LocalDate DAY = LocalDate.of(2025, 10, 10);

  @ParameterizedTest
  @CsvSource({
    "EU, GBR, 2019-06-01, true",
    "EU, GBR, 2020-01-31, true",
    "EU, GBR, 2020-02-01, false",
    "EU, GBR, 2021-01-01, false",
    "EU, HRV, 2013-06-30, false",
    "EU, HRV, 2013-07-01, true",
    "EUU, HRV, 2013-07-01, true",
    "EUU, GBR, 2021-01-01, false",
    "G7, CAN, 1975-11-15, false",
    "G7, CAN, 1976-06-27, true",
    "MSP, IND, 2022-06-14, false",
    "MSP, IND, 2025-10-10, true",
    "MSP, POL, 2025-10-10, false",
    "AUKUS, CAN, 2025-10-10, false",
    "AUS, AUS, 1900-01-01, true",
    "AUS, USA, 2025-10-10, false",
    "*, AUS, 1900-01-01, true",
    "*, XKX, 2025-10-10, true",
    "WTO, CHN, 2025-10-10, false",
    "WTO, WTO, 2025-10-10, true",
    "EUU, EUU, 1900-01-01, true",
  })
  void covers(String code, String country, LocalDate date, boolean covered) {
    assertThat(BLOCS.covers(code, country, date)).isEqualTo(covered);
  }

  @Test
  void members_ofTheUnion_are27() {
    assertThat(BLOCS.members("EU", DAY).orElseThrow()).hasSize(27).doesNotContain("GBR");
    assertThat(BLOCS.members("EUU", DAY)).isEqualTo(BLOCS.members("EU", DAY));
  }

  @Test
  void members_ofTheSmallBlocs() {
    assertThat(BLOCS.members("QUAD", DAY)).contains(Set.of("AUS", "IND", "JPN", "USA"));
    assertThat(BLOCS.members("AUKUS", DAY)).contains(Set.of("AUS", "GBR", "USA"));
    assertThat(BLOCS.members("G7", DAY))
        .contains(Set.of("CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"));
    assertThat(BLOCS.members("MSP", DAY).orElseThrow()).hasSize(14);
  }

  @Test
  void members_beforeTheBlocBegan_areNone() {
    assertThat(BLOCS.members("AUKUS", LocalDate.of(2021, 9, 14))).contains(Set.of());
  }

  @Test
  void members_ofAnUnknownBloc_areUnknown() {
    assertThat(BLOCS.members("OPEC", DAY)).isEmpty();
    assertThat(BLOCS.members("AUS", DAY)).isEmpty();
  }

  @Test
  void theBlocs_areThoseOfTheCodeList() {
    assertThat(BLOCS.codes())
        .containsExactlyInAnyOrderElementsOf(
            Objects.requireNonNull(BundledLayers.codeLists().get("bloc")).codes());
  }

  @Test
  void aRow_hasAKnownCountryDaysInOrderAndASource() {
    List<Map<String, String>> rows =
        Resources.csv("supply/blocs.csv", NamedCsvRecord::getFieldsAsMap);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(CountryCodes.COUNTRIES).contains(row.get("member"));
              assertThat(row.get("source_title")).isNotBlank();
              assertThat(row.get("source_url")).matches("https?://\\S+");
              String to = row.getOrDefault("to", "");
              assertThat(to.isEmpty() || to.compareTo(row.getOrDefault("from", "")) > 0).isTrue();
            });
    assertThat(rows)
        .extracting(row -> row.get("bloc") + " " + row.get("member"))
        .doesNotHaveDuplicates();
  }
}
