package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.server.TestServer;
import org.lodeline.server.Tool;

/** OWSLib, the library of Python, reads the API: its documents, and every collection. */
final class OgcOwsLibIT {
  private static final String BOX = "&bbox=-80,-56,60,35";

  @TempDir Path folder;

  @Test
  void everyCollection_isReadByPagesBoxAndFilter() throws Exception {
    JsonNode report = report();
    JsonNode read = report.path("collections");
    List<String> collections = TestServer.json("ogc/collections").findValuesAsText("storageCrs");
    assertThat(read).hasSameSizeAs(collections).isNotEmpty();
    for (JsonNode collection : TestServer.json("ogc/collections").path("collections")) {
      String id = collection.path("id").asText();
      JsonNode one = read.path(id);
      List<String> whole = ids(items(id, "").path("features"));
      assertThat(one.path("title")).isEqualTo(collection.path("title"));
      assertThat(texts(one.path("pages"))).as(id).containsExactlyElementsOf(whole);
      assertThat(one.path("pages")).hasSize((whole.size() + 59) / 60);
      assertThat(one.at("/feature/id").asText()).isEqualTo(whole.get(whole.size() - 1));
      assertThat(one.path("limited").asInt()).isEqualTo(3);
      boolean mapped = !collection.at("/extent/spatial").isMissingNode();
      assertThat(one.path("in_box").asInt()).isEqualTo(matched(id, mapped ? BOX : ""));
      assertThat(one.path("filtered").asInt())
          .isEqualTo((int) whole.stream().filter(name -> name.startsWith("c")).count());
      JsonNode queryables = TestServer.json("ogc/collections/" + id + "/queryables?f=json");
      List<String> names = new ArrayList<>();
      queryables.path("properties").fieldNames().forEachRemaining(names::add);
      assertThat(texts(one.path("queryables"))).containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void theLandingPageConformanceAndDescription_areRead() throws Exception {
    JsonNode report = report();
    assertThat(texts(report.path("links"))).contains("service-desc", "conformance", "data");
    assertThat(texts(report.path("conformance")))
        .containsExactlyElementsOf(ConformanceClasses.all(false));
    assertThat(report.path("openapi").asText()).startsWith("3.0");
  }

  private JsonNode report() throws Exception {
    Path script = folder.resolve("owslib_ogc.py");
    try (InputStream in = OgcOwsLibIT.class.getResourceAsStream("owslib_ogc.py")) {
      Files.copy(in, script);
    }
    return new ObjectMapper()
        .readTree(
            Tool.of("python3-owslib", "/usr/bin/python3")
                .run(script.toString(), TestServer.url("ogc")));
  }

  private static JsonNode items(String id, String parameters) {
    return TestServer.json("ogc/collections/" + id + "/items?limit=10000" + parameters);
  }

  private static int matched(String id, String parameters) {
    return items(id, parameters).required("numberMatched").asInt();
  }

  private static List<String> ids(JsonNode features) {
    List<String> ids = new ArrayList<>();
    features.forEach(feature -> ids.add(feature.path("id").asText()));
    return ids;
  }

  /** The texts of a list, or of lists in it, in order. */
  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(
        item -> {
          if (item.isArray()) {
            texts.addAll(texts(item));
          } else {
            texts.add(item.asText());
          }
        });
    return texts;
  }
}
