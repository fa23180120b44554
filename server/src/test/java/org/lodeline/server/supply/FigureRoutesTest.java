package org.lodeline.server.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

  @ParameterizedTest
  @ValueSource(strings = {"supply/summary"})
  void everyAnswer_carriesItsSourcesAndAssumptions(String path) {
    JsonNode answer = TestServer.json(path);
    assertThat(answer.path("summary").asText()).endsWith(".");
    assertThat(answer.path("rows")).isNotEmpty();
    assertThat(answer.path("sources")).isNotEmpty();
    assertThat(answer.path("assumptions")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"supply/summary"})
  void everyAnswer_isAlsoCsv(String path) {
    HttpResponse<String> answer = TestServer.get(path + "?f=csv");
    JsonNode rows = TestServer.json(path).path("rows");

    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(answer.body().lines().count()).isEqualTo(rows.size() + 1L);
    assertThat(answer.body().lines().findFirst().orElseThrow().split(","))
        .containsExactlyElementsOf(() -> rows.get(0).fieldNames());
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
  })
  void badInput_isRefusedNamingTheParameter(String path, String parameter) {
    HttpResponse<String> answer = TestServer.get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
  }
}
