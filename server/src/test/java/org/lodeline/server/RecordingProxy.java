package org.lodeline.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Stands before the server of the tests, and remembers what a client asked and was answered.
 * Registered as an extension of a test, it ends with each.
 */
public final class RecordingProxy implements AfterEachCallback {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A request and its answer.
   *
   * @param path with the query, decoded
   */
  public record Asked(String path, int status, String body) {
    /** The answer, which must be JSON. */
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  public RecordingProxy() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  /** The URL of a path of the server that begins without a slash, by way of this. */
  public String url(String path) {
    return "http://" + host() + "/" + path;
  }

  private String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked for since the last call, in order. */
  public List<Asked> asked() {
    List<Asked> all = List.copyOf(asked);
    asked.clear();
    return all;
  }

  /** The ids of all features in pages of items. */
  public static List<String> ids(List<Asked> pages) {
    List<String> ids = new ArrayList<>();
    pages.forEach(
        page -> page.json().path("features").forEach(f -> ids.add(f.path("id").asText())));
    return ids;
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      String path = uri.toASCIIString().substring(1);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(TestServer.url(path)))
              .header("X-Forwarded-Host", host())
              .header("Accept", accept(exchange));
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      asked.add(new Asked(decoded(uri), answer.statusCode(), new String(answer.body(), UTF_8)));
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String decoded(URI uri) {
    return uri.getQuery() == null ? uri.getPath() : uri.getPath() + "?" + uri.getQuery();
  }

  private static String accept(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept")).orElse("*/*");
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.stop(0);
    threads.shutdownNow();
  }
}
