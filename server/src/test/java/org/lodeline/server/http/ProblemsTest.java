package org.lodeline.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.TestServer;

final class ProblemsTest {
  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void aMethodThatIsNotPossible_isToldSo(String method) {
    HttpResponse<String> answer = TestServer.send(method, "layers/ports.geojson");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /layers/%00.geojson HTTP/1.1\r\nHost: localhost",
        "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost",
        "GET /layers/%zz HTTP/1.1\r\nHost: localhost",
        "GET / HTTP/1.1\r\nHost: evil\"><script>",
        "GET / HTTP/9.9\r\nHost: localhost",
        "nonsense",
      })
  void whatIsNoProperRequest_isAProblemToo(String request) throws IOException {
    String answer = TestServer.raw(request + "\r\nConnection: close\r\n\r\n");
    assertThat(answer)
        .matches("(?s)HTTP/1.1 (400|404|505) .*")
        .contains("application/problem+json");
    assertThat(answer).doesNotContain("<html").doesNotContain("Jetty").doesNotContain("Exception");
  }

  @Test
  void aStoreThatIsBusy_saysWhenToAskAgain() throws IOException, InterruptedException {
    Javalin server =
        Javalin.create(
            config -> {
              config.routes.get(
                  "/busy",
                  ctx -> {
                    throw LodelineException.unavailable("another change is under way", null);
                  });
              Problems.register(config, new StandardHeaders("", EmbedHosts.ALL));
            });
    try {
      server.start("127.0.0.1", 0);
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/busy");
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    } finally {
      server.stop();
    }
  }

  @Test
  void anErrorInAHandler_isAProblemToo_andLogged() throws IOException, InterruptedException {
    Javalin server =
        Javalin.create(
            config -> {
              Problems.register(config, new StandardHeaders("", EmbedHosts.ALL));
              config.routes.get(
                  "/deep",
                  ctx -> {
                    throw new StackOverflowError("the handler's secret");
                  });
            });
    List<LogRecord> logged = new CopyOnWriteArrayList<>();
    Logger log = Logger.getLogger(Problems.class.getName());
    Handler kept = keptIn(logged);
    log.addHandler(kept);
    try {
      server.start("127.0.0.1", 0);
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/deep");
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(answer.body()).doesNotContain("secret", "StackOverflowError");
      assertThat(logged)
          .singleElement()
          .satisfies(
              one -> assertThat(one.getThrown()).hasRootCauseInstanceOf(StackOverflowError.class));
    } finally {
      log.removeHandler(kept);
      server.stop();
    }
  }

  private static Handler keptIn(List<LogRecord> logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord one) {
        logged.add(one);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "BREW"})
  void whatJettyRefuses_hasTheHeadersOfEveryAnswer(String method) throws IOException {
    String answer =
        TestServer.raw(
            method + " /layers/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer)
        .contains("application/problem+json", "\"status\":400")
        .contains("X-Content-Type-Options: nosniff", "frame-ancestors 'none'");
  }

  @Test
  void aLongValue_isCutInTheMessage() {
    String value = "1".repeat(5_000);
    String body = TestServer.get("layers/deposits.geojson?bbox=" + value).body();
    assertThat(body).contains("111...'").hasSizeLessThan(500);
  }
}
