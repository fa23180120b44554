package org.lodeline.server.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.server.TestServer;

/** The layers that a scenario bears on. */
final class ScenarioLayersTest {
  private static final String CORRIDORS = "layers/corridors.geojson";

  @Test
  void corridorsUnderAScenario_areTheSameOnesInTheSameOrder_withTheirDetours() {
    JsonNode before = TestServer.json(CORRIDORS).path("features");
    JsonNode after = TestServer.json(CORRIDORS + "?closed=suez").path("features");

    assertThat(after).hasSameSizeAs(before);
    int rerouted = 0;
    for (int i = 0; i < after.size(); i++) {
      JsonNode was = before.get(i).path("properties");
      JsonNode is = after.get(i).path("properties");
      assertThat(after.get(i).path("id")).isEqualTo(before.get(i).path("id"));
      if (is.path("status").asText().equals("rerouted")) {
        rerouted++;
        assertThat(was.path("passages").toString()).contains("suez");
        assertThat(is.path("passages").toString()).doesNotContain("suez");
        assertThat(is.path("causes").toString()).contains("closed=suez");
        assertThat(is.path("extra_km").asDouble())
            .isEqualTo(
                Math.rint(10 * (is.path("length_km").asDouble() - was.path("length_km").asDouble()))
                    / 10,
                within(0.11));
      } else {
        assertThat(is.path("extra_km").asDouble()).isZero();
        assertThat(after.get(i).path("geometry")).isEqualTo(before.get(i).path("geometry"));
      }
    }
    assertThat(rerouted).isPositive();
  }

  @Test
  void filters_applyToTheLayerUnderAScenario() {
    JsonNode features =
        TestServer.json(CORRIDORS + "?at=2025-10-10&commodity=gallium&country=CHN")
            .path("features");

    assertThat(features).isNotEmpty();
    for (JsonNode feature : features) {
      assertThat(feature.at("/properties/commodity").asText()).isEqualTo("gallium");
    }
    assertThat(TestServer.json(CORRIDORS + "?closed=suez&limit=3").path("features")).hasSize(3);
    assertThat(TestServer.json(CORRIDORS + "?closed=suez&bbox=-10,35,30,60").path("features"))
        .isNotEmpty();
  }

  @Test
  void anUnreachableCorridor_keepsItsLineAndLosesItsFigures() {
    // No ocean is joined to another.
    JsonNode features =
        TestServer.json(
                CORRIDORS
                    + "?closed=suez,panama,malacca,sunda,lombok,makassar,good-hope,horn,magellan,"
                    + "torres,taiwan,gibraltar,babelmandeb,hormuz")
            .path("features");

    int unreachable = 0;
    for (JsonNode feature : features) {
      if (feature.at("/properties/status").asText().equals("unreachable")) {
        unreachable++;
        assertThat(feature.path("geometry").isNull()).isFalse();
        assertThat(feature.at("/properties/length_km").isNull()).isTrue();
        assertThat(feature.at("/properties/extra_km").isNull()).isTrue();
      }
    }
    assertThat(unreachable).isPositive();
  }

  @Test
  void measures_tellHowTheyStandOnADay() {
    Map<String, String> october = states("2025-10-10");
    Map<String, String> november = states("2025-11-30");

    for (String id :
        new String[] {
          "cn-oct9-ree-2025",
          "cn-oct9-battery-2025",
          "cn-oct9-superhard-2025",
          "cn-oct9-equipment-2025",
          "cn-oct9-extraterritorial-2025"
        }) {
      assertThat(october.get(id)).as(id).isEqualTo("announced");
      assertThat(november.get(id)).as(id).isEqualTo("suspended");
    }
    assertThat(october.get("cn-us-ban-2024")).isEqualTo("in-force");
    assertThat(november.get("cn-us-ban-2024")).isEqualTo("suspended");
    assertThat(
            TestServer.json("layers/measures.geojson?limit=1")
                .at("/features/0/properties/state")
                .isNull())
        .isTrue();
  }

  @Test
  void theTag_isThatOfTheScenario() {
    String plain = tag(CORRIDORS);
    String suez = tag(CORRIDORS + "?closed=suez");
    String both = tag(CORRIDORS + "?closed=suez,malacca");

    assertThat(suez).isNotEqualTo(plain).isNotEqualTo(both);
    assertThat(tag(CORRIDORS + "?closed=malacca,suez")).isEqualTo(both);
    assertThat(TestServer.get(CORRIDORS + "?closed=suez", "If-None-Match", suez).statusCode())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource({
    "layers/corridors.geojson?closed=suess, closed",
    "layers/corridors.geojson?open=suez, open",
    "layers/corridors.geojson?ban=CHN, ban",
    "layers/corridors.geojson?at=10.10.2025, at",
    "layers/corridors.geojson?scenario=x, scenario",
    "layers/corridors.geojson?transit-closed=x, transit-closed",
    "layers/measures.geojson?closed=suez, closed",
    "layers/measures.geojson?at=never, at",
    "layers/deposits.geojson?at=2025-10-10, at",
  })
  void badInput_isRefusedNamingTheParameter(String path, String parameter) {
    HttpResponse<String> answer = TestServer.get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
  }

  private static Map<String, String> states(String day) {
    Map<String, String> states = new HashMap<>();
    for (JsonNode feature : TestServer.json("layers/measures.geojson?at=" + day).path("features")) {
      states.put(feature.path("id").asText(), feature.at("/properties/state").asText());
    }
    return states;
  }

  private static String tag(String path) {
    return TestServer.get(path).headers().firstValue("ETag").orElseThrow();
  }
}
