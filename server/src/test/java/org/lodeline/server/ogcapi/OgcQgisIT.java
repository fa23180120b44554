package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodeline.server.TestServer.ids;
import static org.lodeline.server.TestServer.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.server.RecordingProxy;
import org.lodeline.server.RecordingProxy.Asked;
import org.lodeline.server.TestServer;
import org.lodeline.server.Tool;
import org.lodeline.server.http.Urls;

/**
 * QGIS reads every collection by its own provider. It removes duplicates and does not miss what is
 * lost, so what it was answered is counted too. Run with the profile {@code qgis}.
 */
@Tag("qgis")
final class OgcQgisIT {
  private static final String BOX = "100,-45,160,-10";

  @TempDir Path folder;
  @RegisterExtension final RecordingProxy proxy = new RecordingProxy();

  @ParameterizedTest
  @MethodSource("org.lodeline.server.TestServer#collections")
  void everyCollection_isReadInSmallPages_eachFeatureOnce(String id) throws Exception {
    JsonNode read = qgis("ogc", id, "all");
    List<String> whole = ids(id, "");
    assertThat(read.path("count").asInt()).isEqualTo(whole.size());
    assertThat(texts(read.path("ids"))).containsExactlyInAnyOrderElementsOf(whole);
    assertThat(idsAnswered("limit=17")).containsExactlyElementsOf(whole);
    JsonNode bbox = TestServer.json("ogc/collections/" + id).at("/extent/spatial/bbox/0");
    assertThat(read.path("extent")).hasSize(bbox.size());
    for (int i = 0; i < bbox.size(); i++) {
      assertThat(read.at("/extent/" + i).asDouble())
          .isCloseTo(bbox.get(i).asDouble(), within(1e-6));
    }
  }

  @ParameterizedTest
  @CsvSource({"deposits", "ports", "corridors", "countries"})
  void aRectangle_isAskedOfTheServer(String id) throws Exception {
    JsonNode read = qgis("ogc", id, "box");
    List<String> within = ids(id, "&bbox=" + BOX);
    assertThat(texts(read.path("ids"))).isNotEmpty().isSubsetOf(within);
    assertThat(idsAnswered("bbox=" + BOX)).containsExactlyElementsOf(within);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "deposits | country = 'AUS' AND start_year > 2010",
        "deposits | commodity = 'cobalt'",
        "flows | commodity = 'rare-earths'",
        "corridors | kind = 'potential'",
        "measures | kind = 'export-ban' OR kind = 'tariff'",
      })
  void aFilter_findsWhatTheServerFinds(String id, String filter) throws Exception {
    JsonNode read = qgis("ogc", id, filter);
    List<String> found = ids(id, "&filter=" + Urls.value(filter));
    assertThat(read.path("count").asInt()).isEqualTo(found.size());
    assertThat(texts(read.path("ids"))).isNotEmpty().containsExactlyInAnyOrderElementsOf(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"date\" >= '2025-01-01' | date >= DATE('2025-01-01')",
        "\"date\" <= '2019-12-31' | date <= DATE('2019-12-31')",
      })
  void aTimeFilter_isAskedOfTheServer(String expression, String filter) throws Exception {
    JsonNode read = qgis("ogc", "measures", expression);
    List<String> found = ids("measures", "&filter=" + Urls.value(filter));
    assertThat(idsAnswered("datetime=")).containsExactlyElementsOf(found);
    assertThat(texts(read.path("ids"))).isNotEmpty().containsExactlyInAnyOrderElementsOf(found);
  }

  private JsonNode qgis(String path, String collection, String question) throws Exception {
    Path script = folder.resolve("qgis_ogc.py");
    try (InputStream in = OgcQgisIT.class.getResourceAsStream("qgis_ogc.py")) {
      Files.copy(in, script);
    }
    String report =
        Tool.of("python3-qgis", "/usr/bin/python3")
            .run(script.toString(), proxy.url(path), collection, question);
    JsonNode read =
        new ObjectMapper()
            .readTree(report.substring(report.indexOf("REPORT ") + "REPORT ".length()));
    assertThat(read.path("valid").asBoolean()).as(report).isTrue();
    return read;
  }

  /** The features on all pages of a walk that QGIS began with a parameter. */
  private List<String> idsAnswered(String parameter) {
    List<Asked> pages =
        proxy.asked().stream()
            .filter(asked -> asked.path().contains("/items?") && asked.path().contains(parameter))
            .toList();
    assertThat(pages).isNotEmpty().allMatch(page -> page.status() == 200);
    return RecordingProxy.ids(pages);
  }
}
