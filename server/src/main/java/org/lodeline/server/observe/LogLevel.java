package org.lodeline.server.observe;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How much the log tells. */
public enum LogLevel {
  ERROR,
  WARN,
  /** With each start and stop, and the access log. */
  INFO,
  /** With what this program does, for who looks for a mistake in it; libraries say no more. */
  DEBUG;

  private static final Logger ALL = Logger.getLogger("");
  private static final Logger OURS = Logger.getLogger("org.lodeline");

  private Level level() {
    return switch (this) {
      case ERROR -> Level.SEVERE;
      case WARN -> Level.WARNING;
      case INFO -> Level.INFO;
      case DEBUG -> Level.FINE;
    };
  }

  /** Has the log of this process tell so much, unless a file of the JVM says how much. */
  void use() {
    if (System.getProperty("java.util.logging.config.file") == null) {
      ALL.setLevel(this == DEBUG ? Level.INFO : level());
      OURS.setLevel(level());
      for (Handler handler : ALL.getHandlers()) {
        handler.setLevel(level());
      }
    }
  }
}
