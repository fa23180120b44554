package org.lodeline.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.router.Endpoint;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.server.access.KeyFile;
import org.lodeline.server.access.Role;
import org.lodeline.server.observe.LogFormat;
import org.lodeline.server.observe.LogLevel;
import org.lodeline.server.observe.LogSettings;

/**
 * Requests that nobody thought of, to every route there is. {@code -Dfuzz.seconds=600} asks for
 * longer, {@code -Dfuzz.seed=N} for the same again.
 */
final class FuzzTest {
  private static final long SECONDS = Long.getLong("fuzz.seconds", 45);
  private static final long SEED = Long.getLong("fuzz.seed", new Random().nextLong());
  private static final int LONGEST_SECONDS = 5;

  private static final String NONE = "no answer in time";
  private static final int MOST_FAILURES = 20;

  @TempDir Path folder;

  private final List<String> failures = new ArrayList<>();

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord one) {
          log.add(LogFormat.PLAIN.line(one));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger("").removeHandler(handler);
  }

  @Test
  void whateverIsAsked_isAnsweredSoon_withoutAFailure(TestReporter reporter) throws Exception {
    reporter.publishEntry("fuzz.seed", Long.toString(SEED));
    Path keys = folder.resolve("keys.json");
    String key = KeyFile.add(keys, "ada", Role.EDITOR);
    Random random = new Random(SEED);
    try (LodelineServer server = LodelineServer.start(settings(keys))) {
      List<Endpoint> routes =
          server.endpoints().stream().filter(route -> route.method.isHttpMethod()).toList();
      // What is made once, at the first request that needs it.
      answer(server, new FuzzedRequest("GET /supply/summary HTTP/1.0\r\n", ""), 60);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      int count = 0;
      while (System.nanoTime() < end && failures.size() < MOST_FAILURES) {
        FuzzedRequest request = FuzzedRequest.next(random, routes, key);
        String answer = answer(server, request, LONGEST_SECONDS);
        if (answer.equals(NONE)) {
          // What is computed once, on a machine that others use, may be late; it is there then.
          answer = answer(server, request, LONGEST_SECONDS);
        }
        if (!isSound(answer)) {
          failures.add("request " + count + ": " + request + "\n" + answer);
        }
        count++;
      }
      reporter.publishEntry("fuzz.requests", Integer.toString(count));
    }
    assertThat(failures).as("seed %d", SEED).isEmpty();
    assertThat(log).as("seed %d", SEED).noneMatch(line -> line.contains(" ERROR "));
    assertThat(log)
        .as("seed %d", SEED)
        .allMatch(
            line ->
                line.replaceAll("[\\n\\t]", "").chars().noneMatch(Character::isISOControl)
                    && line.lines().skip(1).allMatch(FuzzTest::isOfATrace));
  }

  private static boolean isOfATrace(String line) {
    return line.startsWith("\tat ")
        || line.startsWith("Caused by: ")
        || line.matches("[a-z]+\\..*");
  }

  private Settings settings(Path keys) {
    return new Settings("127.0.0.1", 0, folder.resolve("data"), "", "", keys.toString())
        .withLog(new LogSettings(LogFormat.PLAIN, true, 1, LogLevel.INFO));
  }

  private static boolean isSound(String answer) {
    if (!answer.matches("(?s)HTTP/1\\.1 \\d{3} .*")) {
      return false;
    }
    int status = Integer.parseInt(answer.split(" ", 3)[1]);
    // Too much at once, or what nobody speaks.
    boolean isServers = status >= 500 && !List.of(501, 503, 505).contains(status);
    boolean tells =
        status >= 400
            && Stream.of("\tat ", "java.lang", "org.eclipse", "/tmp/").anyMatch(answer::contains);
    return !isServers && !tells;
  }

  /** All that comes until the server closes the connection. */
  private static String answer(LodelineServer server, FuzzedRequest request, int seconds) {
    URI uri = URI.create(server.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(1_000 * seconds);
      try {
        socket.getOutputStream().write(request.bytes());
        // A body that is said to go on ends here: the server waits for it in vain no longer.
        socket.shutdownOutput();
      } catch (IOException e) {
        // The server need not read what it refuses.
      }
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketTimeoutException e) {
      return NONE;
    } catch (IOException e) {
      return e.toString();
    }
  }
}
