package org.lodeline.server.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.fixtures.DecodedTile;
import org.lodeline.server.TestServer;

/** Vector tiles by short URLs. */
final class TileRoutesTest {
  private static DecodedTile tile(String path) {
    HttpResponse<byte[]> answer = TestServer.answer("tiles/" + path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/vnd.mapbox-vector-tile");
    return DecodedTile.of(answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"deposits", "processing-sites", "ports", "measures"})
  void theTilesOfALevel_haveEveryPointOnce(String layer) {
    long all = TestServer.json("ogc/collections/" + layer + "/items").get("numberMatched").asLong();
    for (int zoom = 0; zoom <= 3; zoom++) {
      long count = 0;
      for (int x = 0; x < 1 << zoom; x++) {
        for (int y = 0; y < 1 << zoom; y++) {
          count += tile(layer + "/" + zoom + "/" + x + "/" + y + ".mvt").count();
        }
      }
      assertThat(count).as("%s at zoom %s", layer, zoom).isEqualTo(all);
    }
  }

  @Test
  void whatSelectsFeatures_appliesToTiles() {
    DecodedTile all = tile("deposits/0/0/0.mvt");
    DecodedTile lithium = tile("deposits/0/0/0.mvt?commodity=lithium&properties=name,status");

    assertThat(lithium.count()).isPositive().isLessThan(all.count());
    assertThat(lithium.features())
        .allSatisfy(
            feature ->
                assertThat(feature.properties().keySet()).isSubsetOf("id", "name", "status"));
  }

  @Test
  void aScenario_appliesToCorridors() {
    assertThat(tile("corridors/0/0/0.mvt?closed=suez").features())
        .anyMatch(feature -> "rerouted".equals(feature.properties().get("status")));
    assertThat(tile("corridors/0/0/0.mvt").features())
        .noneMatch(feature -> "rerouted".equals(feature.properties().get("status")));
  }

  @Test
  void aTileOfNothing_isEmpty() {
    assertThat(tile("deposits/12/0/0.mvt").features()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "tiles/deposits/31/0/0.mvt, 400, z",
    "tiles/deposits/1000000000/0/0.mvt, 400, z",
    "tiles/deposits/3/-1/0.mvt, 400, x",
    "tiles/deposits/3/8/0.mvt, 400, x",
    "tiles/deposits/3/0/1000000000.mvt, 400, y",
    "tiles/deposits/3/0/NaN.mvt, 400, y",
    "tiles/deposits/0/0/0.mvt?nonsense=1, 400, nonsense",
    "tiles/deposits/0/0/0.mvt?properties=nonsense, 400, properties",
    "tiles/deposits/0/0/0.mvt?filter=nonsense, 400, filter",
    "tiles/corridors/0/0/0.mvt?closed=nonsense, 400, closed",
    "tiles/depozits/0/0/0.mvt, 404, layer",
    "tiles/flows/0/0/0.mvt, 404, layer",
    "tiles/depozits.json, 404, layer",
    "tiles/deposits.json?nonsense=1, 400, nonsense",
    "tiles/deposits.json?properties=nonsense, 400, properties",
    "tiles/deposits.json?filter=nonsense, 400, filter",
    "tiles/corridors.json?closed=nonsense, 400, closed",
    "tiles/deposits.txt, 404, file",
    "tiles/deposits/0/0/0.txt, 404, file"
  })
  void whatIsWrong_isNamed(String path, int status, String parameter) {
    HttpResponse<String> answer = TestServer.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(TestServer.json(path).path("parameter").asText()).isEqualTo(parameter);
  }

  @Test
  void aCopyThatIsCurrent_isNotSentAgain() {
    String path = "tiles/deposits/0/0/0.mvt";
    String tag = TestServer.get(path).headers().firstValue("ETag").orElseThrow();

    assertThat(TestServer.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  /** Both hold links, which differ for the clients of a proxy. */
  @ParameterizedTest
  @ValueSource(strings = {"tiles/deposits.json", "ogc/collections/ports/items/NLRTM"})
  void whatHoldsLinks_isAnotherCopyBehindAProxy(String path) {
    String tag = TestServer.get(path).headers().firstValue("ETag").orElseThrow();

    assertThat(TestServer.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    HttpResponse<String> forwarded =
        TestServer.get(path, "If-None-Match", tag, "X-Forwarded-Host", "maps.example.org");
    assertThat(forwarded.statusCode()).isEqualTo(200);
    assertThat(forwarded.body()).contains("maps.example.org");
  }

  @Test
  void aDescription_saysWhatMapsNeed() {
    JsonNode description = TestServer.json("tiles/corridors.json?closed=suez");

    assertThat(description.path("tilejson").asText()).isEqualTo("3.0.0");
    assertThat(description.path("tiles").get(0).asText())
        .isEqualTo(TestServer.url("tiles/corridors/{z}/{x}/{y}.mvt?closed=suez"));
    assertThat(description.path("minzoom").asInt()).isZero();
    assertThat(description.path("maxzoom").asInt()).isEqualTo(22);
    assertThat(description.path("bounds")).hasSize(4);
    assertThat(description.path("attribution").asText()).isNotEmpty();
    JsonNode layer = description.path("vector_layers").get(0);
    assertThat(layer.path("id").asText()).isEqualTo("corridors");
    assertThat(layer.path("fields").path("length_km").asText()).isEqualTo("Number");
    assertThat(layer.path("fields").path("status").asText()).isEqualTo("String");
  }
}
