package org.lodeline.server.guard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lodeline.server.http.EmbedHosts;
import org.lodeline.server.http.Problems;
import org.lodeline.server.http.RequestBody;
import org.lodeline.server.http.StandardHeaders;

final class SlowClientsTest {
  /** A client that goes on for this long was not ended. */
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);

  private static final long PAUSE_MILLIS = 50;
  private static final int LARGE = 20_000_000;

  private final CountDownLatch never = new CountDownLatch(1);
  private final Semaphore failures = new Semaphore(0);
  private Javalin server = Javalin.create();

  @BeforeEach
  void start() {
    server =
        Javalin.create(
            config -> {
              config.jetty.modifyServer(
                  jetty -> jetty.insertHandler(new SlowClients(Duration.ofMillis(400), 2_000)));
              Problems.register(config, new StandardHeaders("", EmbedHosts.ALL));
              config.routes.post(
                  "/",
                  ctx -> ctx.result(RequestBody.bytes(ctx, LARGE, "body", "").length + " bytes"));
              config.routes.get("/", ctx -> ctx.result("well"));
              config.routes.get(
                  "/large",
                  ctx -> {
                    try {
                      ctx.outputStream().write(new byte[LARGE]);
                    } catch (IOException e) {
                      failures.release();
                      throw e;
                    }
                  });
            });
    server.start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    never.countDown();
    server.stop();
  }

  @Test
  void aBodyThatTrickles_isEndedWith408() throws Exception {
    try (Socket socket = connect()) {
      send(socket, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
      CompletableFuture<String> answer = answer(socket);
      trickle(socket, () -> answer.isDone(), "x");
      assertThat(answer.get(10, TimeUnit.SECONDS)).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void aBodyWhosePartsComeLate_butFastEnough_isTaken() throws Exception {
    try (Socket socket = connect()) {
      String part = "x".repeat(400);
      send(
          socket,
          "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 12000\r\n\r\n");
      CompletableFuture<String> answer = answer(socket);
      for (int i = 0; i < 30; i++) {
        send(socket, part);
        pause();
      }
      assertThat(answer.get(10, TimeUnit.SECONDS))
          .startsWith("HTTP/1.1 200")
          .endsWith("12000 bytes");
    }
  }

  @Test
  void headersThatTrickle_endTheConnection() throws Exception {
    try (Socket socket = connect()) {
      send(socket, "GET / HTTP/1.1\r\nHost: a\r\nX-Long: ");
      CompletableFuture<String> answer = answer(socket);
      trickle(socket, () -> answer.isDone(), "x");
      assertThat(answer.isDone()).isTrue();
    }
  }

  @Test
  void aConnectionThatWaitsForItsNextRequest_isKept() throws Exception {
    try (Socket socket = connect()) {
      for (int i = 0; i < 3; i++) {
        send(socket, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(until(socket.getInputStream(), "well")).startsWith("HTTP/1.1 200");
        for (int waited = 0; waited < 20; waited++) {
          pause();
        }
      }
    }
  }

  @Test
  void anAnswerThatIsTakenAFewBytesAtATime_isEnded_andItsThreadIsFree() throws Exception {
    try (Socket socket = connect()) {
      send(socket, "GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
      InputStream in = socket.getInputStream();
      long before = System.nanoTime();
      while (!failures.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        assertThat(in.read()).isNotNegative();
        assertThat(System.nanoTime() - before)
            .as("time in which it ends")
            .isLessThan(LONGEST_NANOS);
      }
    }
  }

  @Test
  void anAnswerThatIsTakenSlowly_butFastEnough_isGivenWhole() throws Exception {
    try (Socket socket = connect()) {
      send(socket, "GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      InputStream in = socket.getInputStream();
      long taken = 0;
      for (byte[] part = in.readNBytes(500_000); part.length > 0; part = in.readNBytes(500_000)) {
        taken += part.length;
        pause();
      }
      assertThat(taken).isGreaterThan(LARGE);
      assertThat(failures.availablePermits()).isZero();
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    // What the system keeps for the client is not held back by it.
    socket.setReceiveBufferSize(8_192);
    socket.connect(
        new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), 5_000);
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }

  private interface Condition {
    boolean isMet();
  }

  /** Sends text again and again, until something is so or the server has ended the connection. */
  private void trickle(Socket socket, Condition end, String text) throws Exception {
    long before = System.nanoTime();
    try {
      while (!end.isMet()) {
        assertThat(System.nanoTime() - before)
            .as("time in which it ends")
            .isLessThan(LONGEST_NANOS);
        send(socket, text);
        pause();
      }
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(?i).*(broken pipe|reset|closed|abort).*");
      while (!end.isMet()) {
        assertThat(System.nanoTime() - before).isLessThan(LONGEST_NANOS);
        pause();
      }
    }
  }

  /** The pace of a slow client. */
  private void pause() throws InterruptedException {
    assertThat(never.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
  }

  /** All that comes until the connection ends. */
  private static CompletableFuture<String> answer(Socket socket) {
    return CompletableFuture.supplyAsync(
        () -> {
          StringBuilder answer = new StringBuilder();
          try {
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
              answer.append((char) b);
            }
          } catch (IOException e) {
            // A connection that is broken off ends as well.
            return answer.toString();
          }
          return answer.toString();
        });
  }

  private static String until(InputStream in, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int b = in.read(); b >= 0 && text.indexOf(end) < 0; b = in.read()) {
      text.append((char) b);
      if (text.indexOf(end) >= 0) {
        break;
      }
    }
    return text.toString();
  }
}
