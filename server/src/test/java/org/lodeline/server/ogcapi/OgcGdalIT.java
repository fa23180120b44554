package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.server.RecordingProxy;
import org.lodeline.server.RecordingProxy.Asked;
import org.lodeline.server.TestServer;
import org.lodeline.server.Tool;
import org.lodeline.server.http.Urls;

/** GDAL's own driver for OGC API - Features reads every collection. */
final class OgcGdalIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COUNT = Pattern.compile("Feature Count: (\\d+)");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern EXTENT =
      Pattern.compile("Extent: \\((\\S+), (\\S+)\\) - \\((\\S+), (\\S+)\\)");

  @TempDir Path folder;
  @RegisterExtension final RecordingProxy proxy = new RecordingProxy();

  @ParameterizedTest
  @MethodSource("org.lodeline.server.TestServer#collections")
  void everyCollection_hasTheCountAndExtentOfTheServer(String id) throws Exception {
    String report = ogrinfo("-so", "OAPIF:" + proxy.url("ogc"), id);
    assertThat(count(report)).isEqualTo(matched(id, "")).isPositive();
    JsonNode bbox = TestServer.json("ogc/collections/" + id).at("/extent/spatial/bbox/0");
    Matcher extent = EXTENT.matcher(report);
    assertThat(extent.find()).as(report).isEqualTo(!bbox.isMissingNode());
    for (int i = 0; i < bbox.size(); i++) {
      assertThat(Double.parseDouble(extent.group(i + 1)))
          .isCloseTo(bbox.get(i).asDouble(), within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("org.lodeline.server.TestServer#collections")
  void aWalkThroughSmallPages_givesEveryFeatureOnce_asItIs(String id) throws Exception {
    Path file = folder.resolve("walk.geojson");
    String url = "OAPIF:" + proxy.url("ogc");
    ogr2ogr("-oo", "PAGE_SIZE=17", "-lco", "RFC7946=YES", file.toString(), url, id);
    JsonNode whole = TestServer.json("ogc/collections/" + id + "/items?limit=10000");
    assertThat(idsAsked(id)).containsExactlyElementsOf(ids(whole));
    JsonNode read = JSON.readTree(Files.readString(file));
    assertThat(ids(read)).containsExactlyElementsOf(ids(whole));
    for (int i = 0; i < whole.path("features").size(); i++) {
      same(whole.at("/features/" + i + "/properties"), read.at("/features/" + i + "/properties"));
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "deposits | country = 'AUS' | country=AUS",
        "deposits | status = 'producing' AND country = 'CHL' | status=producing&country=CHL",
        "deposits | commodity = 'cobalt' | commodity=cobalt",
        "deposits | start_year = 2012 | start_year=2012",
        "processing-sites | stage = 'refining' | stage=refining",
        "ports | name = 'Rotterdam' | name=Rotterdam",
        "passages | kind = 'canal' | kind=canal",
        "flows | commodity = 'rare-earths' | commodity=rare-earths",
        "production | country = 'CHN' | country=CHN",
        "corridors | kind = 'potential' | kind=potential",
        "measures | kind = 'export-ban' | kind=export-ban",
        "countries | name = 'Chile' | name=Chile",
      })
  void anAttributeFilter_isAskedOfTheServer(String id, String where, String parameters)
      throws Exception {
    String report = ogrinfo("-so", "-where", where, "OAPIF:" + proxy.url("ogc"), id);
    assertThat(lastAsked()).endsWith("/items?limit=10&" + parameters);
    assertThat(count(report)).isEqualTo(byFilter(id, where)).isPositive();
  }

  @Test
  void aConditionThatGdalCannotAskFor_isCheckedByItself() throws Exception {
    String where = "country = 'AUS' AND start_year > 2010";
    String report = ogrinfo("-so", "-where", where, "OAPIF:" + proxy.url("ogc"), "deposits");
    assertThat(lastAsked()).contains("country=AUS").doesNotContain("start_year");
    assertThat(count(report)).isEqualTo(byFilter("deposits", where)).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "date >= '2025-01-01' | datetime=2025-01-01T/.. | date >= DATE('2025-01-01')",
        "date <= '2019-12-31' | datetime=../2019-12-31T | date <= DATE('2019-12-31')",
        "date >= '2025-01-01' AND date <= '2025-06-30' | datetime=2025-01-01T/2025-06-30T "
            + "| date >= DATE('2025-01-01') AND date <= DATE('2025-06-30')",
      })
  void aTimeFilter_isAskedOfTheServer(String where, String parameters, String filter)
      throws Exception {
    String report = ogrinfo("-so", "-where", where, "OAPIF:" + proxy.url("ogc"), "measures");
    assertThat(lastAsked()).endsWith("/items?limit=10&" + parameters);
    assertThat(count(report)).isEqualTo(byFilter("measures", filter)).isPositive();
  }

  @Test
  void aFeature_isAskedForByItsId() throws Exception {
    String url = "OAPIF:" + proxy.url("ogc");
    String report = ogrinfo("-where", "id = 'finniss'", url, "deposits");
    assertThat(lastAsked()).isEqualTo("/ogc/collections/deposits/items/finniss");
    assertThat(report).contains("Feature Count: 1\n").contains("id (String) = finniss");
  }

  @Test
  void aRectangle_isAskedOfTheServer() throws Exception {
    for (String id : List.of("deposits", "ports", "corridors", "countries")) {
      String url = "OAPIF:" + proxy.url("ogc");
      String report = ogrinfo("-so", "-spat", "100", "-45", "160", "-10", url, id);
      assertThat(lastAsked()).contains("bbox=100,-45,160,-10");
      assertThat(count(report)).isEqualTo(matched(id, "&bbox=100,-45,160,-10")).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"OAPIF", "OAPIF_COLLECTION"})
  void aScenario_isGivenInTheUrlOfTheCollection(String prefix) throws Exception {
    String scenario = "closed=suez,babelmandeb&transit-closed=ZMB";
    Path file = folder.resolve("scenario.geojson");
    String url = prefix + ":" + proxy.url("ogc/collections/corridors?" + scenario);
    ogr2ogr("-oo", "PAGE_SIZE=100", "-lco", "RFC7946=YES", file.toString(), url);
    JsonNode expected = TestServer.json("ogc/collections/corridors/items?limit=10000&" + scenario);
    JsonNode read = JSON.readTree(Files.readString(file));
    assertThat(idsAsked("corridors")).containsExactlyElementsOf(ids(expected));
    assertThat(values(read, "status")).isEqualTo(values(expected, "status")).contains("rerouted");
    assertThat(values(expected, "status"))
        .isNotEqualTo(
            values(TestServer.json("ogc/collections/corridors/items?limit=10000"), "status"));
  }

  /** The features on the pages that GDAL read, without the first, which it reads for the fields. */
  private List<String> idsAsked(String collection) {
    List<Asked> pages =
        proxy.asked().stream()
            .filter(asked -> asked.path().contains("/collections/" + collection + "/items"))
            .toList();
    assertThat(pages).hasSizeGreaterThan(2).allMatch(page -> page.status() == 200);
    return RecordingProxy.ids(pages.subList(1, pages.size()));
  }

  /** The first page that GDAL asked for once it knew its filter. */
  private String lastAsked() {
    return proxy.asked().stream()
        .map(Asked::path)
        .filter(path -> path.contains("/items") && !path.contains("cursor="))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private static int byFilter(String id, String filter) {
    return matched(id, "&filter=" + Urls.value(filter));
  }

  private static int matched(String id, String parameters) {
    JsonNode answer = TestServer.json("ogc/collections/" + id + "/items?limit=1" + parameters);
    return answer.required("numberMatched").asInt();
  }

  private static int count(String report) {
    Matcher matcher = COUNT.matcher(report);
    assertThat(matcher.find()).as(report).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  private static List<String> ids(JsonNode features) {
    return features.path("features").findValuesAsText("id");
  }

  private static List<String> values(JsonNode features, String property) {
    List<String> values = new ArrayList<>();
    features
        .path("features")
        .forEach(feature -> values.add(feature.path("properties").path(property).asText()));
    return values;
  }

  /** GDAL guesses types: a field without a value in the first features is a text to it. */
  private static void same(JsonNode served, JsonNode read) {
    for (Iterator<String> names = served.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      JsonNode value = read.path(name);
      if (served.path(name).isNumber()) {
        assertThat(value.asDouble()).as(name).isEqualTo(served.path(name).asDouble());
      } else if (served.path(name).isArray() && value.isTextual()) {
        assertThat(value.asText()).as(name).isEqualTo(listAsText(served.path(name)));
      } else if (DATE.matcher(served.path(name).asText()).matches()
          && value.asText().contains("/")) {
        // What is a text to it is a date in a later page, which it then writes in its own way.
        assertThat(value.asText()).as(name).isEqualTo(served.path(name).asText().replace('-', '/'));
      } else {
        assertThat(value).as(name).isEqualTo(served.path(name));
      }
    }
  }

  private static String listAsText(JsonNode list) {
    List<String> items = new ArrayList<>();
    list.forEach(item -> items.add(item.asText()));
    return "(" + items.size() + ":" + String.join(",", items) + ")";
  }

  private static String ogrinfo(String... arguments) throws Exception {
    return quiet(Tool.of("gdal-bin", "ogrinfo").run(arguments));
  }

  private static void ogr2ogr(String... arguments) throws Exception {
    quiet(Tool.of("gdal-bin", "ogr2ogr").run(arguments));
  }

  private static String quiet(String report) {
    assertThat(report).doesNotContain("Warning").doesNotContain("ERROR");
    return report;
  }
}
