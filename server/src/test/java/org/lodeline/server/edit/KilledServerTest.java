package org.lodeline.server.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.geodata.Resources;
import org.lodeline.server.Main;
import org.lodeline.server.access.KeyFile;
import org.lodeline.server.access.Role;

/**
 * A server that is killed at any moment has every edit that it acknowledged, with what its history
 * says of it.
 */
class KilledServerTest {
  /** How often; more with {@code -Dlodeline.kills=50}. */
  private static final int KILLS = Integer.getInteger("lodeline.kills", 2);

  private static final Pattern SERVES = Pattern.compile("serves (http\\S+) ");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path folder;
  private final Random random = new Random(1);
  private final AtomicInteger edits = new AtomicInteger();

  /** What was acknowledged last of each feature: its name, or nothing where it was deleted. */
  private final Map<String, Optional<String>> acknowledged = new HashMap<>();

  /** The edit that was under way when the server was killed, which may have come through or not. */
  private String underWay = "";

  @Test
  void everyEditThatWasAcknowledged_isThereWithItsHistory() throws Exception {
    String key = KeyFile.add(folder.resolve("keys.json"), "ada", Role.EDITOR);
    for (int i = 0; i <= KILLS; i++) {
      Path log = folder.resolve("log-" + i);
      Process server = start(log);
      try {
        String url = await(server, log);
        check(url, key);
        if (i < KILLS) {
          editUntilKilled(server, url, key);
          assertWhole();
        }
      } finally {
        server.destroyForcibly().waitFor();
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(KILLS);
  }

  private Process start(Path log) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--port",
            "0",
            "--data",
            folder.resolve("data").toString(),
            "--api-keys",
            folder.resolve("keys.json").toString())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static String await(Process server, Path log) throws Exception {
    while (true) {
      Matcher serves = SERVES.matcher(Files.readString(log));
      if (serves.find()) {
        return serves.group(1);
      }
      assertThat(server.isAlive()).as(Files.readString(log)).isTrue();
      Thread.onSpinWait();
    }
  }

  /** Makes, changes and removes features as fast as it can, while the clock of the kill runs. */
  private void editUntilKilled(Process server, String url, String key) throws Exception {
    Thread killer =
        new Thread(
            () -> {
              try {
                int enough = edits.get() + 5 + random.nextInt(60);
                while (edits.get() < enough) {
                  Thread.onSpinWait();
                }
                server.destroyForcibly().waitFor();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    killer.start();
    try {
      while (true) {
        edit(url, key);
      }
    } catch (IOException e) {
      killer.join();
    }
  }

  private void edit(String url, String key) throws IOException, InterruptedException {
    int number = edits.incrementAndGet();
    String id = "made-" + number / 3;
    underWay = id;
    String name = "name " + number;
    ObjectNode body = EditServer.deposit(name).put("id", id);
    HttpResponse<String> answer =
        switch (number % 3) {
          case 0 -> send("POST", url + EditServer.DEPOSITS, key, body.toString());
          case 1 -> send("PUT", url + EditServer.DEPOSITS + "/" + id, key, body.toString());
          default -> send("DELETE", url + EditServer.DEPOSITS + "/" + id, key, "");
        };
    if (answer.statusCode() < 300) {
      acknowledged.put(id, number % 3 == 2 ? Optional.empty() : Optional.of(name));
    }
  }

  private void check(String url, String key) throws Exception {
    for (Map.Entry<String, Optional<String>> known : acknowledged.entrySet()) {
      String path = url + EditServer.DEPOSITS + "/" + known.getKey();
      JsonNode feature = Resources.JSON.readTree(send("GET", path, key, "").body());
      JsonNode changes =
          Resources.JSON.readTree(send("GET", path + "/history", key, "").body()).path("changes");
      String now = feature.at("/properties/name").asText("");
      if (known.getKey().equals(underWay)) {
        known.setValue(Optional.of(now).filter(name -> !name.isEmpty()));
      } else {
        assertThat(now).isEqualTo(known.getValue().orElse(""));
      }
      JsonNode last = changes.path(changes.size() - 1);
      assertThat(last.at("/after/properties/name").asText("")).isEqualTo(now);
    }
    // Also what was not acknowledged is there with its history, or not at all.
    JsonNode made =
        Resources.JSON.readTree(
            send("GET", url + EditServer.DEPOSITS + "?limit=10000", key, "").body());
    for (JsonNode feature : made.path("features")) {
      String id = feature.path("id").asText();
      if (id.startsWith("made-")) {
        String history =
            send("GET", url + EditServer.DEPOSITS + "/" + id + "/history", key, "").body();
        assertThat(history).contains(feature.at("/properties/name").asText());
      }
    }
  }

  private static HttpResponse<String> send(String method, String url, String key, String body)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", EditServer.GEO_JSON)
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private void assertWhole() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/lodeline.gpkg"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
      assertThat(row.getString(1)).isEqualTo("ok");
    }
  }
}
