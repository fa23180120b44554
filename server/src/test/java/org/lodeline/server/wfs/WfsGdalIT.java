package org.lodeline.server.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.RecordingProxy;
import org.lodeline.server.TestServer;
import org.lodeline.server.Tool;

/** GDAL's driver for WFS reads every feature type, by box, filter and pages. */
final class WfsGdalIT {
  private static final Pattern COUNT = Pattern.compile("Feature Count: (\\d+)");

  @TempDir Path folder;
  @RegisterExtension final RecordingProxy proxy = new RecordingProxy();

  private String ogrinfo(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("-ro"));
    all.addAll(List.of(arguments));
    return Tool.of("gdal-bin", "ogrinfo")
        .with("GDAL_HTTP_TIMEOUT", "60")
        .run(all.toArray(String[]::new));
  }

  private static int count(String report) {
    Matcher matcher = COUNT.matcher(report);
    assertThat(matcher.find()).as(report).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  private static int matched(String type, String parameters) {
    String hits =
        WfsAnswers.get(WfsAnswers.V2 + "GetFeature&resultType=hits&typeNames=" + type + parameters);
    return Integer.parseInt(WfsAnswers.attribute(hits, "numberMatched"));
  }

  @Test
  void allTypes_areListed() throws Exception {
    String report = ogrinfo("-so", "WFS:" + proxy.url("wfs"));
    assertThat(report).contains(WfsAnswers.typeNames()).contains("TITLE=Lodeline");
  }

  @ParameterizedTest
  @MethodSource("org.lodeline.server.wfs.WfsAnswers#typeNames")
  void everyType_hasTheCountOfTheServer(String type) throws Exception {
    assertThat(count(ogrinfo("-so", "WFS:" + proxy.url("wfs"), type)))
        .isEqualTo(matched(type, ""))
        .isPositive();
  }

  @ParameterizedTest
  @MethodSource("org.lodeline.server.TestServer#collections")
  void aWalkThroughSmallPages_givesEveryFeatureOnce_whereItIs(String id) throws Exception {
    Path file = folder.resolve("walk.geojson");
    Tool.of("gdal-bin", "ogr2ogr")
        .run(
            "--config",
            "OGR_WFS_PAGE_SIZE",
            "37",
            "-lco",
            "RFC7946=YES",
            file.toString(),
            "WFS:" + proxy.url("wfs"),
            "lode:" + id);
    JsonNode read = new ObjectMapper().readTree(Files.readString(file)).path("features");
    JsonNode whole =
        TestServer.json("ogc/collections/" + id + "/items?limit=10000").path("features");
    assertThat(read).hasSameSizeAs(whole);
    for (int i = 0; i < whole.size(); i++) {
      assertThat(read.get(i).at("/properties/id")).isEqualTo(whole.get(i).path("id"));
      assertThat(read.get(i).at("/properties/name")).isEqualTo(whole.get(i).at("/properties/name"));
      assertThat(read.get(i).at("/geometry/coordinates/0").asDouble())
          .isEqualTo(whole.get(i).at("/geometry/coordinates/0").asDouble());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "deposits | country = 'AUS' AND start_year > 2010",
        "deposits | commodity = 'cobalt' OR commodity = 'lithium'",
        "ports | name LIKE 'R%'",
        "corridors | kind = 'potential' AND length_km >= 1000.5",
        "measures | date > '2025-01-01'",
        "production | country = 'CHN'"
      })
  void aFilter_isAskedOfTheServer(String id, String where) throws Exception {
    String report = ogrinfo("-so", "-where", where, "WFS:" + proxy.url("wfs"), "lode:" + id);
    String cql = where.replace("'2025-01-01'", "DATE('2025-01-01')");
    int expected = matched(id, "&cql_filter=" + URLEncoder.encode(cql, StandardCharsets.UTF_8));
    assertThat(count(report)).isEqualTo(expected).isPositive();
    assertThat(proxy.asked()).anyMatch(asked -> asked.path().contains("FILTER="));
    assertThat(proxy.asked()).allMatch(asked -> asked.status() == 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deposits", "ports", "corridors", "countries"})
  void aRectangle_isAskedOfTheServer(String id) throws Exception {
    String report =
        ogrinfo(
            "-so", "-spat", "100", "-45", "160", "-10", "WFS:" + proxy.url("wfs"), "lode:" + id);
    assertThat(count(report)).isEqualTo(matched(id, "&bbox=100,-45,160,-10")).isPositive();
  }

  @Test
  void aWhatIf_isOpenedByItsUrl() throws Exception {
    String report =
        ogrinfo(
            "-so",
            "-where",
            "status = 'rerouted'",
            "WFS:" + proxy.url("wfs?closed=suez"),
            "lode:corridors");
    assertThat(count(report))
        .isEqualTo(matched("corridors", "&closed=suez&cql_filter=status='rerouted'"))
        .isPositive();
  }

  @Test
  void oldClients_readVersion1_1() throws Exception {
    String report = ogrinfo("-so", "WFS:" + proxy.url("wfs?VERSION=1.1.0"), "lode:deposits");
    assertThat(count(report)).isEqualTo(matched("deposits", ""));
    assertThat(proxy.asked()).anyMatch(asked -> asked.path().contains("1.1.0"));
  }
}
