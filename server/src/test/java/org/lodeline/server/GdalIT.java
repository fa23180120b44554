package org.lodeline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.geodata.filter.cql2.AbstractTestSuite;
import org.lodeline.geodata.format.Format;
import org.lodeline.geodata.format.Formats;

/** GDAL reads what Lodeline stores and serves, without a word of complaint. */
final class GdalIT {
  private static final Pattern EXTENT =
      Pattern.compile("Extent: \\((\\S+), (\\S+)\\) - \\((\\S+), (\\S+)\\)");

  @TempDir Path folder;

  @Test
  void theStore_isAGeoPackageWithEveryLayer() throws Exception {
    String report = ogrinfo("-al", "-so", TestServer.dataFile().toString());
    for (JsonNode layer : TestServer.json("layers").path("layers")) {
      assertThat(report)
          .contains("Layer name: " + layer.path("id").asText())
          .contains("Feature Count: " + layer.path("count").asInt());
    }
    assertThat(report).contains("Geometry: Multi Line String").contains("start_year: Integer64");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formats")
  void everyLayer_hasTheSameFeaturesInEveryFormat(Format format) throws Exception {
    for (JsonNode layer : TestServer.json("layers").path("layers")) {
      if (StreamSupport.stream(layer.path("links").spliterator(), false)
          .anyMatch(link -> link.path("href").asText().endsWith("." + format.extension()))) {
        String file = layer.path("id").asText() + "." + format.extension();
        Path path = folder.resolve(file);
        Files.write(path, TestServer.bytes("layers/" + file));
        check(layer, format, read(format, path));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formats")
  void aScenario_isReadInEveryFormat(Format format) throws Exception {
    String extension = format.extension();
    String scenario = "?closed=suez,babelmandeb,good-hope,panama&transit-closed=ZMB";
    JsonNode expected = TestServer.json("layers/corridors.geojson" + scenario).path("features");
    Path path = folder.resolve("corridors." + extension);
    Files.write(path, TestServer.bytes("layers/corridors." + extension + scenario));
    String report = read(format, path);
    assertThat(report)
        .contains("Feature Count: " + expected.size())
        .contains("extra_km: ")
        .contains("causes: ");
  }

  /** Three layers with fields of every type, as another program wrote them. */
  @Test
  void anImportedGeoPackage_hasTheLayersColumnsAndTypesOfItsSource() throws Exception {
    Path source = folder.resolve("ne110m4cql2.gpkg");
    AbstractTestSuite.copyLayers(source);
    Path data = folder.resolve("data");
    assertThat(Main.run("import", source.toString(), "--data", data.toString())).isZero();

    for (String table :
        List.of(
            "ne_110m_admin_0_countries",
            "ne_110m_populated_places_simple",
            "ne_110m_rivers_lake_centerlines")) {
      List<String> expected = facts(ogrinfo("-so", source.toString(), table));
      List<String> imported =
          facts(ogrinfo("-so", data.resolve("lodeline.gpkg").toString(), table));
      assertThat(expected).hasSizeGreaterThan(5);
      assertThat(imported).containsExactlyElementsOf(expected);
    }
  }

  /** The geometry type, the count, the extent, and each column with its type but for its width. */
  private static List<String> facts(String report) {
    return report
        .lines()
        .filter(line -> line.matches("(Geometry|Feature Count|Extent|[A-Za-z0-9_]+): .*"))
        .filter(line -> !line.startsWith("id: ") && !line.startsWith("INFO: "))
        .map(line -> line.replaceFirst(" \\([0-9.]+\\)$", ""))
        .toList();
  }

  static List<Format> formats() {
    return Formats.ALL;
  }

  private static String read(Format format, Path path) throws IOException, InterruptedException {
    return format.extension().equals("csv")
        ? ogrinfo(
            "-al",
            "-so",
            "-oo",
            "X_POSSIBLE_NAMES=lon",
            "-oo",
            "Y_POSSIBLE_NAMES=lat",
            path.toString())
        : ogrinfo("-al", "-so", path.toString());
  }

  private static void check(JsonNode layer, Format format, String report) {
    assertThat(report).contains("Feature Count: " + layer.path("count").asInt() + "\n");
    for (JsonNode field : layer.path("fields")) {
      // To KML readers a name is the placemark's own.
      String name = field.path("name").asText();
      assertThat(report.toLowerCase(Locale.ROOT)).contains("\n" + name + ": ");
    }
    JsonNode bbox = layer.path("bbox");
    Matcher extent = EXTENT.matcher(report);
    if (bbox.isNull()) {
      assertThat(extent.find()).as(report).isFalse();
    } else {
      assertThat(extent.find()).as(report).isTrue();
      for (int i = 0; i < 4; i++) {
        assertThat(Double.parseDouble(extent.group(i + 1)))
            .as(layer.path("id").asText() + " " + format.extension())
            .isCloseTo(bbox.path(i).asDouble(), within(2e-6));
      }
    }
  }

  private static String ogrinfo(String... arguments) throws IOException, InterruptedException {
    String report = Tool.of("gdal-bin", "ogrinfo").run(arguments);
    assertThat(report).doesNotContain("Warning").doesNotContain("ERROR");
    return report;
  }
}
