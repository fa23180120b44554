package org.lodeline.server.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.lodeline.geodata.Resources;
import org.lodeline.server.http.RequestId;
import org.slf4j.MDC;

/**
 * How the log is written. What a client sends may be part of a line, but never begins one: control
 * characters are written as escapes.
 */
public enum LogFormat {
  /** For people: {@code 10:15:30 INFO [request] message}. */
  PLAIN {
    @Override
    public String line(LogRecord record) {
      String request = request().map(id -> "[" + id + "] ").orElse("");
      return TIME.format(record.getInstant().atZone(ZoneId.systemDefault()))
          + " "
          + level(record)
          + " "
          + escaped(request + message(record))
          + "\n"
          + trace(record);
    }
  },
  /** For programs: a JSON object a line. */
  JSON {
    @Override
    public String line(LogRecord record) {
      ObjectNode line = Resources.JSON.createObjectNode();
      line.put("time", record.getInstant().toString());
      line.put("level", level(record));
      line.put("logger", record.getLoggerName());
      line.put("message", message(record));
      request().ifPresent(id -> line.put(RequestId.KEY, id));
      fields(record).forEach((name, value) -> line.putPOJO(name.toString(), value));
      if (record.getThrown() != null) {
        line.put("exception", trace(record));
      }
      try {
        // The one control character that JSON leaves as it is.
        return ASCII.writeValueAsString(line).replace("\u007f", "\\u007f") + "\n";
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  };

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final ObjectWriter ASCII =
      Resources.JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
  private static final Formatter MESSAGE = formatter(record -> "");

  /** A record as it is written, with the end of its line. */
  public abstract String line(LogRecord record);

  /** Writes the log of this process so from now on, unless a file of the JVM says how. */
  public void use() {
    if (System.getProperty("java.util.logging.config.file") == null) {
      for (Handler handler : Logger.getLogger("").getHandlers()) {
        handler.setFormatter(formatter());
      }
    }
  }

  /** For the handlers of java.util.logging. */
  Formatter formatter() {
    return formatter(this::line);
  }

  private interface Lines {
    String of(LogRecord record);
  }

  private static Formatter formatter(Lines lines) {
    return new Formatter() {
      @Override
      public String format(LogRecord record) {
        return lines.of(record);
      }
    };
  }

  private static Optional<String> request() {
    return Optional.ofNullable(MDC.get(RequestId.KEY));
  }

  private static String message(LogRecord record) {
    // A line about a request holds what a client wrote, which is no pattern.
    String message = fields(record).isEmpty() ? MESSAGE.formatMessage(record) : record.getMessage();
    return Optional.ofNullable(message).orElse("");
  }

  /** What a record says besides its message. */
  private static Map<?, ?> fields(LogRecord record) {
    Object[] parameters = record.getParameters();
    return parameters != null && parameters.length == 1 && parameters[0] instanceof Map<?, ?> fields
        ? fields
        : Map.of();
  }

  private static String level(LogRecord record) {
    Level level = record.getLevel();
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    } else if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARN";
    }
    return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }

  /** The exception with its causes, each message in one line. */
  private static String trace(LogRecord record) {
    StringBuilder trace = new StringBuilder();
    int depth = 0;
    for (Throwable one = record.getThrown(); one != null && depth < 10; one = one.getCause()) {
      trace.append(depth == 0 ? "" : "Caused by: ").append(escaped(one.toString())).append('\n');
      for (StackTraceElement at : one.getStackTrace()) {
        trace.append("\tat ").append(at).append('\n');
      }
      depth++;
    }
    return trace.toString();
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                escaped.append(String.format("\\u%04x", c));
              } else {
                escaped.append((char) c);
              }
            });
    return escaped.toString();
  }
}
