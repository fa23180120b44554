package org.lodeline.server;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.fixtures.TestPostgres;

/**
 * A server whose database goes away answers what it can, refuses the rest quickly, and recovers.
 */
final class DatabaseAwayTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String TILE = "tiles/deposits/2/2/1.mvt";
  private static final String SAME_TILE = "ogc/collections/deposits/tiles/WebMercatorQuad/2/1/2";
  private static final String OTHER_TILE = "tiles/deposits/2/0/1.mvt";
  private static final String STORY = "stories/altmark";
  private static final String FEATURES = "ogc/collections/deposits/items?limit=2";

  /** How long a refusal may take on a machine that does other things too. */
  private static final Duration QUICK = Duration.ofSeconds(3);

  private static final long STEP_NANOS = 50_000_000L;

  @TempDir Path folder;

  private record Answer(HttpResponse<byte[]> response, Duration took) {
    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }
  }

  private static Answer get(LodelineServer server, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    long begin = System.nanoTime();
    HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    return new Answer(response, Duration.ofNanos(System.nanoTime() - begin));
  }

  private static void awaitStatus(LodelineServer server, String path, int status)
      throws IOException, InterruptedException {
    while (get(server, path).response.statusCode() != status) {
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  @Test
  @Timeout(300)
  void tilesOfTheCacheAreStale_theRestIsRefusedQuickly_andAllComesBack() throws Exception {
    TestPostgres postgres = TestPostgres.startDurable();
    Settings settings = new Settings("127.0.0.1", 0, folder, postgres.database(), "", "");
    try (LodelineServer server = LodelineServer.start(settings)) {
      Answer fresh = get(server, TILE);
      assertThat(fresh.response.statusCode()).isEqualTo(200);
      assertThat(fresh.header("Warning")).isEmpty();
      get(server, SAME_TILE);
      String secret = "tiles/deposits/2/3/1.mvt";
      get(server, secret, "Authorization", "Bearer somebody");
      assertThat(get(server, "health/ready").response.statusCode()).isEqualTo(200);

      postgres.stop();
      awaitStatus(server, "health/ready", 503);

      Answer ready = get(server, "health/ready");
      assertThat(ready.text()).contains("the store cannot be read").doesNotContain("127.0.0.1");
      assertThat(get(server, "health/live").response.statusCode()).isEqualTo(200);
      for (String path : new String[] {TILE, SAME_TILE}) {
        Answer stale = get(server, path);
        assertThat(stale.response.statusCode()).as(path).isEqualTo(200);
        assertThat(stale.response.body()).isEqualTo(fresh.response.body());
        assertThat(stale.header("Warning")).isEqualTo("110 - \"Response is Stale\"");
        assertThat(stale.header("Cache-Status")).startsWith("lodeline; hit; ttl=-");
        assertThat(stale.header("Age")).matches("\\d+");
        assertThat(stale.header("ETag")).isEqualTo(fresh.header("ETag"));
        assertThat(stale.took).isLessThan(QUICK);
      }
      Answer known = get(server, TILE, "If-None-Match", fresh.header("ETag"));
      assertThat(known.response.statusCode()).isEqualTo(304);
      assertThat(known.header("Warning")).startsWith("110");
      // What is not in the cache, and what was sent to somebody with a key.
      for (String path :
          new String[] {OTHER_TILE, secret, FEATURES, "layers/deposits.csv", STORY}) {
        Answer refused = get(server, path);
        assertThat(refused.response.statusCode()).as(path).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.text()).contains("try again").doesNotContain("127.0.0.1");
        assertThat(refused.took).as(path).isLessThan(QUICK);
      }

      postgres.resume();
      long begin = System.nanoTime();
      awaitStatus(server, "health/ready", 200);
      assertThat(NANOSECONDS.toSeconds(System.nanoTime() - begin)).isLessThan(20);
      Answer features = get(server, FEATURES);
      assertThat(features.response.statusCode()).as(features.text()).isEqualTo(200);
      Answer again = get(server, TILE);
      assertThat(again.header("Warning")).isEmpty();
      assertThat(again.response.body()).isEqualTo(fresh.response.body());
    } finally {
      postgres.stop();
    }
  }
}
