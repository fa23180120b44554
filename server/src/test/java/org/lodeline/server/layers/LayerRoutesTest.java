package org.lodeline.server.layers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;

final class LayerRoutesTest {
  @Test
  void deposits_areAllThere_eachWithASource() {
    JsonNode features = TestServer.json("layers/deposits.geojson").path("features");
    assertThat(features.size()).isGreaterThanOrEqualTo(200);
    assertThat(ids(features))
        .contains("altmark", "mount-weld", "bayan-obo")
        .doesNotHaveDuplicates();
    assertThat(features)
        .allSatisfy(
            feature -> {
              assertThat(feature.at("/properties/source_title").asText()).isNotBlank();
              assertThat(feature.at("/properties/confidence").asText())
                  .isIn("verified", "recalled");
            });
  }

  @Test
  void corridors_areComputed_withFiguresAndModes() {
    JsonNode features = TestServer.json("layers/corridors.geojson").path("features");
    assertThat(features.size()).isGreaterThanOrEqualTo(80);
    assertThat(ids(features)).contains("potential-altmark");
    assertThat(features)
        .allSatisfy(
            feature -> {
              JsonNode properties = feature.path("properties");
              double parts =
                  properties.path("sea_km").asDouble() + properties.path("land_km").asDouble();
              assertThat(properties.path("length_km").asDouble())
                  .isCloseTo(parts, org.assertj.core.data.Offset.offset(0.2));
              assertThat(properties.path("leg_modes").size())
                  .isEqualTo(feature.at("/geometry/coordinates").size());
            });
  }

  @Test
  void theCatalogue_listsEveryLayerWithItsFieldsAndCodes() {
    JsonNode catalogue = TestServer.json("layers");
    List<String> layers =
        StreamSupport.stream(catalogue.path("layers").spliterator(), false)
            .map(layer -> layer.path("id").asText())
            .toList();
    assertThat(layers)
        .containsExactlyInAnyOrder(
            "deposits",
            "processing-sites",
            "ports",
            "passages",
            "measures",
            "flows",
            "production",
            "trade",
            "resources",
            "citations",
            "sources",
            "corridors",
            "countries");
    assertThat(catalogue.at("/layers/0/fields/0/title").asText()).isNotBlank();
    assertThat(catalogue.at("/layers/0/count").asInt()).isGreaterThan(0);
    assertThat(catalogue.at("/codelists/commodities/0/family").asText()).isNotBlank();
    assertThat(catalogue.at("/layers/0/links/0/href").asText()).startsWith("http://");
  }

  @Test
  void theCatalogue_saysWhoBelongsToABlocToday() {
    JsonNode blocs = TestServer.json("layers").at("/codelists/bloc");
    JsonNode aukus =
        StreamSupport.stream(blocs.spliterator(), false)
            .filter(bloc -> bloc.path("code").asText().equals("AUKUS"))
            .findFirst()
            .orElseThrow();
    assertThat(aukus.path("members"))
        .extracting(JsonNode::asText)
        .containsExactly("AUS", "GBR", "USA");
  }

  @Test
  void sortby_ordersAFile_asItOrdersItems() {
    List<String> ids =
        TestServer.get("layers/deposits.csv?country=AUS&sortby=start_year,-name")
            .body()
            .lines()
            .skip(1)
            .map(line -> line.replaceFirst(",.*", ""))
            .toList();
    JsonNode items =
        TestServer.json(
            "ogc/collections/deposits/items?country=AUS&sortby=start_year,-name&limit=1000");
    assertThat(items.path("features"))
        .extracting(feature -> feature.path("id").asText())
        .isEqualTo(ids);
    assertThat(TestServer.get("layers/deposits.csv?sortby=commodities").statusCode())
        .isEqualTo(400);
  }

  @Test
  void theCatalogue_linksToTheAddressThatAProxyForwarded() {
    String body =
        TestServer.get(
                "layers",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "maps.example.org",
                "X-Forwarded-Prefix",
                "/lodeline")
            .body();
    assertThat(body).contains("\"https://maps.example.org/lodeline/layers/deposits.geojson\"");
  }

  @Test
  void bbox_selectsWhatLiesInIt() {
    JsonNode features =
        TestServer.json("layers/deposits.geojson?bbox=11,52,12,53").path("features");
    assertThat(ids(features)).containsExactly("altmark");
  }

