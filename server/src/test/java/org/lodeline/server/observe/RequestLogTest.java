package org.lodeline.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RequestLogTest {
  private static final Logger LOG = Logger.getLogger("org.lodeline");

  private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord one) {
          logged.add(one);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    LOG.removeHandler(handler);
  }

  @Test
  void eachRequest_hasALine_ifThatIsWanted() {
    new RequestLog(new LogSettings(LogFormat.PLAIN, true, 0, LogLevel.INFO)).accept(answered(12));

    assertThat(logged)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.getLevel()).isEqualTo(Level.INFO);
              assertThat(line.getMessage())
                  .isEqualTo(
                      "198.51.100.7 \"GET /layers/ports.csv?limit=1\" 200 34 B 12 ms layer ports"
                          + " \"curl/8\"");
              assertThat((Map<?, ?>) line.getParameters()[0])
                  .extracting("route", "status", "ms")
                  .containsExactly("/layers/{file}", 200, 12L);
            });
  }

  @Test
  void aRequestThatTookLong_hasALineInAnyCase() {
    RequestLog log = new RequestLog(new LogSettings(LogFormat.PLAIN, false, 100, LogLevel.INFO));
    log.accept(answered(99));
    assertThat(logged).isEmpty();

    log.accept(answered(100));
    assertThat(logged)
        .singleElement()
        .extracting(LogRecord::getLevel, LogRecord::getLoggerName)
        .containsExactly(Level.WARNING, "org.lodeline.slow");
  }

  private static Answered answered(int millis) {
    return new Answered(
        "r-1",
        "198.51.100.7",
        "GET",
        "/layers/ports.csv?limit=1",
        Optional.of("curl/8"),
        Optional.of("/layers/{file}"),
        Optional.of("ports"),
        200,
        34,
        TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
