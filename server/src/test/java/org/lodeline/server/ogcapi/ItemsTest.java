package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodeline.server.ogcapi.DocumentsTest.epsg;
import static org.lodeline.server.ogcapi.DocumentsTest.link;
import static org.lodeline.server.ogcapi.DocumentsTest.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;

class ItemsTest {
  private static final String DEPOSITS = "ogc/collections/deposits/items";
  private static final String MEASURES = "ogc/collections/measures/items";
  private static final String CORRIDORS = "ogc/collections/corridors/items";

  @Test
  void aPage_saysHowManyThereAreAndWhenItWasRead() {
    JsonNode page = TestServer.json(DEPOSITS + "?limit=7");

    assertThat(page.path("type").asText()).isEqualTo("FeatureCollection");
    assertThat(page.path("numberMatched").asInt())
        .isEqualTo(TestServer.json("layers/deposits.geojson").path("features").size());
    assertThat(page.path("numberReturned").asInt()).isEqualTo(7);
    assertThat(page.path("features")).hasSize(7);
    assertThat(Instant.parse(page.path("timeStamp").asText())).isBefore(Instant.now());
  }

  @Test
  void moreThanTheHighestLimit_isCutRatherThanRefused() {
    assertThat(TestServer.json(DEPOSITS + "?limit=10000000").path("numberReturned").asInt())
        .isEqualTo(TestServer.json(DEPOSITS).path("numberMatched").asInt());
  }

  @Test
  void withoutALimit_aPageHasAHundred() {
    assertThat(TestServer.json(DEPOSITS).path("features")).hasSize(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.9,52.5,11.5,53.0                                     | altmark",
        "10.9,52.5,-100,11.5,53.0,9000                           | altmark",
        "52.5,10.9,53.0,11.5&bbox-crs=" + "http://www.opengis.net/def/crs/EPSG/0/4326 | altmark",
        "1213000,6890000,1280000,6980000&bbox-crs=EPSG:3857       | altmark",
        "3260000,4380000,3330000,4430000&bbox-crs=EPSG:3035       | altmark",
      })
  void aBox_findsWhatIsInIt(String box, String id) {
    assertThat(ids(TestServer.json(DEPOSITS + "?bbox=" + box))).contains(id).hasSizeLessThan(20);
  }

  @Test
  void aBoxAcrossTheAntimeridian_findsBothSides() {
    List<String> across = ids(TestServer.json(DEPOSITS + "?bbox=140,-60,-100,80&limit=1000"));
    List<String> east = ids(TestServer.json(DEPOSITS + "?bbox=140,-60,180,80&limit=1000"));
    List<String> west = ids(TestServer.json(DEPOSITS + "?bbox=-180,-60,-100,80&limit=1000"));

    assertThat(east).isNotEmpty();
    assertThat(west).isNotEmpty();
    List<String> both = new ArrayList<>(east);
    both.addAll(west);
    assertThat(across).containsExactlyInAnyOrderElementsOf(both);
  }

  @ParameterizedTest
  @CsvSource({"4326, 52.8, 11.1", "3857, 1240000, 6950000", "3035, 3300000, 4400000"})
  void crs_isAnsweredInTheOrderOfItsAxes(int code, double first, double second) {
    HttpResponse<String> answer = TestServer.get(DEPOSITS + "/altmark?crs=" + epsg(code));

    assertThat(answer.headers().firstValue("Content-Crs")).hasValue("<" + epsg(code) + ">");
    JsonNode position =
        TestServer.json(DEPOSITS + "/altmark?crs=" + epsg(code))
            .path("geometry")
            .path("coordinates");
    assertThat(position.get(0).asDouble()).isCloseTo(first, within(first / 50));
    assertThat(position.get(1).asDouble()).isCloseTo(second, within(second / 50));
  }

  @Test
  void contentCrs_isSentWithoutBeingAskedFor() {
    for (String path : List.of(DEPOSITS, DEPOSITS + "/altmark", DEPOSITS + "?f=csv")) {
      assertThat(TestServer.get(path).headers().firstValue("Content-Crs"))
          .hasValue("<" + DocumentsTest.CRS84 + ">");
    }
  }

