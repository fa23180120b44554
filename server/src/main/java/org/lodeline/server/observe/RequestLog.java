package org.lodeline.server.observe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A line for each request, and one for each that took long. */
public final class RequestLog implements Consumer<Answered> {
  private static final Logger ACCESS = Logger.getLogger("org.lodeline.access");
  private static final Logger SLOW = Logger.getLogger("org.lodeline.slow");
  private static final int LONGEST_TARGET = 2_000;

  private volatile LogSettings settings;

  public RequestLog(LogSettings settings) {
    this.settings = settings;
  }

  /** Tells something else from now on. */
  public void change(LogSettings next) {
    settings = next;
  }

  @Override
  public void accept(Answered request) {
    LogSettings now = settings;
    long millis = TimeUnit.NANOSECONDS.toMillis(request.nanos());
    if (now.access()) {
      log(ACCESS, Level.INFO, request, millis);
    }
    if (now.slowMillis() > 0 && millis >= now.slowMillis()) {
      log(SLOW, Level.WARNING, request, millis);
    }
  }

  private static void log(Logger logger, Level level, Answered request, long millis) {
    String target =
        request.target().length() > LONGEST_TARGET
            ? request.target().substring(0, LONGEST_TARGET) + "..."
            : request.target();
    String line =
        request.client()
            + " \""
            + request.method()
            + " "
            + target
            + "\" "
            + request.status()
            + " "
            + request.bytes()
            + " B "
            + millis
            + " ms"
            + request.layer().map(layer -> " layer " + layer).orElse("")
            + request.agent().map(agent -> " \"" + agent + "\"").orElse("");
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("client", request.client());
    fields.put("method", request.method());
    fields.put("target", target);
    fields.put("status", request.status());
    fields.put("bytes", request.bytes());
    fields.put("ms", millis);
    request.route().ifPresent(route -> fields.put("route", route));
    request.layer().ifPresent(layer -> fields.put("layer", layer));
    request.agent().ifPresent(agent -> fields.put("agent", agent));
    LogRecord record = new LogRecord(level, line);
    record.setLoggerName(logger.getName());
    record.setParameters(new Object[] {fields});
    logger.log(record);
  }
}
