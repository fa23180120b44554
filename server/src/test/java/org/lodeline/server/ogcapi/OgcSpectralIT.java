package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.server.TestServer;
import org.lodeline.server.Tool;

/**
 * Spectral finds nothing to say about the OpenAPI document. Run with the profile {@code spectral},
 * which takes Spectral from npm.
 */
@Tag("spectral")
final class OgcSpectralIT {
  private static final String SPECTRAL = "@stoplight/spectral-cli@6.15.0";

  @TempDir Path folder;

  @Test
  void theDocument_passesTheRulesForOpenApi() throws Exception {
    Path document = folder.resolve("api.json");
    Files.writeString(document, TestServer.get("ogc/api?f=json").body());
    Path rules = folder.resolve("rules.yaml");
    Files.writeString(rules, "extends: [\"spectral:oas\"]\n");
    String report =
        Tool.of("npm", "npx", "--yes", SPECTRAL)
            .run(
                "lint",
                "--ruleset",
                rules.toString(),
                "--fail-severity",
                "hint",
                document.toString());
    assertThat(report).contains("No results");
  }
}
