package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodeline.server.TestServer.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;

class DocumentsTest {
  static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

  @ParameterizedTest
  @ValueSource(strings = {"ogc", "ogc/"})
  void theLandingPage_leadsEverywhereWithAndWithoutASlash(String path) {
    JsonNode landing = TestServer.json(path);

    assertThat(rels(landing))
        .contains("self", "alternate", "service-desc", "service-doc", "conformance", "data");
    assertThat(link(landing, "data")).isEqualTo(TestServer.url("ogc/collections"));
  }

  @Test
  void everyLinkOfTheLandingPage_answersAsItSays() {
    for (JsonNode link : TestServer.json("ogc").path("links")) {
      String path = link.path("href").asText().substring(TestServer.url("").length());
      HttpResponse<String> answer = TestServer.get(path);

      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(type(answer)).as(path).isEqualTo(link.path("type").asText());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                            | application/json",
        "application/json                               | application/json",
        "text/html                                      | text/html",
        "text/html,application/xml;q=0.9,*/*;q=0.8      | text/html",
        "application/json;q=0.5,text/html;q=0.4         | application/json",
        "application/json;q=0.4,text/html;q=0.5         | text/html",
        "text/*                                         | text/html",
        "text/html;q=0,*/*                              | application/json",
        // What there is not is better answered in another form than not at all.
        "image/png                                      | application/json",
        "nonsense;;q=x                                  | application/json",
      })
  void acceptChooses_whereFDoesNot(String accept, String type) {
    HttpResponse<String> answer = TestServer.get("ogc/collections", "Accept", accept);

    assertThat(type(answer)).isEqualTo(type);
    assertThat(answer.headers().firstValue("Vary").orElse("")).contains("Accept");
    assertThat(type(TestServer.get("ogc/collections?f=json", "Accept", accept)))
        .isEqualTo("application/json");
  }

  @Test
  void aCollection_saysWhereItIsAndInWhichSystemsItCanBeHad() {
    JsonNode deposits = TestServer.json("ogc/collections/deposits");

    assertThat(deposits.path("id").asText()).isEqualTo("deposits");
    assertThat(deposits.path("itemType").asText()).isEqualTo("feature");
    assertThat(deposits.path("extent").path("spatial").path("bbox").get(0)).hasSize(4);
    assertThat(deposits.path("extent").path("spatial").path("crs").asText()).isEqualTo(CRS84);
    assertThat(deposits.path("storageCrs").asText()).isEqualTo(CRS84);
    assertThat(texts(deposits.path("crs")))
        .startsWith(CRS84)
        .contains(
            epsg(4326), epsg(3857), epsg(3035), epsg(3395), epsg(8857), epsg(32601), epsg(32760));
    assertThat(rels(deposits)).contains("self", "items", "describedby");
  }

  static String epsg(int code) {
    return "http://www.opengis.net/def/crs/EPSG/0/" + code;
  }

  @Test
  void measures_areInTime() {
    JsonNode interval =
        TestServer.json("ogc/collections/measures")
            .path("extent")
            .path("temporal")
            .path("interval");

    assertThat(interval.get(0).get(0).asText()).matches("20[01][0-9]-.*T00:00:00Z");
    assertThat(interval.get(0).get(1).asText()).isGreaterThan("2025-10-09");
  }

  @Test
  void aTable_hasNoPlace() {
    assertThat(TestServer.json("ogc/collections/flows").has("extent")).isFalse();
  }

  @Test
  void queryables_tellTypesUnitsAndCodes() {
    JsonNode queryables = TestServer.json("ogc/collections/deposits/queryables");

    assertThat(queryables.path("$id").asText())
        .isEqualTo(TestServer.url("ogc/collections/deposits/queryables"));
    assertThat(queryables.path("type").asText()).isEqualTo("object");
    assertThat(queryables.path("additionalProperties").asBoolean(true)).isFalse();
    JsonNode properties = queryables.path("properties");
    assertThat(properties.path("id").path("x-ogc-role").asText()).isEqualTo("id");
    assertThat(properties.path("geometry").path("format").asText()).isEqualTo("geometry-point");
    assertThat(properties.path("resource_mt").path("type").asText()).isEqualTo("number");
    assertThat(properties.path("resource_mt").path("x-ogc-unit").asText()).isEqualTo("Mt");
    assertThat(properties.path("commodities").path("type").asText()).isEqualTo("array");
    assertThat(texts(properties.path("status").path("enum"))).contains("producing");
    assertThat(properties.path("effective_date").path("format").asText()).isEqualTo("date");
  }

  @Test
  void theTimeOfMeasures_isMarkedInTheirSchema() {
    assertThat(
            TestServer.json("ogc/collections/measures/schema")
                .path("properties")
                .path("date")
                .path("x-ogc-role")
                .asText())
        .isEqualTo("primary-instant");
  }

  @Test
  void sortables_areThePropertiesWithOneValue() {
    JsonNode sortables = TestServer.json("ogc/collections/deposits/sortables").path("properties");

    assertThat(sortables.has("name")).isTrue();
    assertThat(sortables.has("commodities")).isFalse();
    assertThat(sortables.has("geometry")).isFalse();
  }

  @Test
  void functions_sayWhatTheyTakeAndGive() {
    JsonNode functions = TestServer.json("ogc/functions").path("functions");

    assertThat(functions).isNotEmpty();
    assertThat(functions)
        .allSatisfy(
            function -> {
              assertThat(function.path("name").asText()).isNotEmpty();
              assertThat(function.path("returns")).isNotEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ogc",
        "ogc/conformance",
        "ogc/api",
        "ogc/functions",
        "ogc/collections",
        "ogc/collections/deposits",
        "ogc/collections/flows",
        "ogc/collections/deposits/schema",
        "ogc/collections/deposits/queryables",
        "ogc/collections/deposits/sortables",
        "ogc/collections/deposits/items",
        "ogc/collections/flows/items",
        "ogc/collections/deposits/items/altmark",
      })
  void everyPage_isThereForPeopleAndUnchangedTheSecondTime(String path) {
    HttpResponse<String> page = TestServer.get(path + "?f=html");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(type(page)).isEqualTo("text/html");
    assertThat(page.body())
        .contains("<title>", "Lodeline", "rel=\"alternate\"")
        .endsWith("</html>\n");
    String tag = page.headers().firstValue("ETag").orElseThrow();
    assertThat(TestServer.get(path + "?f=html", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(TestServer.get(path + "?f=json", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsUnknown_isRefusedAndNamed() {
    assertThat(TestServer.get("ogc/collections/depozits").statusCode()).isEqualTo(404);
    assertThat(TestServer.get("ogc/nothing").statusCode()).isEqualTo(404);
    assertThat(TestServer.get("ogc/collections?limit=3").statusCode()).isEqualTo(400);
    assertThat(TestServer.json("ogc/collections?limit=3").path("parameter").asText())
        .isEqualTo("limit");
    assertThat(TestServer.json("ogc/collections?f=xml").path("parameter").asText()).isEqualTo("f");
  }

  static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  static List<String> rels(JsonNode document) {
    List<String> rels = new ArrayList<>();
    document.path("links").forEach(link -> rels.add(link.path("rel").asText()));
    return rels;
  }

  static String link(JsonNode document, String rel) {
    for (JsonNode link : document.path("links")) {
      if (link.path("rel").asText().equals(rel)) {
        return link.path("href").asText();
      }
    }
    return "";
  }
}
