package org.lodeline.server.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodeline.server.TestServer.texts;
import static org.lodeline.server.edit.EditServer.DEPOSITS;
import static org.lodeline.server.edit.EditServer.deposit;
import static org.lodeline.server.edit.EditServer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;

/** What a server says of editing: all of it where it is on, and nothing where it is off. */
class EditingDescribedTest {
  private static final String PART_4 = "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/";

  private static final Map<String, Executable> CHECKS =
      Map.of(
          PART_4 + "create-replace-delete",
          () -> {
            String path = DEPOSITS + "/checked";
            String body = deposit("x").put("id", "checked").toString();
            assertThat(server().post(DEPOSITS, body).statusCode()).isEqualTo(201);
            assertThat(server().put(path, body).statusCode()).isEqualTo(204);
            assertThat(server().delete(path).statusCode()).isEqualTo(204);
          },
          PART_4 + "update",
          () -> assertThat(server().patch(DEPOSITS + "/altmark", "{}").statusCode()).isEqualTo(204),
          PART_4 + "optimistic-locking-etags",
          () ->
              assertThat(
                      server()
                          .patch(DEPOSITS + "/altmark", "{}", "If-Match", "\"other\"")
                          .statusCode())
                  .isEqualTo(412));

  @TempDir static Path folder;
  private static EditServer server;

  @BeforeAll
  static void start() {
    server = EditServer.in(folder, "");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static EditServer server() {
    return server;
  }

  @Test
  void theClassesThatAreDeclaredBesides_areThoseThatAreChecked() throws Throwable {
    List<String> declared = texts(json(server.get("ogc/conformance")).path("conformsTo"));
    declared.removeAll(texts(TestServer.json("ogc/conformance").path("conformsTo")));

    assertThat(declared).containsExactlyInAnyOrderElementsOf(CHECKS.keySet());
    for (Executable check : CHECKS.values()) {
      check.execute();
    }
  }

  @Test
  void theListOfLayers_saysOfWhichFeaturesCanBeChanged() {
    JsonNode layers = json(server.get("layers")).path("layers");

    assertThat(layers)
        .isNotEmpty()
        .allSatisfy(
            layer ->
                assertThat(layer.path("editing").asBoolean())
                    .as(layer.path("id").asText())
                    .isEqualTo(
                        !Set.of("corridors", "countries").contains(layer.path("id").asText())));
    assertThat(TestServer.json("layers").path("layers"))
        .isNotEmpty()
        .allSatisfy(layer -> assertThat(layer.path("editing")).isEqualTo(BooleanNode.FALSE));
  }

  @Test
  void theDescriptionInOpenApi_isValid_andHasWhatOptionsTells() {
    String text = server.get("ogc/api?f=json").body();
    JsonNode paths = json(server.get("ogc/api?f=json")).path("paths");

    assertThat(new OpenAPIV3Parser().readContents(text).getMessages()).isEmpty();
    JsonNode item = paths.path("/collections/ports/items/{featureId}");
    assertThat(names(item)).containsExactlyInAnyOrder("get", "put", "patch", "delete");
    assertThat(names(paths.path("/collections/ports/items"))).contains("post");
    assertThat(names(paths.path("/collections/corridors/items"))).containsExactly("get");
    assertThat(paths.at("/~1collections~1ports~1items~1{featureId}~1history/get/parameters"))
        .extracting(parameter -> parameter.path("$ref").asText().replaceFirst(".*/", ""))
        .containsExactly("featureId", "limit", "after");
    assertThat(item.at("/put/security/0").has("bearer")).isTrue();
    assertThat(item.at("/get").has("security")).isFalse();
    assertThat(TestServer.get("ogc/api?f=json").body())
        .doesNotContain("securitySchemes", "\"put\"", "/history");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
  void withoutAKeyFile_nothingCanBeEdited(String method) {
    String[] key = {"Authorization", "Bearer " + server.editorKey()};
    assertThat(TestServer.send(method, DEPOSITS + "/altmark", key).statusCode()).isEqualTo(405);
    assertThat(TestServer.send("POST", DEPOSITS, key).statusCode()).isEqualTo(405);
    assertThat(TestServer.get(DEPOSITS + "/altmark/history", key).statusCode()).isEqualTo(404);
    assertThat(TestServer.send("OPTIONS", DEPOSITS).headers().firstValue("Allow"))
        .hasValue("GET, HEAD, OPTIONS");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
