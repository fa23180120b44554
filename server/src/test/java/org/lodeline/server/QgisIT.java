package org.lodeline.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** QGIS opens the store as it is. Run with the profile {@code qgis}. */
@Tag("qgis")
final class QgisIT {
  @TempDir Path folder;

  @Test
  void everyLayer_isReadWithItsCountAndValidGeometries() throws Exception {
    JsonNode layers = TestServer.json("layers").path("layers");
    JsonNode report = qgis(layers);
    for (JsonNode layer : layers) {
      JsonNode read = report.path(layer.path("id").asText());
      assertThat(read.path("valid").asBoolean()).as(layer.path("id").asText()).isTrue();
      assertThat(read.path("count").asInt()).isEqualTo(layer.path("count").asInt());
      assertThat(read.path("invalid_geometries")).isEmpty();
    }
    assertThat(report.at("/corridors/crs").asText()).isEqualTo("EPSG:4326");
    assertThat(report.at("/deposits/producing").asInt())
        .isPositive()
        .isLessThan(report.at("/deposits/count").asInt());
  }

  private JsonNode qgis(JsonNode layers) throws Exception {
    Path script = folder.resolve("qgis_store.py");
    try (InputStream in = QgisIT.class.getResourceAsStream("qgis_store.py")) {
      Files.copy(in, script);
    }
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("/usr/bin/python3", script.toString(), TestServer.dataFile().toString()));
    layers.forEach(layer -> command.add(layer.path("id").asText()));
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(process.waitFor(120, SECONDS)).isTrue();
    assertThat(process.exitValue())
        .as("QGIS (install Debian's package python3-qgis): %s", Files.readString(errors))
        .isZero();
    return new ObjectMapper().readTree(Files.readString(output));
  }
}
