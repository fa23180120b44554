package org.lodeline.server.wfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodeline.server.TestServer.ids;
import static org.lodeline.server.TestServer.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.server.RecordingProxy;
import org.lodeline.server.Tool;

/** QGIS reads every layer by its provider for WFS. Run with the profile {@code qgis}. */
@Tag("qgis")
final class WfsQgisIT {
  @TempDir Path folder;
  @RegisterExtension final RecordingProxy proxy = new RecordingProxy();

  @ParameterizedTest
  @MethodSource("org.lodeline.server.TestServer#collections")
  void everyLayer_isReadInSmallPages_eachFeatureOnce(String id) throws Exception {
    JsonNode read = qgis("lode:" + id, "2.0.0", "all");
    assertThat(texts(read.path("ids"))).containsExactlyInAnyOrderElementsOf(ids(id, ""));
    assertThat(proxy.asked()).allMatch(asked -> asked.status() == 200);
  }

  @ParameterizedTest
  @CsvSource({"deposits, 2.0.0", "deposits, 1.1.0", "corridors, 2.0.0", "countries, 1.1.0"})
  void aRectangle_isAskedOfTheServer_andLiesWhereItDoes(String id, String version)
      throws Exception {
    JsonNode read = qgis("lode:" + id, version, "box");
    assertThat(texts(read.path("ids"))).isNotEmpty().isSubsetOf(ids(id, "&bbox=100,-45,160,-10"));
    if (id.equals("deposits")) {
      assertThat(read.at("/first/0").asDouble()).isBetween(100.0, 160.0);
      assertThat(read.at("/first/1").asDouble()).isBetween(-45.0, -10.0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "deposits | 2.0.0 | country = 'AUS' AND start_year > 2010",
        "deposits | 1.1.0 | country = 'AUS' AND start_year > 2010",
        "ports | 2.0.0 | name LIKE 'R%'",
        "corridors | 2.0.0 | kind = 'potential'"
      })
  void aFilter_findsWhatTheServerFinds(String id, String version, String filter) throws Exception {
    JsonNode read = qgis("lode:" + id, version, filter);
    assertThat(texts(read.path("ids")))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            ids(id, "&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8)));
  }

  private JsonNode qgis(String type, String version, String question) throws Exception {
    Path script = folder.resolve("qgis_wfs.py");
    try (InputStream in = WfsQgisIT.class.getResourceAsStream("qgis_wfs.py")) {
      Files.copy(in, script);
    }
    String report =
        Tool.of("python3-qgis", "/usr/bin/python3")
            .run(script.toString(), proxy.url("wfs"), type, version, question);
    JsonNode read =
        new ObjectMapper()
            .readTree(report.substring(report.indexOf("REPORT ") + "REPORT ".length()));
    assertThat(read.path("valid").asBoolean()).as(report).isTrue();
    return read;
  }
}
