package org.lodeline.geodata.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.catalog.BundledLayers;

class ScenariosTest {
  private static final Scenarios SCENARIOS =
      new Scenarios(TestNetworks.facts().passages(), BundledLayers.commodities(), Blocs.load());

  @Test
  void withoutParameters_nothingIsAssumed() {
    assertThat(SCENARIOS.read(Map.of())).isEqualTo(Scenario.NONE).matches(Scenario::isNone);
  }

  @Test
  void everyParameter_isRead() {
    Scenario scenario =
        SCENARIOS.read(
            Map.of(
                "closed", List.of("suez", "babelmandeb"),
                "open", List.of("northeast"),
                "transit-closed", List.of("zmb"),
                "ban", List.of("CHN:rare-earths:*", "cod:cobalt:EU;JPN"),
                "at", List.of("2025-10-10")));

    assertThat(scenario.closed()).isEqualTo(TestNetworks.passages("suez", "babelmandeb"));
    assertThat(scenario.opened()).isEqualTo(TestNetworks.passages("northeast"));
    assertThat(scenario.transitClosed()).containsExactly("ZMB");
    assertThat(scenario.bans())
        .containsExactly(
            new Ban("CHN", "rare-earths", Set.of("*")),
            new Ban("COD", "cobalt", Set.of("EU", "JPN")));
    assertThat(scenario.at()).contains(LocalDate.of(2025, 10, 10));
  }

  @Test
  void aScenario_isReadAgainFromTheParametersThatItGives() {
    Scenario scenario =
        read("closed=suez,malacca", "ban=CHN:gallium:USA;JPN,IDN:nickel:*", "at=2025-11-30");

    Map<String, List<String>> again = new HashMap<>();
    scenario.parameters().forEach((name, text) -> again.put(name, List.of(text.split(","))));

    assertThat(SCENARIOS.read(again).parameters()).isEqualTo(scenario.parameters());
  }

  @Test
  void aNamedScenario_addsToTheOtherParameters_andADayGivenGoesFirst() {
    Scenario scenario =
        read("scenario=china-rare-earths-2025-10-09", "closed=malacca", "at=2025-11-30");

    assertThat(scenario.closed()).isEqualTo(TestNetworks.passages("malacca"));
    assertThat(scenario.bans()).extracting(Ban::actor).containsOnly("CHN");
    assertThat(scenario.at()).contains(LocalDate.of(2025, 11, 30));
  }

  @Test
  void everyNamedScenario_canBeReadAndAssumesSomething() {
    assertThat(SCENARIOS.named())
        .extracting(Scenarios.Named::id)
        .contains(
            "suez-and-babelmandeb-2024",
            "malacca-closed",
            "china-rare-earths-2025-10-09",
            "taiwan-strait-closed",
            "panama-drought",
            "hormuz-closed");
    assertThat(SCENARIOS.named())
        .allSatisfy(
            named -> assertThat(read("scenario=" + named.id()).isNone()).as(named.id()).isFalse());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "closed=suess | closed | panama, suez",
        "closed=northpole | closed | northeast",
        "open=suez | open | northeast, northwest",
        "transit-closed=Zambia | transit-closed | ZMB",
        "transit-closed=EU | transit-closed | ZMB",
        "ban=CHN:rare-earths | ban | actor:commodity:targets",
        "ban=CHN:rare-earths:*:x | ban | actor:commodity:targets",
        "ban=CHN:unobtainium:* | ban | rare-earths-heavy",
        "ban=China:gallium:USA | ban | CHN",
        "ban=CHN:gallium:USA;Europe | ban | EU",
        "ban=CHN:gallium: | ban | actor:commodity:targets",
        "ban=*:gallium:USA | ban | EU",
        "at=2025-02-30 | at | 2025-10-10",
        "at=2025-10-10,2025-11-30 | at | 2025-10-10",
        "scenario=suez | scenario | hormuz-closed",
      })
  void aMalformedParameter_isRefusedWithWhatItMayBe(String given, String parameter, String known) {
    assertThatThrownBy(() -> read(given))
        .isInstanceOfSatisfying(
            LodelineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(LodelineException.Kind.INVALID_INPUT);
              assertThat(e.parameter()).contains(parameter);
              assertThat(e).hasMessageContaining(known);
            });
  }

  private static Scenario read(String... parameters) {
    Map<String, List<String>> values = new HashMap<>();
    for (String parameter : parameters) {
      String[] parts = parameter.split("=", 2);
      values.put(parts[0], Arrays.asList(parts[1].split(",")));
    }
    return SCENARIOS.read(values);
  }
}
