package org.lodeline.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.lodeline.server.TestServer;

final class StatusRoutesTest {
  @Test
  void theStatus_tellsWhatTheServerDoes() {
    TestServer.get("layers/ports.csv?limit=1");

    JsonNode status = TestServer.json("status.json");
    assertThat(status.path("steps").findValues("requests")).isNotEmpty();
    assertThat(status.path("caches").findValuesAsText("name")).contains("tiles");
    assertThat(status.path("layers").findValuesAsText("id")).contains("deposits");
    assertThat(status.path("uptime_seconds").asLong()).isPositive();
  }

  @Test
  void whoComesThroughAProxy_getsThePageButNotTheFigures() {
    assertThat(TestServer.get("status", "X-Forwarded-For", "198.51.100.7").statusCode())
        .isEqualTo(200);
    assertThat(TestServer.get("status.json", "X-Forwarded-For", "198.51.100.7").statusCode())
        .isEqualTo(403);
  }
}
