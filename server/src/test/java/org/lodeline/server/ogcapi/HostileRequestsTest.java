package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.Resources;
import org.lodeline.server.TestServer;

class HostileRequestsTest {
  private static final String COLLECTIONS = "ogc/collections/";
  private static final String FORM = "application/x-www-form-urlencoded";

  private static final List<String> NAMES =
      List.of(
          "f",
          "limit",
          "bbox",
          "bbox-crs",
          "crs",
          "datetime",
          "filter",
          "filter-lang",
          "filter-crs",
          "sortby",
          "properties",
          "skipGeometry",
          "cursor",
          "commodity",
          "country",
          "name",
          "start_year",
          "closed",
          "at",
          "ban",
          "scenario",
          "no-such");

  /** What servers stumble over, beside what they expect. */
  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "\0",
          "0",
          "-1",
          "1",
          "10",
          "9999999999999999999",
          "1e308",
          "1e999",
          "NaN",
          "Infinity",
          "true",
          "json",
          "html",
          "csv",
          "gpkg",
          "'",
          "''",
          "'; DROP TABLE deposits; --",
          "%",
          "%25",
          "\\",
          "\ud83d\ude00",
          "\ud800",
          "é",
          "null",
          "[]",
          "{}",
          "{\"op\":\"and\"}",
          "{\"op\":\"=\",\"args\":[{\"property\":\"name\"},1]}",
          "name",
          "-name",
          "+name",
          "name,name",
          "id",
          "geometry",
          "1,2,3,4",
          "1,2,3,4,5,6",
          "4,3,2,1",
          "170,-10,-170,10",
          "1,2,3",
          ",,,",
          "-180,-90,180,90",
          "1e300,0,2e300,1",
          "NaN,NaN,NaN,NaN",
          "EPSG:4326",
          "EPSG:3857",
          "EPSG:32633",
          "http://www.opengis.net/def/crs/EPSG/0/3035",
          "EPSG:99999",
          "2025-10-09",
          "2025-02-30",
          "2025-10-09T25:00:00Z",
          "../..",
          "/",
          "2025-01-01/..",
          "0000-00-00",
          "+999999999-01-01",
          "cql2-text",
          "cql2-json",
          "1=1",
          "name='x'",
          "name LIKE '%%%%%%a'",
          "NOT NOT NOT name='a'",
          "start_year/0=1",
          "start_year>",
          "S_INTERSECTS(geometry,POINT(0 0))",
          "S_INTERSECTS(geometry,POLYGON((0 0,1 1,1 0,0 1,0 0)))",
          "CASEI(name)='x'",
          "((((",
          "))))",
          "T_DURING(effective_date,INTERVAL('..','..'))",
          "A_CONTAINS(commodities,('cobalt'))",
          "foo(1)",
          "W10",
          "W3RydWUsImEiXQ",
          "W3RydWUsbnVsbF0",
          "AUS",
          "aus,CHN",
          "rare-earths",
          "suez",
          "suez,suez",
          "CHN:*:*",
          "CHN:rare-earths:USA",
          "::",
          "2025-10-10",
          "malacca-closed");

  @Property(tries = 3_000)
  void nothingThatIsAsked_makesTheServerFail(
      @ForAll("collections") String collection, @ForAll("queries") Map<String, String> query) {
    String path = COLLECTIONS + collection + "/items?" + encoded(query);
    HttpResponse<String> answer = TestServer.get(path);

    assertAnswered(path, answer);
  }

  @Property(tries = 500)
  void nothingThatIsSearchedFor_makesTheServerFail(
      @ForAll("collections") String collection, @ForAll("queries") Map<String, String> query) {
    String path = COLLECTIONS + collection + "/search";

    assertAnswered(path + " " + query, TestServer.post(path, FORM, encoded(query)));
  }

  private static void assertAnswered(String asked, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(asked).isIn(200, 400);
    if (answer.statusCode() == 400) {
      assertThat(problem(answer).path("parameter").asText()).as(asked).isNotEmpty();
      assertThat(answer.body()).as(asked).doesNotContain("Exception", "org.lodeline", "java.");
    }
  }

  private static String encoded(Map<String, String> query) {
    return query.entrySet().stream()
        .map(p -> ItemsTest.encoded(p.getKey()) + "=" + ItemsTest.encoded(p.getValue()))
        .collect(Collectors.joining("&"));
  }

  @Provide
  Arbitrary<String> collections() {
    return Arbitraries.of("deposits", "measures", "corridors", "flows", "passages");
  }

  @Provide
  Arbitrary<Map<String, String>> queries() {
    Arbitrary<String> value =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.of(VALUES)),
            Tuple.of(1, Arbitraries.strings().ofMaxLength(40)),
            Tuple.of(
                1,
                Combinators.combine(Arbitraries.of(VALUES), Arbitraries.of(VALUES))
                    .as((a, b) -> a + "," + b)));
    return Arbitraries.maps(Arbitraries.of(NAMES), value).ofMinSize(1).ofMaxSize(3);
  }

  @Test
  void aFilterOfAMegabyte_isRefusedByNameHoweverItComes() {
    String filter = "name='" + "x".repeat(1_000_000) + "'";

    assertRefused(
        TestServer.get(COLLECTIONS + "deposits/items?filter=" + ItemsTest.encoded(filter)));
    assertRefused(
        TestServer.post(
            COLLECTIONS + "deposits/search", FORM, "filter=" + ItemsTest.encoded(filter)));
  }

  @Test
  void aFilterOfTwoHundredKilobytes_isTakenInAnAddress() {
    String filter = "name='" + "x".repeat(200_000) + "'";

    assertThat(
            TestServer.get(COLLECTIONS + "deposits/items?filter=" + ItemsTest.encoded(filter))
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 10_000, 200_000})
  void parenthesesWithinParentheses_areRefusedByName(int depth) {
    String filter = "(".repeat(depth) + "name='x'" + ")".repeat(depth);

    assertRefused(
        TestServer.get(COLLECTIONS + "deposits/items?filter=" + ItemsTest.encoded(filter)));
    assertRefused(
        TestServer.post(
            COLLECTIONS + "deposits/search", FORM, "filter=" + ItemsTest.encoded(filter)));
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 200_000})
  void jsonWithinJson_isRefusedByName(int depth) {
    String filter = "{\"op\":\"not\",\"args\":[".repeat(depth) + "true" + "]}".repeat(depth);

    HttpResponse<String> answer =
        TestServer.post(
            COLLECTIONS + "deposits/search", "application/json", "{\"filter\":" + filter + "}");
    assertThat(answer.statusCode()).isIn(400, 413);
    assertThat(problem(answer).path("parameter").asText()).isIn("filter", "body");
  }

  @ParameterizedTest
  @ValueSource(ints = {20_000, 100_000, 1_000_000})
  void aPolygonOfVeryManyPositions_isRefusedByName(int positions) {
    String ring =
        IntStream.range(0, positions)
            .mapToObj(
                i ->
                    Math.round(1e4 * Math.cos(i)) / 1e4 + " " + Math.round(1e4 * Math.sin(i)) / 1e4)
            .collect(Collectors.joining(","));
    String filter = "S_INTERSECTS(geometry,POLYGON((" + ring + ",1 0)))";

    assertRefused(
        TestServer.post(
            COLLECTIONS + "deposits/search", FORM, "filter=" + ItemsTest.encoded(filter)));
  }

  @Test
  void anAddressThatIsTooLong_isRefusedWithAnotherWay() {
    HttpResponse<String> answer =
        TestServer.get(COLLECTIONS + "deposits/items?filter=" + "x".repeat(300_000));

    assertThat(answer.statusCode()).isEqualTo(414);
    assertThat(problem(answer).path("detail").asText()).contains("/search");
    assertThat(problem(answer).path("parameter").asText()).isEqualTo("filter");
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isIn(400, 413, 414);
    assertThat(problem(answer).path("parameter").asText()).isEqualTo("filter");
  }

  private static JsonNode problem(HttpResponse<String> answer) {
    assertThat(DocumentsTest.type(answer)).isEqualTo("application/problem+json");
    try {
      return Resources.JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + answer.body(), e);
    }
  }
}
