package org.lodeline.server.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
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
 * says of it, whatever the store.
 */
abstract class KilledServerContract {
  /** How often; more with {@code -Dlodeline.kills=50}. */
  private static final int KILLS = Integer.getInteger("lodeline.kills", 2);

  private static final int MOST_NANOS_BEFORE_KILL = 20_000_000;
  private static final Pattern SERVES = Pattern.compile("serves (http\\S+) ");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path folder;
  private final Random random = new Random(1);

  /** What was acknowledged last of each feature: its name, empty where it was deleted. */
  private final Map<String, String> acknowledged = new HashMap<>();

  private int edits;

  /** The feature of the last edit, which may have come through without being acknowledged. */
  private String underWay = "";

  /** What that edit names it, empty where it removes it. */
  private String name = "";

  /** The options that tell the server of its store. */
  abstract List<String> where();

  /** That what is on the disk is sound. */
  abstract void assertSound() throws Exception;

  @Test
  void everyEditThatWasAcknowledged_isThereWithItsHistory() throws Exception {
    String key = KeyFile.add(folder.resolve("keys.json"), "ada", Role.EDITOR);
    for (int i = 0; i <= KILLS; i++) {
      Process server = start();
      try {
        String url = await(server);
        check(url, key);
        if (i < KILLS) {
          editUntilKilled(server, url, key);
          assertSound();
        }
      } finally {
        server.destroyForcibly().waitFor();
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(KILLS);
  }

  private Process start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--port",
                "0",
                "--api-keys",
                folder.resolve("keys.json").toString()));
    command.addAll(where());
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String await(Process server) throws IOException {
    StringBuilder told = new StringBuilder();
    BufferedReader lines = server.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      told.append(line).append('\n');
      Matcher serves = SERVES.matcher(line);
      if (serves.find()) {
        return serves.group(1);
      }
    }
    throw new AssertionError("the server ended: " + told);
  }

  /** Makes, changes and removes features as fast as it can, and kills the server amid an edit. */
  private void editUntilKilled(Process server, String url, String key) throws Exception {
    for (int i = 5 + random.nextInt(60); i > 0; i--) {
      acknowledge(CLIENT.send(edit(url, key), BodyHandlers.ofString()));
    }
    CompletableFuture<HttpResponse<String>> last =
        CLIENT.sendAsync(edit(url, key), BodyHandlers.ofString());
    LockSupport.parkNanos(random.nextInt(MOST_NANOS_BEFORE_KILL));
    server.destroyForcibly().waitFor();
    try {
      acknowledge(last.join());
    } catch (CompletionException e) {
      assertThat(e).hasCauseInstanceOf(IOException.class);
    }
  }

  /** The next edit: a feature is made, then changed, then in one of two cases removed. */
  private HttpRequest edit(String url, String key) {
    edits++;
    underWay = "made-" + edits / 3;
    name = "name " + edits;
    String body = EditServer.deposit(name).put("id", underWay).toString();
    String items = url + EditServer.DEPOSITS;
    if (edits % 3 == 0) {
      return request("POST", items, key, body);
    }
    boolean removes = edits % 6 == 2;
    if (removes) {
      name = "";
    }
    return request(removes ? "DELETE" : "PUT", items + "/" + underWay, key, body);
  }

  private void acknowledge(HttpResponse<String> answer) {
    if (answer.statusCode() < 300) {
      acknowledged.put(underWay, name);
    }
  }

  private void check(String url, String key) throws Exception {
    for (Map.Entry<String, String> known : acknowledged.entrySet()) {
      String path = url + EditServer.DEPOSITS + "/" + known.getKey();
      JsonNode feature = Resources.JSON.readTree(send("GET", path, key, "").body());
      JsonNode changes =
          Resources.JSON.readTree(send("GET", path + "/history", key, "").body()).path("changes");
      String now = feature.at("/properties/name").asText("");
      if (known.getKey().equals(underWay)) {
        known.setValue(now);
      } else {
        assertThat(now).isEqualTo(known.getValue());
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
    return CLIENT.send(request(method, url, key, body), BodyHandlers.ofString());
  }

  private static HttpRequest request(String method, String url, String key, String body) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", EditServer.GEO_JSON)
        .method(method, BodyPublishers.ofString(body))
        .build();
  }
}
