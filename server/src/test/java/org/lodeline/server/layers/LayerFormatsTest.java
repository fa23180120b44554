package org.lodeline.server.layers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;

final class LayerFormatsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "geojson  | application/geo+json | inline",
        "geojsonl | application/x-ndjson | inline",
        "fg.json  | application/vnd.ogc.fg+json | inline",
        "csv      | text/csv;charset=utf-8;header=present | inline",
        "kml      | application/vnd.google-earth.kml+xml | inline",
        "gml      | application/gml+xml;version=3.2;profile=\"http://www.opengis.net/def/profile/ogc/2.0/gml-sf2\""
            + "| inline",
        "gpkg     | application/geopackage+sqlite3 | attachment",
        "fgb      | application/flatgeobuf | attachment",
      })
  void aFormat_isServedWithItsTypeAndAName(String extension, String type, String disposition) {
    HttpResponse<String> answer = TestServer.get("layers/ports." + extension);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue(disposition + "; filename=\"ports." + extension + "\"");
    assertThat(answer.headers().firstValue("ETag")).isPresent();
    assertThat(answer.body()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"flows.kml", "flows.fgb", "production.kml"})
  void aTable_isRefusedByFormatsThatHoldNone_namingThoseThatDo(String file) {
    HttpResponse<String> answer = TestServer.get("layers/" + file);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .contains(".geojson, ")
        .contains(".csv, ")
        .contains(".gpkg, not as '" + file + "', which cannot hold a table without geometry")
        .doesNotContain(".fgb, ");
  }

  @Test
  void theCatalogue_linksToEveryFormatThatHoldsTheLayer() {
    for (JsonNode layer : TestServer.json("layers").path("layers")) {
      boolean table = !layer.has("geometry");
      List<String> links =
          StreamSupport.stream(layer.path("links").spliterator(), false)
              .map(link -> link.path("href").asText())
              .toList();
      assertThat(links).hasSize(table ? 6 : 8);
      assertThat(links.get(0)).endsWith("/" + layer.path("id").asText() + ".geojson");
      assertThat(links).anyMatch(link -> link.endsWith(".fg.json"));
    }
  }

  @Test
  void filtersAndLimits_applyToEveryFormat() {
    assertThat(TestServer.get("layers/deposits.csv?bbox=11,52,12,53").body().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("altmark,"));
    assertThat(TestServer.get("layers/ports.geojsonl?limit=3").body().lines()).hasSize(3);
    assertThat(TestServer.get("layers/ports.kml?limit=3").body().split("<Placemark ", -1))
        .hasSize(4);
    assertThat(TestServer.get("layers/ports.gml?bbox=1,2,3").statusCode()).isEqualTo(400);
    assertThat(TestServer.get("layers/ports.gpkg?limit=0").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"geojsonl", "fg.json", "csv", "kml", "gml", "gpkg", "fgb"})
  void aScenario_appliesToEveryFormat(String extension) {
    String path = "layers/corridors." + extension;
    HttpResponse<String> answer = TestServer.get(path + "?closed=suez,babelmandeb,panama");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("rerouted");
    assertThat(TestServer.get(path).body()).doesNotContain("rerouted");
    assertThat(TestServer.get(path + "?closed=nowhere").statusCode()).isEqualTo(400);
  }
}
