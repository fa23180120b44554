package org.lodeline.server.map;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A page of somebody else, on another port and so of another origin, that notes the messages it
 * gets in {@code window.messages}.
 */
final class ForeignPage implements AutoCloseable {
  private static final String HEAD =
      "<!doctype html><html lang='en'><title>An article</title>"
          + "<script>window.messages = [];"
          + " addEventListener('message', ({ data }) => messages.push(data));</script><main>";

  private final HttpServer server;
  private volatile String body = "";

  ForeignPage() {
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          byte[] page = (HEAD + body + "</main></html>").getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
  }

  /** Without a slash at the end. */
  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What stands in the article from now on, as HTML. */
  void write(String html) {
    body = html;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
