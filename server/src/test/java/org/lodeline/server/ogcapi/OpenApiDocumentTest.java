package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.OpenApi30;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.server.TestServer;
import org.lodeline.server.http.Urls;

/** The description of the API is valid, and true. */
final class OpenApiDocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT = TestServer.get("ogc/api?f=json").body();
  private static final JsonNode API = TestServer.json("ogc/api?f=json");
  private static final String URL = "http://localhost/api";

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(
          OpenApi30.getInstance(),
          builder ->
              builder
                  .schemas(Map.of(URL, TEXT))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  /** What is given for parameters of which the document has neither values nor an example. */
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "bbox", "-10,35,30,60",
          "datetime", "2025-01-01/..",
          "filter", "id LIKE 'a%'",
          "commodity", "cobalt",
          "country", "AUS");

  /** What else must be given with a parameter, which it explains. */
  private static final Map<String, String> NEEDS =
      Map.of("bbox-crs", "&bbox=-10,35,30,60", "filter-crs", "&filter=id%3D%27a%27");

  static List<String> paths() {
    List<String> paths = new ArrayList<>();
    API.path("paths").fieldNames().forEachRemaining(paths::add);
    paths.removeIf(path -> get(path).isMissingNode());
    return paths;
  }

  private static JsonNode get(String path) {
    return API.path("paths").path(path).path("get");
  }

  @Test
  void aValidator_hasNothingToSay() {
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(TEXT);
    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getPaths()).hasSizeGreaterThan(50);
  }

  @Test
  void nothing_isReferredToOutsideOfTheDocument() {
    List<String> references = API.findValuesAsText("$ref");
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(
            reference -> {
              assertThat(reference).startsWith("#/components/");
              assertThat(API.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
            });
  }

  @Test
  void bbox_isDescribedAsTheStandardDoes_withoutAlternatives() throws Exception {
    JsonNode bbox = API.at("/components/parameters/bbox");
    assertThat(bbox.path("style").asText()).isEqualTo("form");
    assertThat(bbox.path("explode").asBoolean(true)).isFalse();
    assertThat(bbox.path("schema"))
        .isEqualTo(
            JSON.readTree(
                """
                {"type": "array", "minItems": 4, "maxItems": 6, "items": {"type": "number"}}
                """));
  }

  @Test
  void everyCollection_hasItsPaths() {
    for (JsonNode collection : TestServer.json("ogc/collections").path("collections")) {
      String path = "/collections/" + collection.path("id").asText();
      assertThat(paths())
          .contains(
              path,
              path + "/items",
              path + "/items/{featureId}",
              path + "/schema",
              path + "/queryables",
              path + "/sortables");
    }
  }

  @Test
  void tiles_areFoundByTheirOperations() {
    List<String> operations = new ArrayList<>();
    paths().forEach(path -> operations.add(get(path).path("operationId").asText()));
    assertThat(operations)
        .contains("dataset.vector.getTile", "collection.vector.getTile.deposits")
        .doesNotContain("collection.vector.getTile.flows");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void aPath_answersAsItsSchemaSays(String path) throws Exception {
    HttpResponse<String> answer = TestServer.get(url(path));
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode content = get(path).at("/responses/200/content");
    String type = content.fieldNames().next();
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    if (type.equals(OgcTileRoutes.TILE.mediaType())) {
      return;
    }
    String reference = content.path(type).path("schema").path("$ref").asText();
    assertThat(schema(reference).validate(JSON.readTree(answer.body()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void aPath_takesItsParameters(String path) {
    List<JsonNode> parameters = new ArrayList<>();
    get(path).path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
    for (JsonNode parameter : parameters) {
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("query") && !name.equals(Cursor.PARAMETER)) {
        for (String value : values(parameter)) {
          String url = url(path) + "?" + name + "=" + Urls.value(value);
          url += NEEDS.getOrDefault(name, "");
          if (path.endsWith("/items") && !name.equals("limit")) {
            url += "&limit=1";
          }
          HttpResponse<byte[]> answer = TestServer.answer(url);
          assertThat(answer.statusCode()).as(url).isEqualTo(200);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void aPath_answersInEveryFormThatItNames(String path) {
    Set<String> answered = new TreeSet<>();
    for (JsonNode parameter : get(path).path("parameters")) {
      if (resolved(parameter).path("name").asText().equals("f")) {
        for (String form : values(resolved(parameter))) {
          HttpResponse<byte[]> answer = TestServer.answer(url(path) + "?f=" + form);
          answered.add(answer.headers().firstValue("Content-Type").orElseThrow());
        }
      }
    }
    Set<String> named = new TreeSet<>();
    get(path).at("/responses/200/content").fieldNames().forEachRemaining(named::add);
    assertThat(withoutCharset(answered)).isEqualTo(withoutCharset(named));
  }

  @Test
  void anError_isTheProblemThatTheDocumentPromises() throws Exception {
    HttpResponse<String> answer = TestServer.get("ogc/collections/deposits/items?limit=none");
    assertThat(answer.statusCode()).isEqualTo(400);
    Schema problem = schema("#/components/schemas/problem");
    assertThat(problem.validate(JSON.readTree(answer.body()))).isEmpty();
  }

  private static Schema schema(String reference) {
    return SCHEMAS.getSchema(SchemaLocation.of(URL + reference));
  }

  private static String url(String path) {
    String collection = path.replace("/items/{featureId}", "");
    return "ogc"
        + (path.equals("/")
            ? ""
            : path.replace("{featureId}", path.equals(collection) ? "" : id(collection))
                .replace("{styleId}", "deposits")
                .replace("{tileMatrixSetId}", "WebMercatorQuad")
                .replaceAll("\\{tile(Matrix|Row|Col)}", "0"));
  }

  private static String id(String collection) {
    return TestServer.json("ogc" + collection + "/items?limit=1").at("/features/0/id").asText();
  }

  private static JsonNode resolved(JsonNode parameter) {
    return parameter.has("$ref") ? API.at(parameter.path("$ref").asText().substring(1)) : parameter;
  }

  /** Values that the document says a parameter can have. */
  private static List<String> values(JsonNode parameter) {
    JsonNode example = parameter.path("example");
    JsonNode schema = parameter.path("schema");
    JsonNode single = schema.has("items") ? schema.path("items") : schema;
    List<String> values = new ArrayList<>();
    if (example.isArray()) {
      List<String> items = new ArrayList<>();
      example.forEach(item -> items.add(item.asText()));
      values.add(String.join(",", items));
    } else if (!example.isMissingNode()) {
      values.add(example.asText());
    } else if (single.has("enum")) {
      single.path("enum").forEach(value -> values.add(value.asText()));
    } else if (single.has("default")) {
      values.add(single.path("default").asText());
    } else {
      values.add(
          EXAMPLES.getOrDefault(
              parameter.path("name").asText(),
              switch (single.path("type").asText() + single.path("format").asText()) {
                case "integer" -> "2025";
                case "number" -> "1.5";
                case "boolean" -> "true";
                case "stringdate" -> "2025-10-09";
                case "stringdate-time" -> "2025-10-09T08:30:00Z";
                default -> "a text";
              }));
    }
    return values;
  }

  private static Set<String> withoutCharset(Set<String> types) {
    Set<String> bare = new TreeSet<>();
    types.forEach(type -> bare.add(type.replaceFirst(";charset=utf-8$", "")));
    return bare;
  }
}
