package org.lodeline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodeline.geodata.ingest.EmbeddedStore;

/**
 * The one server that the tests of a run share: really started, on a free port, with a store of its
 * own.
 */
public final class TestServer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Path DATA = newFolder();
  private static final LodelineServer SERVER = start();

  private TestServer() {}

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("lodeline-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LodelineServer start() {
    LodelineServer server = LodelineServer.start(new Settings("127.0.0.1", 0, DATA, "", "", ""));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    return server;
  }

  /** The file of its store. */
  public static Path dataFile() {
    return DATA.resolve(EmbeddedStore.FILE_NAME);
  }

  /** The URL of a path that begins without a slash. */
  public static String url(String path) {
    return SERVER.url() + path;
  }

  /** GETs a path with pairs of header names and values. */
  public static HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  /** GETs the bytes of a path, whatever the status. */
  public static byte[] bytes(String path) {
    return answer(path).body();
  }

  /** GETs a path, whose answer need not be text. */
  public static HttpResponse<byte[]> answer(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url(path))).build();
    try {
      return CLIENT.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a request without a body. */
  public static HttpResponse<String> send(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url(path)))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** The status of a GET whose address no client would write. */
  public static int rawStatus(String path) {
    String answer = raw("GET /" + path + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  /**
   * What is answered to bytes that no client would send, after which the sender sends no more.
   *
   * @param request in ISO 8859-1, with {@code Connection: close}
   */
  public static String raw(String request) {
    URI server = URI.create(url(""));
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** POSTs a body. */
  public static HttpResponse<String> post(String path, String mediaType, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(url(path)))
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** GETs a path and parses the answer, whatever its status. */
  public static JsonNode json(String path) {
    try {
      return JSON.readTree(get(path).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ids of the features of a layer that parameters, which begin with {@code &}, ask for. */
  public static List<String> ids(String layer, String parameters) {
    JsonNode page = json("ogc/collections/" + layer + "/items?limit=10000" + parameters);
    assertThat(page.path("numberMatched").isMissingNode()).as(parameters).isFalse();
    List<String> ids = new ArrayList<>();
    page.path("features").forEach(feature -> ids.add(feature.path("id").asText()));
    return ids;
  }

  /** The items of a list, as texts. */
  public static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  /** How many features a layer has. */
  public static int count(String layer) {
    return json("ogc/collections/" + layer + "/items?limit=1").path("numberMatched").asInt();
  }

  /** The ids of all collections of the OGC API. */
  public static List<String> collections() {
    List<String> ids = new ArrayList<>();
    json("ogc/collections")
        .path("collections")
        .forEach(collection -> ids.add(collection.path("id").asText()));
    return ids;
  }
}
