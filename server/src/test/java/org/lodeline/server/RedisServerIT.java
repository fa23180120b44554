package org.lodeline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lodeline.fixtures.DecodedTile;
import org.lodeline.fixtures.TestRedis;

/** A server on GeoMesa over Redis answers as one with a store of its own does. */
@Tag("distributed")
final class RedisServerIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String ITEMS = "ogc/collections/deposits/items";
  private static final LodelineServer SERVER =
      LodelineServer.start(
          new Settings(
              "127.0.0.1",
              0,
              new StoreLocation(
                  Path.of("none"),
                  "",
                  TestRedis.alone(),
                  Optional.of(Path.of(System.getProperty("lodeline.plugins")))),
              "",
              ""));

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static byte[] bytes(String url) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(url).isEqualTo(200);
    return answer.body();
  }

  private static JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(bytes(SERVER.url() + path));
  }

  @Test
  void aLayer_isTheSame() throws IOException, InterruptedException {
    String path = "layers/deposits.geojson";

    assertThat(json(path)).isEqualTo(TestServer.json(path));
  }

  @Test
  void aBoxAndAFilter_findTheSame() throws IOException, InterruptedException {
    String filter = "A_CONTAINS(commodities, ('lithium')) AND start_year > 2000";
    String path =
        "layers/deposits.geojson?bbox=110,-45,155,-10&filter="
            + URLEncoder.encode(filter, StandardCharsets.UTF_8);

    assertThat(json(path).path("features")).isNotEmpty();
    assertThat(json(path)).isEqualTo(TestServer.json(path));
  }

  @Test
  void aWalkPageByPage_meetsEveryFeatureOnce() throws IOException, InterruptedException {
    List<String> met = new ArrayList<>();
    String next = SERVER.url() + ITEMS + "?limit=60";
    while (!next.isEmpty()) {
      JsonNode page = JSON.readTree(bytes(next));
      page.path("features").forEach(feature -> met.add(feature.path("id").asText()));
      next = "";
      for (JsonNode link : page.path("links")) {
        if (link.path("rel").asText().equals("next")) {
          next = link.path("href").asText();
        }
      }
    }

    List<String> expected = new ArrayList<>();
    TestServer.json(ITEMS + "?limit=10000")
        .path("features")
        .forEach(feature -> expected.add(feature.path("id").asText()));
    assertThat(met).isEqualTo(expected).hasSizeGreaterThan(300);
  }

  @Test
  void aTile_hasTheSameFeatures() throws IOException, InterruptedException {
    String path = "tiles/deposits/4/3/6.mvt";
    List<DecodedTile.Feature> found = DecodedTile.of(bytes(SERVER.url() + path)).features();

    assertThat(found).hasSameSizeAs(DecodedTile.of(TestServer.bytes(path)).features()).isNotEmpty();
  }
}
