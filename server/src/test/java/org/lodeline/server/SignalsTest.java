package org.lodeline.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.fixtures.Ports;

/** A server reads its settings again when it gets HUP, and ends what is under way at TERM. */
final class SignalsTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int STEP_MILLIS = 20;

  /** Shared, so that it is filled once. */
  @TempDir static Path data;

  @TempDir Path folder;
  private Path log;
  private Path settings;
  private int port;
  private String url = "";
  private Process server;

  @BeforeEach
  void start() throws Exception {
    log = folder.resolve("log");
    settings = folder.resolve("lodeline.conf");
    port = Ports.free();
    url = "http://127.0.0.1:" + port + "/";
    configure("port=" + port, "embed-hosts=one.example", "drain=30");
    server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--config",
                settings.toString(),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await(() -> Files.readString(log).contains(" serves "));
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.destroyForcibly().waitFor();
  }

  private void configure(String... lines) throws IOException {
    Files.write(settings, List.of(lines));
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  /** Waits for a condition, and fails with the log of the server if it does not come. */
  private void await(Condition condition) throws Exception {
    for (int i = 0; i < PATIENCE_MILLIS / STEP_MILLIS; i++) {
      if (condition.holds()) {
        return;
      }
      assertThat(server.waitFor(STEP_MILLIS, MILLISECONDS)).as(Files.readString(log)).isFalse();
    }
    throw new AssertionError("waited in vain; the server said: " + Files.readString(log));
  }

  private void hangUp() throws Exception {
    assertThat(new ProcessBuilder("kill", "-HUP", "" + server.pid()).start().waitFor()).isZero();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
  }

  private String framing() throws IOException, InterruptedException {
    return get("embed").headers().firstValue("Content-Security-Policy").orElseThrow();
  }

  @Test
  void aHangup_takesOverWhatCanChange_tellsWhatNeedsARestart_andRefusesABadFileWhole()
      throws Exception {
    assertThat(framing()).contains("one.example");

    configure("port=1", "embed-hosts=two.example", "drain=30");
    hangUp();
    await(() -> Files.readString(log).contains("--port is to be '1', which needs a restart"));
    assertThat(framing()).contains("two.example").doesNotContain("one.example");

    configure("port=1", "embed-hosts=three.example", "drain=-2");
    hangUp();
    await(() -> Files.readString(log).contains("The settings stay as they were: --drain must be"));
    assertThat(framing()).contains("two.example");

    configure("prot=1", "embed-hosts=three.example");
    hangUp();
    await(() -> Files.readString(log).contains("did you mean port?"));
    assertThat(framing()).contains("two.example");
  }

  @Test
  void aHangup_takesOverLimitsAndWhatTheLogTells() throws Exception {
    configure(
        "port=" + port,
        "embed-hosts=one.example",
        "drain=30",
        "rate-limit=1",
        "access-log=true",
        "log-format=json",
        "log-level=debug",
        "max-requests=9");
    hangUp();
    await(() -> Files.readString(log).contains("--max-requests is to be '9', which needs a"));

    HttpRequest client =
        HttpRequest.newBuilder(URI.create(url + "health/live"))
            .header("X-Forwarded-For", "198.51.100.7")
            .build();
    await(() -> CLIENT.send(client, BodyHandlers.discarding()).statusCode() == 429);
    await(() -> lastLine().startsWith("{") && lastLine().contains("\"status\":429"));

    configure("port=" + port, "embed-hosts=one.example", "rate-limit=0", "log-level=warn");
    hangUp();
    await(() -> CLIENT.send(client, BodyHandlers.discarding()).statusCode() == 200);
    String before = Files.readString(log);
    configure("port=" + port, "embed-hosts=two.example", "rate-limit=0", "log-level=warn");
    hangUp();
    await(() -> framing().contains("two.example"));
    assertThat(Files.readString(log)).isEqualTo(before);
  }

  private String lastLine() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.get(lines.size() - 1);
  }

  /** A request whose body does not come to its end before it is told to. */
  private final class SlowRequest implements AutoCloseable {
    private static final String BODY =
        "<GetCapabilities xmlns=\"http://www.opengis.net/wfs/2.0\" service=\"WFS\"/>";
    private final Socket socket;

    /** Sends the head, and waits until the server asks for the body. */
    SlowRequest() throws IOException {
      URI address = URI.create(url);
      socket = new Socket(address.getHost(), address.getPort());
      send(
          "POST /wfs HTTP/1.1\r\nHost: test\r\nConnection: close\r\nExpect: 100-continue\r\n"
              + "Content-Type: application/xml\r\nContent-Length: "
              + BODY.length()
              + "\r\n\r\n");
      String wanted = "HTTP/1.1 100 Continue\r\n\r\n";
      assertThat(new String(socket.getInputStream().readNBytes(wanted.length()), UTF_8))
          .isEqualTo(wanted);
    }

    private void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    /** Sends the body; the answer. */
    String end() throws IOException {
      send(BODY);
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void aServerThatIsToldToStop_isNotReady_andEndsARequestUnderWay() throws Exception {
    try (SlowRequest slow = new SlowRequest()) {
      server.destroy(); // TERM
      await(() -> get("health/ready").statusCode() == 503);
      HttpResponse<String> ready = get("health/ready");
      assertThat(ready.body()).contains("the server was told to stop");
      assertThat(ready.headers().firstValue("Connection")).hasValue("close");
      assertThat(get("layers/passages.csv").statusCode()).isEqualTo(200);

      assertThat(slow.end()).startsWith("HTTP/1.1 200").contains("</wfs:WFS_Capabilities>");
    }
    assertThat(server.waitFor(PATIENCE_MILLIS, MILLISECONDS)).isTrue();
    assertThat(Files.readString(log)).doesNotContain("Exception");
  }

  @Test
  void aRequestThatDoesNotEndInTime_doesNotKeepTheServer() throws Exception {
    configure("drain=1");
    hangUp();
    await(() -> Files.readString(log).contains("--drain is now '1'"));
    try (SlowRequest slow = new SlowRequest()) {
      server.destroy();

      assertThat(server.waitFor(20, SECONDS)).isTrue();
      assertThat(slow.socket.isClosed()).isFalse();
    }
  }
}
