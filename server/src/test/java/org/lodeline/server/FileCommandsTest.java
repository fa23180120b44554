package org.lodeline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code import} and {@code export}, beside a server that serves the same folder. */
final class FileCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path shared;
  private static LodelineServer server;

  @TempDir Path folder;

  @BeforeAll
  static void serve() {
    server = LodelineServer.start(new Settings("127.0.0.1", 0, shared, "", "", ""));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anImportedLayer_isServedByTheServerThatRuns() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("drill-holes.csv"), "id,lon,lat,depth\na,10,50,120\nb,-70,-20,80\n");
    String before = get("layers").headers().firstValue("ETag").orElseThrow();

    assertThat(run("import", file.toString())).isZero();

    Instant end = Instant.now().plus(Duration.ofSeconds(10));
    while (get("layers/drill-holes.geojson").statusCode() != 200) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(50);
    }
    HttpResponse<String> layers = get("layers");
    assertThat(layers.headers().firstValue("ETag")).isNotEqualTo(before);
    JsonNode all = JSON.readTree(layers.body()).path("layers");
    JsonNode last = all.path(all.size() - 1);
    assertThat(last.path("id").asText()).isEqualTo("drill-holes");
    assertThat(last.path("count").asInt()).isEqualTo(2);
    assertThat(last.path("fields").path(0).path("type").asText()).isEqualTo("integer");
    assertThat(get("layers/drill-holes.csv?filter=depth%3E100").body())
        .isEqualTo("id,lon,lat,depth\r\na,10,50,120\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"geojson", "geojsonl", "fg.json", "csv", "kml", "gml", "gpkg", "fgb"})
  void aLayer_isExportedInTheFormatOfTheFilesEnding(String extension) throws Exception {
    Path file = folder.resolve("ports." + extension);

    assertThat(run("export", "ports", file.toString())).isZero();
    assertThat(file).isNotEmptyFile();
    assertThat(files()).containsExactly("ports." + extension);
  }

  @Test
  void anExport_takesABoxAndAFilter() throws Exception {
    Path file = folder.resolve("some.csv");
    assertThat(
            run(
                "export",
                "deposits",
                file.toString(),
                "--bbox",
                "-80,-56,-34,12",
                "--filter",
                "A_CONTAINS(commodities, ('lithium'))"))
        .isZero();

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(lines.subList(1, lines.size()))
        .allSatisfy(line -> assertThat(line).contains("lithium"));
  }

  @Test
  void whatIsExported_isReplacedByItselfWithoutAChange() throws Exception {
    Path file = folder.resolve("ports.geojson");
    Path again = folder.resolve("again.geojson");
    assertThat(run("export", "ports", file.toString())).isZero();

    assertThat(run("import", file.toString(), "--layer", "ports", "--replace", "--strict"))
        .isZero();
    assertThat(run("export", "ports", again.toString())).isZero();
    assertThat(again).hasSameTextualContentAs(file);
  }

  @Test
  void whatCannotBeDone_failsAndLeavesNothing() throws Exception {
    Path there = Files.writeString(folder.resolve("there.csv"), "kept");
    Path bad = Files.writeString(folder.resolve("bad.csv"), "lon,lat\n1,95\n");

    assertThat(run("export", "depozits", there.toString())).isEqualTo(Main.FAILED);
    assertThat(run("export", "deposits", there.toString(), "--filter", "x > 1"))
        .isEqualTo(Main.FAILED);
    assertThat(run("export", "deposits", folder.resolve("x.shp").toString()))
        .isEqualTo(Main.FAILED);
    assertThat(run("export", "production", folder.resolve("x.kml").toString()))
        .isEqualTo(Main.FAILED);
    assertThat(run("import", folder.resolve("absent.csv").toString())).isEqualTo(Main.FAILED);
    assertThat(run("import", bad.toString(), "--strict")).isEqualTo(Main.FAILED);
    assertThat(run("import", bad.toString(), "--replace", "--append")).isNotZero();
    assertThat(there).hasContent("kept");
    assertThat(files()).containsExactlyInAnyOrder("there.csv", "bad.csv");
  }

  private List<String> files() throws Exception {
    try (var files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private static int run(String... arguments) {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = shared.toString();
    return Main.run(all);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
            BodyHandlers.ofString());
  }
}
