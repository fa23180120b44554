package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodeline.server.TestServer.texts;
import static org.lodeline.server.ogcapi.DocumentsTest.epsg;
import static org.lodeline.server.ogcapi.DocumentsTest.rels;
import static org.lodeline.server.ogcapi.DocumentsTest.type;
import static org.lodeline.server.ogcapi.ItemsTest.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.server.TestServer;

/**
 * For each conformance class that is declared, its core in a few lines; the other tests of this
 * package say more.
 */
class ConformanceTest {
  private static final String SPEC = "http://www.opengis.net/spec/";
  private static final String DEPOSITS = "ogc/collections/deposits";
  private static final String TILES = DEPOSITS + "/tiles";
  private static final String TILE_SETS = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";

  private static final Map<String, Executable> CHECKS = new LinkedHashMap<>();

  static {
    check("ogcapi-common-1/1.0/conf/core", () -> answers("ogc", "application/json"));
    check(
        "ogcapi-common-1/1.0/conf/landing-page",
        () ->
            assertThat(rels(TestServer.json("ogc")))
                .contains("service-desc", SPEC.replace("spec", "def") + "rel/ogc/1.0/conformance"));
    check("ogcapi-common-1/1.0/conf/json", () -> answers("ogc?f=json", "application/json"));
    check("ogcapi-common-1/1.0/conf/html", () -> answers("ogc?f=html", "text/html"));
    check("ogcapi-common-1/1.0/conf/oas30", ConformanceTest::describesItself);
    check(
        "ogcapi-common-2/1.0/conf/collections",
        () ->
            assertThat(TestServer.json("ogc/collections").path("collections"))
                .hasSize(BundledLayers.definitions().size()));
    check(
        "ogcapi-features-1/1.0/conf/core",
        () -> assertThat(TestServer.json(DEPOSITS + "/items?limit=1").path("features")).hasSize(1));
    check("ogcapi-features-1/1.0/conf/oas30", ConformanceTest::describesItself);
    check(
        "ogcapi-features-1/1.0/conf/html", () -> answers(DEPOSITS + "/items?f=html", "text/html"));
    check(
        "ogcapi-features-1/1.0/conf/geojson",
        () -> answers(DEPOSITS + "/items", "application/geo+json"));
    check(
        "ogcapi-features-2/1.0/conf/crs",
        () ->
            assertThat(
                    TestServer.get(DEPOSITS + "/items?crs=" + epsg(3857))
                        .headers()
                        .firstValue("Content-Crs"))
                .hasValue("<" + epsg(3857) + ">"));
    check(
        "ogcapi-features-3/1.0/conf/queryables",
        () -> answers(DEPOSITS + "/queryables", "application/schema+json"));
    check(
        "ogcapi-features-3/1.0/conf/queryables-query-parameters",
        ConformanceTest::takesEveryQueryableAsAParameter);
    check(
        "ogcapi-features-3/1.0/conf/filter",
        () -> finds("name IS NOT NULL", TestServer.count("deposits")));
    check("ogcapi-features-3/1.0/conf/features-filter", () -> finds("id = 'altmark'", 1));
    check(
        "ogcapi-tiles-1/1.0/conf/core",
        () -> answers(TILES + "/WebMercatorQuad/0/0/0", "application/vnd.mapbox-vector-tile"));
    check(
        "ogcapi-tiles-1/1.0/conf/mvt",
        () ->
            answers(TILES + "/WebMercatorQuad/0/0/0?f=mvt", "application/vnd.mapbox-vector-tile"));
    check(
        "ogcapi-tiles-1/1.0/conf/tileset",
        () ->
            assertThat(TestServer.json(TILES + "/WorldCRS84Quad").path("tileMatrixSetId").asText())
                .isEqualTo("WorldCRS84Quad"));
    check(
        "ogcapi-tiles-1/1.0/conf/tilesets-list",
        () -> assertThat(TestServer.json(TILES).path("tilesets")).hasSize(2));
    check(
        "ogcapi-tiles-1/1.0/conf/dataset-tilesets",
        () -> assertThat(TestServer.json("ogc/tiles").path("tilesets")).hasSize(2));
    check(
        "ogcapi-tiles-1/1.0/conf/geodata-tilesets",
        () -> assertThat(rels(TestServer.json(DEPOSITS))).contains(TILE_SETS));
    check(
        "ogcapi-tiles-1/1.0/conf/collections-selection",
        () ->
            answers(
                "ogc/tiles/WebMercatorQuad/0/0/0?collections=ports",
                "application/vnd.mapbox-vector-tile"));
    check("ogcapi-tiles-1/1.0/conf/oas30", ConformanceTest::describesItself);
    for (String tms : new String[] {"tilematrixset", "json-tilematrixset"}) {
      check(
          "tms/2.0/conf/" + tms,
          () ->
              assertThat(TestServer.json("ogc/tileMatrixSets/WebMercatorQuad").path("tileMatrices"))
                  .hasSize(23));
    }
    for (String tms : new String[] {"tilesetmetadata", "json-tilesetmetadata"}) {
      check(
          "tms/2.0/conf/" + tms,
          () ->
              assertThat(TestServer.json(TILES + "/WebMercatorQuad").path("tileMatrixSetLimits"))
                  .hasSize(23));
    }
    check(
        "ogcapi-features-5/1.0/conf/schemas",
        () -> answers(DEPOSITS + "/schema", "application/schema+json"));
    check(
        "ogcapi-features-5/1.0/conf/core-roles-features",
        () -> assertThat(property("id").path("x-ogc-role").asText()).isEqualTo("id"));
    check(
        "ogcapi-features-5/1.0/conf/returnables-and-receivables",
        () ->
            TestServer.json(DEPOSITS + "/items/altmark")
                .path("properties")
                .fieldNames()
                .forEachRemaining(
                    name -> assertThat(property(name).isMissingNode()).as(name).isFalse()));
    // What filters mean is in the abstract test suite of CQL2, which runs over HTTP too.
    check("cql2/1.0/conf/cql2-text", () -> finds("id = 'altmark'", 1));
    check(
        "cql2/1.0/conf/cql2-json",
        () -> {
          String json = "{\"op\":\"=\",\"args\":[{\"property\":\"id\"},\"altmark\"]}";
          assertThat(matched("filter-lang=cql2-json&filter=" + encoded(json))).isEqualTo(1);
        });
    check(
        "cql2/1.0/conf/basic-cql2",
        () -> finds("id <> 'altmark' AND NOT name IS NULL", TestServer.count("deposits") - 1));
    check(
        "cql2/1.0/conf/advanced-comparison-operators",
        () -> finds("name LIKE 'Altmark%' AND id IN ('altmark', 'x')", 1));
    check(
        "cql2/1.0/conf/case-insensitive-comparison",
        () -> finds("CASEI(id) = CASEI('ALTMARK')", 1));
    check(
        "cql2/1.0/conf/accent-insensitive-comparison",
        () -> finds("ACCENTI(id) = ACCENTI('áltmark')", 1));
    check(
        "cql2/1.0/conf/basic-spatial-functions",
        () -> finds("S_INTERSECTS(geometry, BBOX(-180,-90,180,90))", TestServer.count("deposits")));
    check(
        "cql2/1.0/conf/basic-spatial-functions-plus",
        () ->
            finds(
                "S_INTERSECTS(geometry, POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90)))",
                TestServer.count("deposits")));
    check(
        "cql2/1.0/conf/spatial-functions",
        () -> finds("S_DISJOINT(geometry, POINT(0 0))", TestServer.count("deposits")));
    check(
        "cql2/1.0/conf/temporal-functions",
        () -> finds("T_BEFORE(effective_date, DATE('1900-01-01'))", 0));
    check(
        "cql2/1.0/conf/array-functions",
        () -> finds("id = 'altmark' AND A_EQUALS(commodities, ('lithium'))", 1));
    check(
        "cql2/1.0/conf/property-property",
        () -> finds("id = 'altmark' AND commodity <> country", 1));
    check("cql2/1.0/conf/functions", () -> finds("upper(id) = 'ALTMARK'", 1));
    check(
        "cql2/1.0/conf/arithmetic", () -> finds("id = 'altmark' AND contained_kt + 1 = 43001", 1));
    check(
        "ogcapi-styles-1/1.0/conf/core",
        () -> {
          JsonNode style = TestServer.json("ogc/styles").path("styles").path(0);
          String href = style.path("links").path(0).path("href").asText();
          assertThat(href).endsWith("/ogc/styles/" + style.path("id").asText());
        });
    check(
        "ogcapi-styles-1/1.0/conf/mapbox-style",
        () ->
            assertThat(TestServer.json("ogc/styles/deposits").path("version").asInt())
                .isEqualTo(8));
    check(
        "json-fg-1/1.0/conf/core",
        () ->
            assertThat(texts(TestServer.json(DEPOSITS + "/items?f=jsonfg").path("conformsTo")))
                .contains(SPEC + "json-fg-1/1.0/conf/core"));
    check(
        "json-fg-1/1.0/conf/types-schemas",
        () ->
            assertThat(TestServer.json(DEPOSITS + "/items?f=jsonfg").path("featureType").asText())
                .isEqualTo("deposits"));
  }

