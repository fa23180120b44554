package org.lodeline.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GDAL reads what Lodeline stores and serves, without a word of complaint. */
final class GdalIT {
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

  @Test
  void aLayerAsGeoJson_hasTheSameFeatures() throws Exception {
    Path file = folder.resolve("deposits.geojson");
    Files.writeString(file, TestServer.get("layers/deposits.geojson").body());
    assertThat(ogrinfo("-al", "-so", file.toString()))
        .contains("Feature Count: 350")
        .contains("Geometry: Point")
        .contains("commodities: StringList");
  }

  private String ogrinfo(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "ogrinfo";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Path output = folder.resolve("output");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      throw new AssertionError(
          "no ogrinfo: install it with .ci/setup (Debian's package gdal-bin)", e);
    }
    assertThat(process.waitFor(60, SECONDS)).isTrue();
    String report = Files.readString(output);
    assertThat(process.exitValue()).as(report).isZero();
    assertThat(report).doesNotContain("Warning").doesNotContain("ERROR");
    return report;
  }
}