  @Test
  void whatAUtmZoneCannotShow_comesWithoutGeometry() {
    JsonNode page = TestServer.json(DEPOSITS + "?limit=1000&crs=" + epsg(32632));
    int shown = 0;
    for (JsonNode feature : page.path("features")) {
      shown += feature.path("geometry").isNull() ? 0 : 1;
    }

    assertThat(shown).isPositive().isLessThan(page.path("features").size());
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10-09, true",
    "2025-10-08, false",
    "2025-10-09T12:00:00Z, true",
    "2025-10-09T00:00:00Z/2025-10-10T00:00:00Z, true",
    "2025-01-01/2025-10-09, true",
    "2025-01-01/2025-10-08, false",
    "2025-10-09/.., true",
    "2025-10-10/.., false",
    "../2025-10-09, true",
    "/2025-10-08, false",
    "0000-01-01T00:00:00Z/2025-10-09, true",
    "0000-01-01T00:00:00Z/2025-10-08, false",
    "2025-10-09/9999-12-31T00:00:00Z, true",
    "2025-10-10/9999-12-31T00:00:00Z, false",
    "2025-10-09T/.., true",
    "../2025-10-08T, false",
  })
  void datetime_findsMeasuresByTheDayOfTheirAnnouncement(String datetime, boolean found) {
    JsonNode page = TestServer.json(MEASURES + "?limit=1000&datetime=" + datetime);

    boolean ofThatDay = false;
    for (JsonNode feature : page.path("features")) {
      ofThatDay |= feature.path("properties").path("date").asText().equals("2025-10-09");
    }
    assertThat(ofThatDay).isEqualTo(found);
  }

  @Test
  void datetime_leavesFeaturesAloneThatAreNotInTime() {
    assertThat(TestServer.json(DEPOSITS + "?datetime=1900-01-01").path("numberMatched").asInt())
        .isEqualTo(TestServer.json(DEPOSITS).path("numberMatched").asInt());
  }

  @ParameterizedTest
  @CsvSource({
    "status=producing, status = 'producing'",
    "country=AUS&status=producing, country = 'AUS' AND status = 'producing'",
    "commodities=cobalt, 'A_CONTAINS(commodities, (''cobalt''))'",
    "start_year=2017, start_year = 2017",
    "country=AUS&filter=start_year>2000, country = 'AUS' AND start_year > 2000",
  })
  void aParameterOfAPropertysName_selectsByItsValue(String query, String filter) {
    JsonNode byParameter = TestServer.json(DEPOSITS + "?limit=1000&" + query.replace(">", "%3E"));

    assertThat(byParameter.path("numberMatched").asInt()).isPositive();
    assertThat(ids(byParameter))
        .isEqualTo(ids(TestServer.json(DEPOSITS + "?limit=1000&filter=" + encoded(filter))));
  }

  @Test
  void id_takesSeveral() {
    assertThat(ids(TestServer.json(DEPOSITS + "?id=altmark,aitik,nowhere&status=producing")))
        .containsExactly("aitik");
  }

  @Test
  void aFilter_isTheSameInTextAndJson() {
    String text = "S_INTERSECTS(geometry, BBOX(110,-45,155,-10)) AND id > 'm'";
    String json =
        """
        {"op":"and","args":[
          {"op":"s_intersects","args":[{"property":"geometry"},{"bbox":[110,-45,155,-10]}]},
          {"op":">","args":[{"property":"id"},"m"]}]}""";

    List<String> found = ids(TestServer.json(DEPOSITS + "?limit=1000&filter=" + encoded(text)));
    assertThat(found).isNotEmpty().allMatch(id -> id.compareTo("m") > 0);
    assertThat(
            ids(
                TestServer.json(
                    DEPOSITS + "?limit=1000&filter-lang=cql2-json&filter=" + encoded(json))))
        .isEqualTo(found);
  }

  @Test
  void filterCrs_isThatOfTheFiltersGeometries() {
    String filter = "S_INTERSECTS(geometry, BBOX(52.5,10.9,53.0,11.5))";

    assertThat(
            ids(
                TestServer.json(
                    DEPOSITS + "?filter=" + encoded(filter) + "&filter-crs=" + epsg(4326))))
        .contains("altmark");
    assertThat(ids(TestServer.json(DEPOSITS + "?filter=" + encoded(filter)))).isEmpty();
  }

  @Test
  void sortby_sortsByEachKeyInTurn() {
    JsonNode page =
        TestServer.json(
            DEPOSITS
                + "?limit=1000&sortby=-country,%2Bname&properties=country,name&skipGeometry=true");

    List<String> keys = new ArrayList<>();
    for (JsonNode feature : page.path("features")) {
      assertThat(feature.path("geometry").isNull()).isTrue();
      assertThat(feature.path("properties")).hasSize(2);
      keys.add(feature.path("properties").path("country").asText());
    }
    assertThat(keys).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void corridors_answerUnderAScenario() {
    JsonNode usual =
        TestServer.json(CORRIDORS + "?limit=1000&filter=" + encoded("status = 'rerouted'"));
    JsonNode closed =
        TestServer.json(
            CORRIDORS + "?limit=1000&closed=suez&filter=" + encoded("status = 'rerouted'"));

    assertThat(usual.path("numberMatched").asInt()).isZero();
    assertThat(closed.path("numberMatched").asInt()).isPositive();
    String id = closed.path("features").get(0).path("id").asText();
    assertThat(
            TestServer.json(CORRIDORS + "/" + id + "?closed=suez")
                .path("properties")
                .path("extra_km")
                .isNumber())
        .isTrue();
    assertThat(TestServer.json(CORRIDORS + "/" + id).path("properties").path("status").asText())
        .isEqualTo("open");
  }

  @Test
  void everyFormat_isAnsweredAsItsType() {
    for (JsonNode link : TestServer.json(DEPOSITS + "?limit=3&f=json").path("links")) {
      if (link.path("rel").asText().equals("alternate")) {
        String path = link.path("href").asText().substring(TestServer.url("").length());
        HttpResponse<String> answer = TestServer.get(path);

        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(type(answer)).as(path).isEqualTo(link.path("type").asText());
        assertThat(answer.headers().firstValue("Link").orElse(""))
            .as(path)
            .contains("rel=\"next\"");
        assertThat(
                TestServer.get(path.replace("/items?", "/items/altmark?").replace("limit=3&", ""))
                    .statusCode())
            .as(path)
            .isEqualTo(200);
      }
    }
  }

  @Test
  void aFormatThatKnowsWgs84Only_isRefusedInAnother() {
    HttpResponse<String> answer = TestServer.get(DEPOSITS + "?f=kml&crs=" + epsg(3857));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"parameter\":\"crs\"", "kml", "EPSG:3857");
  }

  @Test
  void aFormatThatNeedsGeometry_isRefusedWithoutIt() {
    HttpResponse<String> answer = TestServer.get(DEPOSITS + "?f=fgb&skipGeometry=true");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"parameter\":\"skipGeometry\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"country=%zz", "name=%zz", "bbox=%zz", "country=AUS&filter=%ff%fe"})
  void whatIsNotPercentEncoded_isRefusedRatherThanLeftOut(String query) {
    assertThat(TestServer.rawStatus(DEPOSITS + "?" + query)).isEqualTo(400);
  }

  @Test
  void thePagesForm_mayBeLeftEmptyInParts() {
    String form = "?filter=&bbox=&datetime=&limit=3&f=html";

    assertThat(TestServer.get(DEPOSITS + form).statusCode()).isEqualTo(200);
    assertThat(TestServer.get(DEPOSITS + form.replace("&f=html", "")).statusCode()).isEqualTo(400);
  }

  @Test
  void thePageUnderAScenario_leadsToFeaturesUnderIt_andItsMapIsInDegrees() {
    String page =
        TestServer.get(CORRIDORS + "?closed=suez&limit=1&f=html&crs=EPSG:3035")
            .body()
            .replace("&#x3D;", "=")
            .replace("&amp;", "&");

    String first =
        TestServer.json(CORRIDORS + "?limit=1").path("features").path(0).path("id").asText();
    assertThat(page).contains("/items/" + first + "?closed=suez\">");
    assertThat(page)
        .contains("data-geojson=\"" + TestServer.url(CORRIDORS) + "?closed=suez&limit=1&f=json\"");
  }

  @Test
  void aLongFilter_leadsOnWhereThereIsAPlaceForIt() {
    String ids =
        IntStream.range(0, 900).mapToObj(i -> "'x" + i + "'").collect(Collectors.joining(","));
    String query = "?limit=2&filter=" + encoded("id NOT IN (" + ids + ")");

    HttpResponse<String> json = TestServer.get(DEPOSITS + query);
    assertThat(json.statusCode()).isEqualTo(200);
    assertThat(json.headers().firstValue("Link")).isEmpty();
    assertThat(json.body()).contains("\"rel\":\"next\"");
    assertThat(TestServer.get(DEPOSITS + query + "&f=csv").statusCode()).isEqualTo(400);
  }

  @Test
  void jsonFg_hasOtherSystemsInThePlace() {
    JsonNode feature = TestServer.json(DEPOSITS + "/altmark?f=jsonfg&crs=" + epsg(3857));

    assertThat(feature.path("coordRefSys").asText()).isEqualTo(epsg(3857));
    assertThat(feature.path("geometry").isNull()).isTrue();
    assertThat(feature.path("place").path("coordinates").get(0).asDouble()).isGreaterThan(1e6);
  }

  @Test
  void gml_namesTheSystem() {
    assertThat(TestServer.get(DEPOSITS + "/altmark?f=gml&crs=" + epsg(3035)).body())
        .contains("srsName=\"urn:ogc:def:crs:EPSG::3035\"");
  }

  @Test
  void anUnchangedPage_isNotSentAgain() {
    HttpResponse<String> page = TestServer.get(DEPOSITS + "?limit=3");
    String tag = page.headers().firstValue("ETag").orElseThrow();

    assertThat(TestServer.get(DEPOSITS + "?limit=3", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(TestServer.get(DEPOSITS + "?limit=4", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aFeature_hasAStrongTagForEachRepresentation() {
    String tag = tag("");
    List<String> others =
        List.of(tag("?f=html"), tag("?crs=" + epsg(3857)), tag("", "Accept-Encoding", "gzip"));

    assertThat(tag).matches("\"[0-9a-f]{32}\"");
    assertThat(others)
        .doesNotHaveDuplicates()
        .allMatch(other -> other.startsWith(tag.substring(0, tag.length() - 1) + "-"));
    assertThat(TestServer.get(DEPOSITS + "/altmark", "If-None-Match", "\"x\", " + tag).statusCode())
        .isEqualTo(304);
    assertThat(TestServer.get(DEPOSITS + "/altmark", "If-None-Match", "*").statusCode())
        .isEqualTo(304);
    assertThat(TestServer.get(DEPOSITS + "/altmark?f=html", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
    assertThat(TestServer.get(DEPOSITS + "/salar-de-atacama").headers().firstValue("ETag"))
        .isNotEqualTo(Optional.of(tag));
  }

  private static String tag(String query, String... headers) {
    HttpResponse<String> answer = TestServer.get(DEPOSITS + "/altmark" + query, headers);
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  @Test
  void aFeature_knowsItsCollection() {
    JsonNode altmark = TestServer.json(DEPOSITS + "/altmark");

    assertThat(altmark.path("id").asText()).isEqualTo("altmark");
    assertThat(link(altmark, "collection")).isEqualTo(TestServer.url("ogc/collections/deposits"));
    assertThat(TestServer.get(DEPOSITS + "/nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void behindAProxy_linksAreAsTheClientSeesThem() {
    String body =
        TestServer.get(
                DEPOSITS + "?limit=1",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "maps.example.org",
                "X-Forwarded-Prefix",
                "/lodeline")
            .body();

    assertThat(body).contains("https://maps.example.org/lodeline/ogc/collections/deposits/items?");
    assertThat(body).doesNotContain("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=0                                | limit",
        "limit=x                                | limit",
        "limit=1&limit=2                        | limit",
        "bbox=1,2,3                             | bbox",
        "bbox=1,2,3,x                           | bbox",
        "bbox-crs=EPSG:9                        | bbox-crs",
        "bbox=1,2,3,4&bbox-crs=EPSG:9           | bbox-crs",
        "crs=EPSG:9                             | crs",
        "datetime=yesterday                     | datetime",
        "datetime=2025-13-01                    | datetime",
        "datetime=2025-12-01/2025-01-01         | datetime",
        "datetime=2025-12-01/2025-12-02/..      | datetime",
        "filter=nam%3D1                         | filter",
        "filter=name                            | filter",
        "filter-crs=EPSG:9                      | filter-crs",
        "filter=1%3D1&filter-lang=sql           | filter-lang",
        "sortby=geometry                        | sortby",
        "sortby=name,-name                      | sortby",
        "properties=nam                         | properties",
        "skipGeometry=perhaps                   | skipGeometry",
        "cursor=x                               | cursor",
        "cursor=W3RydWUsImEiXQ&sortby=name      | cursor",
        "start_year=soon                        | start_year",
        "colour=red                             | colour",
        "country=XX                             | country",
        "closed=suez                            | closed",
      })
  void aBadParameter_isNamed(String query, String parameter) {
    HttpResponse<String> answer = TestServer.get(DEPOSITS + "?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(type(answer)).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("features").forEach(feature -> ids.add(feature.path("id").asText()));
    return ids;
  }
}
