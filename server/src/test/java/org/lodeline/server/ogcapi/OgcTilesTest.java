package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.fixtures.DecodedTile;
import org.lodeline.server.TestServer;

/** OGC API - Tiles. */
final class OgcTilesTest {
  private static final String DEPOSITS = "ogc/collections/deposits/tiles";

  @ParameterizedTest
  @CsvSource({
    "0/0/0, 0/0/0",
    "3/2/1, 3/1/2",
    "3/3/6?commodity=lithium, 3/6/3.mvt?commodity=lithium",
  })
  void aTile_hasTheBytesOfTheShortUrl(String address, String shortAddress) {
    String file = shortAddress.contains(".mvt") ? shortAddress : shortAddress + ".mvt";
    HttpResponse<byte[]> tile = TestServer.answer(DEPOSITS + "/WebMercatorQuad/" + address);

    assertThat(tile.statusCode()).isEqualTo(200);
    assertThat(tile.body()).isEqualTo(TestServer.bytes("tiles/deposits/" + file));
  }

  @Test
  void theOtherTileMatrixSet_hasTheSameFeatures() {
    long count = 0;
    for (int column = 0; column < 2; column++) {
      byte[] bytes = TestServer.bytes(DEPOSITS + "/WorldCRS84Quad/0/0/" + column);
      count += DecodedTile.of(bytes).count();
    }
    assertThat(count)
        .isEqualTo(DecodedTile.of(TestServer.bytes("tiles/deposits/0/0/0.mvt")).count());
  }

  @Test
  void aTileOfTheDataset_hasALayerOfEachCollection_andIsNotTooLarge() {
    byte[] bytes = TestServer.bytes("ogc/tiles/WebMercatorQuad/0/0/0");

    assertThat(bytes.length).isLessThanOrEqualTo(200_000);
    assertThat(layers(bytes))
        .containsExactlyInAnyOrder(
            "deposits",
            "processing-sites",
            "ports",
            "passages",
            "measures",
            "corridors",
            "countries");
    assertThat(
            layers(TestServer.bytes("ogc/tiles/WebMercatorQuad/0/0/0?collections=ports,deposits")))
        .containsExactlyInAnyOrder("ports", "deposits");
  }

  private static List<String> layers(byte[] tile) {
    return DecodedTile.of(tile).features().stream()
        .map(DecodedTile.Feature::layer)
        .distinct()
        .collect(Collectors.toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ogc/tiles", DEPOSITS})
  void aTileSet_saysWhereItsTilesAre(String list) {
    for (JsonNode set : TestServer.json(list).path("tilesets")) {
      String id = set.path("tileMatrixSetId").asText();
      JsonNode same = TestServer.json(list + "/" + id);
      for (JsonNode one : List.of(set, same)) {
        assertThat(one.path("dataType").asText()).isEqualTo("vector");
        assertThat(one.path("tileMatrixSetURI").asText())
            .isEqualTo("http://www.opengis.net/def/tilematrixset/OGC/1.0/" + id);
        JsonNode limit = one.path("tileMatrixSetLimits").get(2);
        assertThat(limit.path("tileMatrix").asText()).isEqualTo("2");
        assertThat(limit.path("maxTileRow").asInt()).isEqualTo(3);
        assertThat(limit.path("maxTileCol").asInt())
            .isEqualTo(id.equals("WebMercatorQuad") ? 3 : 7);
        String template = href(one, "item");
        String path =
            template
                .substring(TestServer.url("").length())
                .replace("{tileMatrix}", "2")
                .replace("{tileRow}", "1")
                .replace("{tileCol}", "1");
        assertThat(TestServer.answer(path).statusCode()).isEqualTo(200);
        String scheme = href(one, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme");
        assertThat(
                TestServer.json(scheme.substring(TestServer.url("").length())).path("id").asText())
            .isEqualTo(id);
      }
    }
  }

  private static String href(JsonNode document, String rel) {
    for (JsonNode link : document.path("links")) {
      if (link.path("rel").asText().equals(rel)) {
        return link.path("href").asText();
      }
    }
    throw new AssertionError("no link " + rel);
  }

  @Test
  void aTileSetUnderAScenario_hasItsTilesUnderThat() {
    JsonNode set = TestServer.json("ogc/collections/corridors/tiles/WebMercatorQuad?closed=suez");

    assertThat(href(set, "item")).endsWith("/{tileMatrix}/{tileRow}/{tileCol}?closed=suez");
  }

  @Test
  void webMercatorQuad_isAsTheStandardDefinesIt() {
    JsonNode matrices = TestServer.json("ogc/tileMatrixSets/WebMercatorQuad").path("tileMatrices");

    assertThat(matrices.get(0).path("scaleDenominator").asDouble())
        .isCloseTo(559082264.028717, offset(1e-3));
    assertThat(matrices.get(0).path("cellSize").asDouble())
        .isCloseTo(156543.033928041, offset(1e-6));
    JsonNode degrees = TestServer.json("ogc/tileMatrixSets/WorldCRS84Quad").path("tileMatrices");
    assertThat(degrees.get(0).path("scaleDenominator").asDouble())
        .isCloseTo(279541132.014358, offset(1e-3));
    assertThat(degrees.get(0).path("cellSize").asDouble()).isEqualTo(0.703125);
    assertThat(degrees.get(0).path("pointOfOrigin").toString()).isEqualTo("[-180.0,90.0]");
  }

  @ParameterizedTest
  @CsvSource({
    "ogc/collections/deposits/tiles/WebMercatorQuad/1/2/0, 400, y",
    "ogc/collections/deposits/tiles/WebMercatorQuad/1/0/2, 400, x",
    "ogc/collections/deposits/tiles/WorldCRS84Quad/23/0/0, 400, z",
    "ogc/collections/deposits/tiles/Nonsense/0/0/0, 404, tileMatrixSetId",
    "ogc/collections/nonsense/tiles/WebMercatorQuad/0/0/0, 404, layer",
    "ogc/collections/flows/tiles, 404, layer",
    "ogc/tiles/WebMercatorQuad/0/0/0?collections=nonsense, 404, layer",
    "ogc/tiles/WebMercatorQuad/0/0/0?nonsense=1, 400, nonsense",
    "ogc/collections/deposits/tiles/WebMercatorQuad/0/0/0?f=png, 400, f"
  })
  void whatIsWrong_isNamed(String path, int status, String parameter) {
    assertThat(TestServer.get(path).statusCode()).isEqualTo(status);
    assertThat(TestServer.json(path).path("parameter").asText()).isEqualTo(parameter);
  }
}
