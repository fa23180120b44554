package org.lodeline.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RecentRequestsTest {
  private Instant now = Instant.parse("2026-01-01T12:00:07Z");
  private final RecentRequests recent =
      new RecentRequests(
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  @Test
  void requestsOfOneStep_areToldTogether() {
    answer(200, 10);
    answer(200, 12);
    answer(404, 11);
    answer(503, 2_000);

    JsonNode step = recent.document().get(0);
    assertThat(step.path("time").asLong())
        .isEqualTo(Instant.parse("2026-01-01T12:00:00Z").getEpochSecond());
    assertThat(step.path("requests").asInt()).isEqualTo(4);
    assertThat(step.path("client_errors").asInt()).isEqualTo(1);
    assertThat(step.path("server_errors").asInt()).isEqualTo(1);
    assertThat(step.path("bytes").asInt()).isEqualTo(400);
    assertThat(step.path("p50_ms").asDouble()).isBetween(11.0, 15.0);
    assertThat(step.path("p99_ms").asDouble()).isBetween(2_000.0, 2_500.0);
    assertThat(step.path("heap_bytes").asLong()).isPositive();
  }

  @Test
  void whatIsOlderThanAnHour_isForgotten() {
    answer(200, 1);
    now = now.plusSeconds(15);
    answer(200, 1);
    assertThat(recent.document()).hasSize(2);

    now = now.plusSeconds(3_600);
    answer(200, 1);
    assertThat(recent.document()).hasSize(1);
  }

  @Test
  void aRequestThatTookVeryLong_isCountedToo() {
    answer(200, 100_000_000);

    assertThat(recent.document().get(0).path("p99_ms").asDouble()).isGreaterThan(30_000);
  }

  private void answer(int status, long millis) {
    recent.accept(
        new Answered(
            "r",
            "198.51.100.7",
            "GET",
            "/",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            status,
            100,
            TimeUnit.MILLISECONDS.toNanos(millis)));
  }
}
