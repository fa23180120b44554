package org.lodeline.server.wfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodeline.server.TestServer.ids;
import static org.lodeline.server.TestServer.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.server.TestServer;
import org.lodeline.server.Tool;

/** OWSLib, the library of Python, reads every layer by both versions of WFS. */
final class WfsOwsLibIT {
  /** Layers without a geometry, of which no box can be asked for. */
  private static final List<String> TABLES =
      BundledLayers.definitions().stream()
          .filter(layer -> layer.geometry() == null)
          .map(LayerDefinition::id)
          .toList();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"2.0.0", "1.1.0"})
  void everyLayer_isReadByBoxAndPages(String version) throws Exception {
    JsonNode report = report(version);
    assertThat(report.path("title").asText()).isEqualTo("Lodeline");
    assertThat(report.path("types")).hasSameSizeAs(TestServer.collections());
    for (String id : TestServer.collections()) {
      JsonNode one = report.path("types").path("lode:" + id);
      List<String> whole = ids(id, "");
      assertThat(texts(one.path("all"))).as(id).isEqualTo(whole);
      boolean mapped = !TABLES.contains(id);
      assertThat(texts(one.path("in_box")))
          .as(id)
          .isEqualTo(mapped ? ids(id, "&bbox=-80,-56,60,35") : whole);
      assertThat(texts(one.path("two"))).isEqualTo(whole.subList(0, 2));
      if (version.equals("2.0.0")) {
        assertThat(texts(one.path("page"))).isEqualTo(whole.subList(2, 5));
        assertThat(texts(one.path("schema"))).contains("id", "name");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "2.0.0")
  void filtersAndStoredQueries_areRead(String version) throws Exception {
    JsonNode report = report(version);
    assertThat(texts(report.path("filtered")))
        .isNotEmpty()
        .isEqualTo(ids("deposits", "&filter=country%3D'AUS'%20AND%20name%20LIKE%20'M%25'"));
    assertThat(texts(report.path("stored")))
        .isEqualTo(List.of("urn:ogc:def:query:OGC-WFS::GetFeatureById"));
    assertThat(texts(report.path("by_id"))).isEqualTo(List.of("NLRTM"));
    assertThat(texts(report.path("operations"))).contains("GetFeature", "GetPropertyValue");
  }

  private JsonNode report(String version) throws Exception {
    Path script = folder.resolve("owslib_wfs.py");
    try (InputStream in = WfsOwsLibIT.class.getResourceAsStream("owslib_wfs.py")) {
      Files.copy(in, script);
    }
    String report =
        Tool.of("python3-owslib", "/usr/bin/python3")
            .run(script.toString(), TestServer.url("wfs"), version, String.join(",", TABLES));
    return new ObjectMapper().readTree(report.substring(report.indexOf('{')));
  }
}
