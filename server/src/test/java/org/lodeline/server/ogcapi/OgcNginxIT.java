package org.lodeline.server.ogcapi;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.fixtures.Ports;
import org.lodeline.server.Nginx;
import org.lodeline.server.TestServer;

/** Behind a real nginx, below a path of its own, every link leads where it says. */
final class OgcNginxIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String PREFIX = "/maps/lodeline";

  /** Links, pictures, styles, scripts and forms of a page, and the data that its scripts load. */
  private static final Pattern IN_PAGES =
      Pattern.compile("(?:href|src|action|data-geojson|data-api)=\"([^\"]+)\"");

  private static final Pattern IN_STYLES = Pattern.compile("url\\(\"?([^)\"]+)\"?\\)");
  private static final Pattern IN_SCRIPTS =
      Pattern.compile("(?m)^(?:import|export) [^;]*?[\"'](\\.[^\"']+)[\"'];");

  @TempDir static Path folder;
  private static Process nginx;
  private static String base;

  @BeforeAll
  static void start() throws Exception {
    int port = Ports.free();
    base = "http://127.0.0.1:" + port + PREFIX;
    String configuration =
        """
        daemon off;
        worker_processes 1;
        pid %1$s/pid;
        error_log %1$s/error.log;
        events {}
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          server {
            listen 127.0.0.1:%2$d;
            location %3$s/ {
              proxy_pass %4$s;
              proxy_set_header Host $http_host;
              proxy_set_header X-Forwarded-Host $http_host;
              proxy_set_header X-Forwarded-Proto $scheme;
              proxy_set_header X-Forwarded-Prefix %3$s;
            }
          }
        }
        """
            .formatted(folder, port, PREFIX, TestServer.url(""));
    nginx = Nginx.start(folder, configuration);
    awaitAnswer();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (nginx != null) {
      nginx.destroy();
      assertThat(nginx.waitFor(30, SECONDS)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ogc", "/ogc/"})
  void theLandingPage_answersWithAndWithoutASlash(String path) throws Exception {
    JsonNode landing = json(base + path);
    assertThat(landing.path("links").findValuesAsText("href"))
        .isNotEmpty()
        .allMatch(href -> href.startsWith(base + "/ogc"));
    assertThat(get(base + path + "?f=html").body()).contains("href=\"" + base + "/css/base.css\"");
  }

  @Test
  void everyLinkOfEveryDocument_answersBelowThePrefix() throws Exception {
    Deque<String> left = new ArrayDeque<>(List.of(base + "/ogc", base + "/ogc?f=html"));
    Map<String, String> seen = new HashMap<>();
    left.forEach(url -> seen.put(url, ""));
    Set<String> types = new LinkedHashSet<>();
    while (!left.isEmpty()) {
      String url = left.pop();
      HttpResponse<String> answer = get(url);
      assertThat(answer.statusCode()).as("%s, linked from %s", url, seen.get(url)).isEqualTo(200);
      String type = answer.headers().firstValue("Content-Type").orElseThrow().split(";")[0];
      types.add(type);
      for (String link : links(url, type, answer.body())) {
        assertThat(link).as("a link in %s", url).startsWith(base + "/");
        if (isOfInterest(link) && seen.putIfAbsent(link, url) == null) {
          left.push(link);
        }
      }
    }
    assertThat(types)
        .contains(
            "application/json",
            "application/schema+json",
            "application/vnd.oai.openapi+json",
            "application/geo+json",
            "text/html",
            "text/css",
            "text/javascript");
    for (JsonNode collection : json(base + "/ogc/collections").path("collections")) {
      String items = base + "/ogc/collections/" + collection.path("id").asText() + "/items";
      assertThat(seen).containsKeys(items, items + "?f=html", items + "?f=csv");
    }
  }

  @Test
  void aWalkByNextLinks_givesEveryFeatureOnce() throws Exception {
    List<String> ids = new ArrayList<>();
    String url = base + "/ogc/collections/deposits/items?limit=60";
    while (!url.isEmpty()) {
      assertThat(url).startsWith(base + "/ogc/collections/deposits/items?");
      JsonNode page = json(url);
      ids.addAll(page.path("features").findValuesAsText("id"));
      url = "";
      for (JsonNode link : page.path("links")) {
        if (link.path("rel").asText().equals("next")) {
          url = link.path("href").asText();
        }
      }
    }
    int matched = TestServer.json("ogc/collections/deposits/items").path("numberMatched").asInt();
    assertThat(ids).doesNotHaveDuplicates().hasSize(matched);
  }

  /**
   * Everything but the features one by one, of which there are a thousand of one kind, and pages
   * that differ from those seen in their order or place only.
   */
  private static boolean isOfInterest(String link) {
    // A template is no address yet; tiles have tests of their own.
    return !link.contains("{") && isNoRepetition(link);
  }

  private static boolean isNoRepetition(String link) {
    return !link.matches(".*/items/[^?]+(\\?.*)?|.*[?&](cursor|sortby)=.*")
        || link.matches(".*/items/[a-b][^?]*(\\?f=html)?");
  }

  private static List<String> links(String url, String type, String body) throws IOException {
    return switch (type) {
      case "text/html" -> found(IN_PAGES, url, unescaped(body));
      case "text/css" -> found(IN_STYLES, url, body);
      case "text/javascript" -> found(IN_SCRIPTS, url, body);
      case "application/json", "application/geo+json" ->
          JSON.readTree(body).findValuesAsText("href");
      case "application/schema+json" -> JSON.readTree(body).findValuesAsText("$id");
      case "application/vnd.oai.openapi+json" ->
          JSON.readTree(body).path("servers").findValuesAsText("url");
      default -> List.of();
    };
  }

  private static List<String> found(Pattern pattern, String url, String body) {
    return pattern
        .matcher(body)
        .results()
        .map(match -> match.group(1))
        .filter(link -> !link.startsWith("data:") && !link.startsWith("#"))
        .filter(link -> !link.contains("{"))
        .map(link -> URI.create(url).resolve(link).toString())
        .filter(link -> link.startsWith("http://127.0.0.1"))
        .toList();
  }

  private static String unescaped(String html) {
    return html.replace("&amp;", "&").replace("&#x3D;", "=").replace("&#39;", "'");
  }

  private static JsonNode json(String url) throws Exception {
    return JSON.readTree(get(url).body());
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private static void awaitAnswer() throws Exception {
    for (int i = 0; i < 300; i++) {
      assertThat(nginx.isAlive()).as("nginx runs: %s", said()).isTrue();
      try {
        assertThat(get(base + "/health/live").statusCode()).isEqualTo(200);
        return;
      } catch (IOException e) {
        // It does not listen yet.
        nginx.waitFor(100, MILLISECONDS);
      }
    }
    throw new AssertionError("nginx does not answer: " + said());
  }

  private static String said() throws IOException {
    StringBuilder said = new StringBuilder();
    for (Path file : Stream.of("nginx.log", "error.log").map(folder::resolve).toList()) {
      said.append(Files.exists(file) ? Files.readString(file) : "");
    }
    return said.toString();
  }
}
