package org.lodeline.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodeline.geodata.Resources;
import org.lodeline.server.http.RequestId;
import org.slf4j.MDC;

final class LogFormatTest {
  private static final String HOSTILE =
      "a\r\n10:00:00 INFO all is well\u001b[31m\u0000\u007f\u0085\u2028 {0} %s";

  @ParameterizedTest
  @EnumSource(LogFormat.class)
  void whatAClientSends_neverBeginsALine_norReachesATerminal(LogFormat format) {
    LogRecord record = new LogRecord(Level.WARNING, HOSTILE);
    record.setThrown(new IllegalStateException(HOSTILE, new IllegalArgumentException(HOSTILE)));

    String written = format.formatter().format(record);
    assertThat(written.lines())
        .noneMatch(line -> line.startsWith("10:00:00"))
        .allMatch(line -> line.replace("\t", "").chars().noneMatch(Character::isISOControl));
    assertThat(written).doesNotContain("\u2028").contains("all is well").endsWith("\n");
  }

  @Test
  void aPlainLine_namesItsRequest() {
    MDC.put(RequestId.KEY, "r-1");
    try {
      assertThat(LogFormat.PLAIN.formatter().format(new LogRecord(Level.SEVERE, "It failed")))
          .matches("\\d\\d:\\d\\d:\\d\\d ERROR \\[r-1] It failed\n");
    } finally {
      MDC.remove(RequestId.KEY);
    }
  }

  @Test
  void aJsonLine_isOneObject_withTheFieldsOfTheRecord() throws Exception {
    LogRecord record = new LogRecord(Level.INFO, "{0} is no pattern here");
    record.setLoggerName("org.lodeline.access");
    record.setParameters(new Object[] {Map.of("status", 200, "target", "/?a=\n")});
    String written;
    MDC.put(RequestId.KEY, "r-1");
    try {
      written = LogFormat.JSON.formatter().format(record);
    } finally {
      MDC.remove(RequestId.KEY);
    }

    assertThat(written.lines()).hasSize(1);
    JsonNode line = Resources.JSON.readTree(written);
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("message").asText()).isEqualTo("{0} is no pattern here");
    assertThat(line.path("logger").asText()).isEqualTo("org.lodeline.access");
    assertThat(line.path("request_id").asText()).isEqualTo("r-1");
    assertThat(line.path("status").asInt()).isEqualTo(200);
    assertThat(line.path("target").asText()).isEqualTo("/?a=\n");
  }

  @Test
  void causes_areInTheTrace() {
    LogRecord record = new LogRecord(Level.SEVERE, "It failed");
    record.setThrown(new IllegalStateException("outer", new IllegalArgumentException("inner")));

    assertThat(LogFormat.PLAIN.formatter().format(record))
        .contains("\njava.lang.IllegalStateException: outer\n\tat ")
        .contains("\nCaused by: java.lang.IllegalArgumentException: inner\n\tat ");
  }
}
