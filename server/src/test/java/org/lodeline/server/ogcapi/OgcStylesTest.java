package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lodeline.server.TestServer;

/** Styles by which MapLibre draws the layers. */
final class OgcStylesTest {
  private static JsonNode style(String path) {
    return TestServer.json("ogc/styles/" + path);
  }

  private static List<String> layersWithTiles() {
    List<String> ids = new ArrayList<>();
    TestServer.json("ogc/styles")
        .path("styles")
        .forEach(style -> ids.add(style.path("id").asText()));
    return ids;
  }

  /** The properties that an expression reads. */
  private static void properties(JsonNode node, Set<String> found) {
    if (node.isArray()
        && node.size() == 2
        && List.of("get", "has").contains(node.get(0).asText())) {
      found.add(node.get(1).asText());
    }
    node.forEach(child -> properties(child, found));
  }

  @Test
  void everyLayerWithTiles_hasAStyle_thatReadsWhatItsTilesHave() {
    assertThat(layersWithTiles()).contains("deposits", "corridors", "countries");
    for (String id : layersWithTiles()) {
      Set<String> known = new HashSet<>();
      TestServer.json("tiles/" + id + ".json")
          .path("vector_layers")
          .path(0)
          .path("fields")
          .fieldNames()
          .forEachRemaining(known::add);
      JsonNode style = style(id);
      assertThat(style.path("version").asInt()).isEqualTo(8);
      Set<String> read = new HashSet<>();
      for (JsonNode layer : style.path("layers")) {
        assertThat(layer.path("source").asText("countries")).isIn("countries", id);
        properties(layer, read);
      }
      assertThat(known).as(id).containsAll(read);
    }
  }

  @Test
  void aStyle_pointsToTilesThatAreThere() {
    String template =
        style("deposits").path("sources").path("deposits").path("tiles").path(0).asText();

    assertThat(template).startsWith(TestServer.url("")).endsWith("/tiles/deposits/{z}/{x}/{y}.mvt");
    String tile = template.replace("{z}", "0").replace("{x}", "0").replace("{y}", "0");
    assertThat(TestServer.bytes(tile.substring(TestServer.url("").length()))).isNotEmpty();
  }

  @Test
  void aScenario_isOneOfTheTiles() {
    JsonNode sources = style("corridors?closed=suez&theme=dark").path("sources");

    assertThat(sources.path("corridors").path("tiles").path(0).asText()).endsWith("?closed=suez");
    assertThat(sources.path("countries").path("tiles").path(0).asText()).endsWith(".mvt");
  }

  @Test
  void themes_differInColours() {
    assertThat(style("deposits?theme=dark").path("layers"))
        .isNotEqualTo(style("deposits").path("layers"));
  }

  @Test
  void whatCannotBe_isRefused() {
    assertThat(TestServer.get("ogc/styles/deposits?theme=pink").statusCode()).isEqualTo(400);
    assertThat(TestServer.get("ogc/styles/deposits?colour=red").statusCode()).isEqualTo(400);
    assertThat(TestServer.get("ogc/styles/corridors?closed=mars").statusCode()).isEqualTo(400);
    assertThat(TestServer.get("ogc/styles/flows").statusCode()).isEqualTo(404);
  }
}