  @Test
  void bboxAcrossTheAntimeridian_findsBothSides() {
    JsonNode features =
        TestServer.json("layers/countries.geojson?bbox=177,-19,-178,-16").path("features");
    assertThat(ids(features)).containsExactly("FJI");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "countries | 11.1525,52.85435,11.1525,52.85435 | DEU",
        "countries | 10,50,10,53 | DEU",
        "passages | 32.3,30,32.3,31 | suez",
        "deposits | 11.1525,52.85435,11.1525,52.85435 | altmark",
      })
  void aBoxWithoutArea_findsWhatItTouches(String layer, String box, String id) {
    JsonNode features =
        TestServer.json("layers/" + layer + ".geojson?bbox=" + box).path("features");
    assertThat(ids(features)).containsExactly(id);
  }

  @Test
  void commodityGroup_standsForItsMembers() {
    JsonNode group =
        TestServer.json("layers/deposits.geojson?commodity=rare-earths").path("features");
    JsonNode light =
        TestServer.json("layers/deposits.geojson?commodity=rare-earths-light").path("features");
    JsonNode heavy =
        TestServer.json("layers/deposits.geojson?commodity=rare-earths-heavy").path("features");
    Set<String> members = new HashSet<>(ids(light));
    members.addAll(ids(heavy));
    assertThat(ids(group)).hasSizeGreaterThan(20).containsAll(members);
  }

  @Test
  void country_matchesBothEndsOfACorridor() {
    JsonNode features = TestServer.json("layers/corridors.geojson?country=MYS").path("features");
    assertThat(features.size()).isPositive();
    assertThat(features)
        .allMatch(
            feature ->
                feature.at("/properties/from_country").asText().equals("MYS")
                    || feature.at("/properties/to_country").asText().equals("MYS"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name LIKE 'Mount W%' | mount-weld",
        "S_INTERSECTS(geometry, BBOX(11,52,12,53)) | altmark",
        "A_CONTAINS(commodities, ('lithium')) AND S_INTERSECTS(geometry, BBOX(11,52,12,53)) | altmark",
        "ACCENTI(CASEI(name)) LIKE accenti(casei('%ÁLTMARK%')) | altmark",
      })
  void filter_selectsByCql2Text(String filter, String id) {
    assertThat(ids(filtered("deposits", filter, ""))).containsExactly(id);
  }

  @Test
  void filter_selectsByCql2Json() {
    String filter = "{\"op\": \"=\", \"args\": [{\"property\": \"name\"}, \"Mount Weld\"]}";
    assertThat(ids(filtered("deposits", filter, "&filter-lang=cql2-json")))
        .containsExactly("mount-weld");
  }

  @Test
  void filterAndTheOtherParameters_allHold() {
    String australian = "country = 'AUS'";
    List<String> all = ids(filtered("deposits", australian, ""));
    assertThat(ids(filtered("deposits", australian, "&commodity=rare-earths")))
        .contains("mount-weld")
        .hasSizeLessThan(all.size())
        .isSubsetOf(all);
    assertThat(ids(filtered("deposits", australian, "&limit=2"))).isEqualTo(all.subList(0, 2));
    assertThat(filtered("deposits", australian, "&country=CHN")).isEmpty();
  }

  @Test
  void filter_seesWhatAScenarioDoes() {
    assertThat(filtered("corridors", "status = 'rerouted'", "")).isEmpty();
    assertThat(filtered("corridors", "status = 'rerouted'", "&closed=suez"))
        .isNotEmpty()
        .allSatisfy(
            corridor ->
                assertThat(corridor.at("/properties/status").asText()).isEqualTo("rerouted"));
  }

  @Test
  void aFieldWithoutAValue_passesNeitherAComparisonNorItsNegation() {
    int all = TestServer.json("layers/deposits.geojson").path("features").size();
    int early = filtered("deposits", "start_year < 2000", "").size();
    int late = filtered("deposits", "NOT start_year < 2000", "").size();
    int unknown = filtered("deposits", "start_year IS NULL", "").size();
    assertThat(List.of(early, late, unknown)).doesNotContain(0);
    assertThat(early + late + unknown).isEqualTo(all);
  }

  @Test
  void aBadFilter_isToldWhereItIsWrong() {
    JsonNode problem = TestServer.json("layers/deposits.geojson?filter=nam%20%3D%201");
    assertThat(problem.path("detail").asText())
        .startsWith("column 1: unknown property 'nam'; known are id, geometry, name, country");
  }

  private static JsonNode filtered(String layer, String filter, String others) {
    String encoded = URLEncoder.encode(filter, StandardCharsets.UTF_8);
    return TestServer.json("layers/" + layer + ".geojson?filter=" + encoded + others)
        .path("features");
  }

  @Test
  void limit_keepsTheFirst() {
    JsonNode all = TestServer.json("layers/ports.geojson").path("features");
    JsonNode some = TestServer.json("layers/ports.geojson?limit=3").path("features");
    assertThat(ids(some)).isEqualTo(ids(all).subList(0, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "layers/deposits.geojson?bbox=1,2,3 | bbox",
        "layers/deposits.geojson?bbox=a,b,c,d | bbox",
        "layers/deposits.geojson?bbox=0,50,10,40 | bbox",
        "layers/deposits.geojson?bbox=NaN,0,1,1 | bbox",
        "layers/deposits.geojson?limit=0 | limit",
        "layers/deposits.geojson?limit=many | limit",
        "layers/deposits.geojson?commodity=unobtainium | commodity",
        "layers/deposits.geojson?country=Germany | country",
        "layers/deposits.geojson?color=red | color",
        "layers/deposits.geojson?limit=1&limit=2 | limit",
        "layers/deposits.geojson?bbox= | bbox",
        "layers/deposits.geojson?country=, | country",
        "layers/deposits.geojson?commodity=lithium,,cobalt | commodity",
        "layers/flows.geojson?bbox=0,0,1,1 | bbox",
        "layers?limit=1 | limit",
        "layers/deposits.geojson?filter= | filter",
        "layers/deposits.geojson?filter=nam%20%3D%201 | filter",
        "layers/deposits.geojson?filter=grade%20%3D%20'a' | filter",
        "layers/deposits.geojson?filter=((((((( | filter",
        "layers/deposits.geojson?filter=grade%3D1&filter-lang=cql2-json | filter",
        "layers/deposits.geojson?filter=grade%3D1&filter-lang=ecql | filter-lang",
        "layers/flows.geojson?filter=S_INTERSECTS(geometry,POINT(0%200)) | filter",
      })
  void badInput_isRefusedNamingTheParameter(String path, String parameter) {
    HttpResponse<String> answer = TestServer.get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .contains("\"parameter\":\"" + parameter + "\"")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "layers/nothing.geojson",
        "layers/deposits.doc",
        "layers/deposits",
        "layers/..%2f.geojson",
        "nowhere"
      })
  void whatIsNotThere_isAProblem404(String path) {
    HttpResponse<String> answer = TestServer.get(path);
    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("Exception");
  }

  @Test
  void anUnchangedLayer_isNotSentAgain() {
    HttpResponse<String> first = TestServer.get("layers/ports.geojson");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> second = TestServer.get("layers/ports.geojson", "If-None-Match", tag);
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(TestServer.get("layers/ports.geojson", "If-None-Match", "\"other\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void anyPage_mayReadALayer() {
    HttpResponse<String> answer =
        TestServer.get("layers/ports.geojson?limit=1", "Origin", "https://example.org");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
  }

  @Test
  void aPageOfAnotherOrigin_mayAskWithItsTag() {
    HttpResponse<String> answer =
        TestServer.send(
            "OPTIONS",
            "layers/ports.geojson",
            "Origin",
            "https://example.org",
            "Access-Control-Request-Method",
            "GET",
            "Access-Control-Request-Headers",
            "if-none-match");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).hasValue("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).hasValue("GET, HEAD");
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
  }

  @Test
  void theCatalogue_isNotSentAgainUnchanged() {
    String tag = TestServer.get("layers").headers().firstValue("ETag").orElseThrow();
    assertThat(TestServer.get("layers", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(
            TestServer.get("layers", "If-None-Match", tag, "X-Forwarded-Host", "other.example.org")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void head_hasTheHeadersOfGet_andNoBody() {
    HttpResponse<String> answer = TestServer.send("HEAD", "layers/ports.geojson");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/geo+json");
    assertThat(answer.headers().firstValue("ETag")).isPresent();
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void otherMethods_areRefused() {
    HttpResponse<String> answer = TestServer.send("DELETE", "layers/ports.geojson");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
  }

  @Test
  void gzip_isUsedWhenTheClientTakesIt() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(TestServer.url("layers/ports.geojson")))
            .header("Accept-Encoding", "gzip")
            .build();
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(new String(plain, java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(TestServer.get("layers/ports.geojson").body());
    assertThat(answer.body().length).isLessThan(plain.length / 3);
  }

  private static List<String> ids(JsonNode features) {
    return StreamSupport.stream(features.spliterator(), false)
        .map(feature -> feature.path("id").asText())
        .toList();
  }
}