  private static void check(String conformanceClass, Executable check) {
    CHECKS.put(SPEC + conformanceClass, check);
  }

  @Test
  void exactlyTheClassesThatAreChecked_areDeclared() {
    assertThat(texts(TestServer.json("ogc/conformance").path("conformsTo")))
        .containsExactlyInAnyOrderElementsOf(CHECKS.keySet());
  }

  @TestFactory
  Stream<DynamicTest> everyClass_isMet() {
    return CHECKS.entrySet().stream()
        .map(check -> DynamicTest.dynamicTest(check.getKey(), check.getValue()));
  }

  private static void answers(String path, String mediaType) {
    assertThat(TestServer.get(path).statusCode()).isEqualTo(200);
    assertThat(type(TestServer.get(path))).isEqualTo(mediaType);
  }

  private static void describesItself() {
    answers("ogc/api", "application/vnd.oai.openapi+json;version=3.0");
    assertThat(TestServer.json("ogc/api").path("openapi").asText()).startsWith("3.0");
  }

  private static JsonNode property(String name) {
    return TestServer.json(DEPOSITS + "/schema").path("properties").path(name);
  }

  private static void takesEveryQueryableAsAParameter() {
    TestServer.json(DEPOSITS + "/queryables")
        .path("properties")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("geometry")) {
                // Either it finds, or it says what the values of this property are.
                assertThat(TestServer.get(DEPOSITS + "/items?" + name + "=1").body())
                    .as(name)
                    .doesNotContain("unknown parameter");
              }
            });
  }

  private static void finds(String filter, int expected) {
    assertThat(matched("filter=" + encoded(filter))).as(filter).isEqualTo(expected);
  }

  private static int matched(String query) {
    return TestServer.json(DEPOSITS + "/items?limit=1&" + query).path("numberMatched").asInt(-1);
  }
}
