package org.lodeline.server.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.server.TestServer;

final class FigureRoutesTest {
  @Test
  void theSummary_countsCorridorsAndSaysItselfInOneSentence() {
    JsonNode answer = TestServer.json("supply/summary?closed=suez");
    JsonNode all = answer.at("/rows/0");

    assertThat(answer.path("summary").asText())
        .startsWith("With the Suez Canal closed, of ")
        .contains(" corridors ")
        .contains("another way")
        .endsWith(".");
    assertThat(all.path("commodity").asText()).isEqualTo("*");
    assertThat(all.path("rerouted").asInt()).isPositive();
    assertThat(all.path("median_extra_km").asDouble()).isPositive();
    assertThat(all.path("corridors").asInt())
        .isEqualTo(
            all.path("open").asInt()
                + all.path("licensed").asInt()
                + all.path("rerouted").asInt()
                + all.path("restricted").asInt()
                + all.path("unreachable").asInt());
    assertThat(answer.path("scenario").path("closed").asText()).isEqualTo("suez");
  }

  @Test
  void theRowsOfTheCommodities_addUpToTheFirst() {
    JsonNode rows = TestServer.json("supply/summary?closed=malacca&at=2025-10-10").path("rows");
    int corridors = 0;
    int restricted = 0;
    for (int i = 1; i < rows.size(); i++) {
      corridors += rows.get(i).path("corridors").asInt();
      restricted += rows.get(i).path("restricted").asInt();
    }
    assertThat(corridors).isEqualTo(rows.get(0).path("corridors").asInt());
    assertThat(restricted).isPositive().isEqualTo(rows.get(0).path("restricted").asInt());
  }

  @Test
  void theSummary_canBeNarrowed() {
    JsonNode all =
        TestServer.json("supply/summary?at=2025-10-10&commodity=gallium&country=USA").at("/rows/0");
    assertThat(all.path("restricted").asInt()).isEqualTo(1);
    assertThat(TestServer.json("supply/summary?commodity=rare-earths").at("/rows").toString())
        .contains("rare-earths-heavy");
  }

  private static final String ALL_FIGURES =
      """
      supply/summary?
      supply/concentration?
      supply/shares?commodity=gallium&stage=refined
      supply/exposure?
      supply/reliance?
      supply/alternatives?commodity=gallium&stage=refined&importer=USA&at=2025-10-10
      """;

  static Stream<String> everyFigure() {
    return ALL_FIGURES.lines();
  }

  @ParameterizedTest
  @MethodSource("everyFigure")
  void everyAnswer_carriesItsSourcesAndAssumptions(String path) {
    JsonNode answer = TestServer.json(path);
    assertThat(answer.path("summary").asText()).endsWith(".");
    assertThat(answer.path("rows")).isNotEmpty();
    assertThat(answer.path("sources")).isNotEmpty();
    assertThat(answer.path("assumptions")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyFigure")
  void everyAnswer_isAlsoCsv(String path) {
    HttpResponse<String> answer = TestServer.get((path + "&f=csv").replace("?&", "?"));
    JsonNode rows = TestServer.json(path).path("rows");

    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(answer.body().lines().count()).isEqualTo(rows.size() + 1L);
    assertThat(answer.body().lines().findFirst().orElseThrow().split(","))
        .containsExactlyElementsOf(() -> rows.get(0).fieldNames());
  }

  @Test
  void aBan_takesItsSupplyFromTheListOfProducers() {
    String gallium = "supply/concentration?commodity=gallium&stage=refined&ban=CHN:gallium:*";
    JsonNode row = TestServer.json(gallium).at("/rows/0");

    assertThat(row.path("leader").asText()).isEqualTo("CHN");
    assertThat(row.path("over_65").toString()).contains("CHN");
    assertThat(row.path("gap_share").asDouble()).isGreaterThan(0.9);
    assertThat(row.path("banned").toString()).contains("CHN");
    assertThat(TestServer.json(gallium).path("summary").asText()).contains("China", "gallium");
  }

  @Test
  void exposure_isThatOfTheImporterAskedFor() {
    JsonNode rows = TestServer.json("supply/exposure?importer=jpn,EUU").path("rows");
    assertThat(rows).isNotEmpty();
    for (JsonNode row : rows) {
      assertThat(row.path("importer").asText()).isIn("JPN", "EU");
      assertThat(row.path("captive_corridor_share").asDouble())
          .isBetween(0.0, row.path("exposed_corridor_share").asDouble());
    }
  }

  /** Announcement 46 of 2024 stopped China's gallium for the United States. */
  @Test
  void alternatives_tellWhatCouldFillTheGapAndWhatStaysUnfilled() {
    JsonNode answer =
        TestServer.json(
            "supply/alternatives?commodity=gallium&stage=refined&importer=USA&at=2025-10-10");

    assertThat(answer.path("lost_tpa").asDouble()).isPositive();
    assertThat(answer.path("filled_tpa").asDouble() + answer.path("unfilled_tpa").asDouble())
        .isEqualTo(answer.path("lost_tpa").asDouble());
    assertThat(answer.path("rows").findValuesAsText("site_id")).contains("wagerup-gallium-plant");
    assertThat(answer.path("rows").findValuesAsText("country")).doesNotContain("CHN");
    assertThat(answer.path("not_comparable").isArray()).isTrue();
  }

  @Test
  void theNamedScenarios_areListedWithTheParametersTheyStandFor() {
    JsonNode scenarios = TestServer.json("supply/scenarios").path("scenarios");
    assertThat(scenarios).hasSizeGreaterThanOrEqualTo(6);
    for (JsonNode scenario : scenarios) {
      String id = scenario.path("id").asText();
      assertThat(scenario.path("title").asText()).isNotEmpty();
      assertThat(scenario.path("parameters")).as(id).isNotEmpty();
      assertThat(TestServer.get("supply/summary?scenario=" + id).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "supply/summary?commodity=unobtainium, commodity",
    "supply/summary?country=Germany, country",
    "supply/summary?f=xml, f",
    "supply/summary?closed=suess, closed",
    "supply/summary?ban=CHN:gallium, ban",
    "supply/summary?foo=bar, foo",
    "supply/scenarios?f=csv, f",
    "supply/concentration?stage=smelting, stage",
    "supply/concentration?year=last, year",
    "supply/concentration?importer=Japan, importer",
    "supply/shares?stage=mine, commodity",
    "supply/shares?commodity=gallium, stage",
    "supply/exposure?importer=JP, importer",
    "supply/reliance?closed=suez, closed",
    "supply/alternatives?stage=mine, commodity",
    "supply/alternatives?commodity=gallium, stage",
    "'supply/alternatives?commodity=gallium,germanium&stage=refined', commodity",
    "supply/alternatives?commodity=gallium&stage=refined&lost=-1, lost",
    "supply/alternatives?commodity=gallium&stage=refined&unit=Ga, unit",
    "supply/alternatives?commodity=gallium&stage=refined&lost=NaN, lost",
    "supply/alternatives?commodity=gallium&stage=refined&lost=1e300, lost",
    "supply/summary?at=-2025-10-10, at",
    "supply/summary?at=0000-01-01, at",
    "supply/alternatives?commodity=gallium&stage=refined&divert=yes, divert",
    "supply/alternatives?commodity=gallium&stage=refined&importer=Japan, importer",
  })
  void badInput_isRefusedNamingTheParameter(String path, String parameter) {
    HttpResponse<String> answer = TestServer.get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
  }
}
