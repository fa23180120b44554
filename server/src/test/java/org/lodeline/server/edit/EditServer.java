package org.lodeline.server.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.lodeline.geodata.Resources;
import org.lodeline.server.LodelineServer;
import org.lodeline.server.Settings;
import org.lodeline.server.access.KeyFile;
import org.lodeline.server.access.Role;

/** A server whose features can be changed, with a key of each role. */
final class EditServer implements AutoCloseable {
  static final String GEO_JSON = "application/geo+json";
  static final String PATCH = "application/merge-patch+json";
  static final String DEPOSITS = "ogc/collections/deposits/items";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Settings settings;
  private final String editor;
  private final String reader;
  private LodelineServer server;

  private EditServer(Path folder, String database) {
    Path keys = folder.resolve("keys.json");
    this.editor = KeyFile.add(keys, "ada", Role.EDITOR);
    this.reader = KeyFile.add(keys, "bob", Role.READER);
    this.settings =
        new Settings("127.0.0.1", 0, folder.resolve("data"), database, "", keys.toString());
    this.server = LodelineServer.start(settings);
  }

  /**
   * Starts one.
   *
   * @param database to use instead of a store in the folder; empty for none
   */
  static EditServer in(Path folder, String database) {
    return new EditServer(folder, database);
  }

  void restart() {
    server.close();
    server = LodelineServer.start(settings);
  }

  String url(String path) {
    return server.url() + path;
  }

  String editorKey() {
    return editor;
  }

  String readerKey() {
    return reader;
  }

  /** Edits as an editor, with more pairs of header names and values. */
  HttpResponse<String> edit(
      String method, String path, String mediaType, String body, String... headers) {
    return edit(method, path, mediaType, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** Sends bytes that need not be text, as an editor. */
  HttpResponse<String> edit(
      String method, String path, String mediaType, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url(path)))
            .header("Authorization", "Bearer " + editor)
            .header("Content-Type", mediaType)
            .method(method, BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return edit("POST", path, GEO_JSON, body, headers);
  }

  HttpResponse<String> put(String path, String body, String... headers) {
    return edit("PUT", path, GEO_JSON, body, headers);
  }

  HttpResponse<String> patch(String path, String body, String... headers) {
    return edit("PATCH", path, PATCH, body, headers);
  }

  HttpResponse<String> delete(String path, String... headers) {
    return edit("DELETE", path, GEO_JSON, "", headers);
  }

  /** Sends a request as nobody. */
  HttpResponse<String> send(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url(path))).method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
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

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  String tag(String path) {
    return get(path).headers().firstValue("ETag").orElseThrow();
  }

  /** The changes of a feature, all on one page. */
  JsonNode history(String path) {
    return json(history(path, "?limit=10000")).path("changes");
  }

  /** A page of the history of a feature. */
  HttpResponse<String> history(String path, String parameters) {
    return get(path + "/history" + parameters, "Authorization", "Bearer " + reader);
  }

  static ObjectNode json(HttpResponse<String> answer) {
    try {
      return Resources.JSON.readValue(answer.body(), ObjectNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(answer.body(), e);
    }
  }

  /** A deposit with what every deposit has. */
  static ObjectNode deposit(String name) {
    ObjectNode feature = Resources.JSON.createObjectNode();
    feature.put("type", "Feature");
    feature.putObject("geometry").put("type", "Point").putArray("coordinates").add(27.5).add(-11.2);
    ObjectNode properties = feature.putObject("properties");
    properties.put("name", name);
    properties.put("country", "COD");
    properties.put("commodity", "cobalt");
    properties.putArray("commodities").add("cobalt").add("copper");
    properties.put("status", "producing");
    return feature;
  }

  @Override
  public void close() {
    server.close();
  }
}
