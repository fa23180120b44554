package org.lodeline.server;

import org.lodeline.geodata.LodelineException;
import org.lodeline.server.observe.LogFormat;
import org.lodeline.server.observe.LogLevel;
import org.lodeline.server.observe.LogSettings;
import picocli.CommandLine.Option;

/** What the log of a server tells. */
final class LogOptions {
  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "plain",
      description =
          "How the log is written: plain, or json with an object a line (LODELINE_LOG_FORMAT;"
              + " default: plain).")
  private LogFormat format = LogFormat.PLAIN;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "info",
      description =
          "How much the log tells: error, warn, info or debug (LODELINE_LOG_LEVEL; default: info).")
  private LogLevel level = LogLevel.INFO;

  @Option(
      names = "--access-log",
      description =
          "Writes a line of log for each request (LODELINE_ACCESS_LOG=true; default: none).")
  private boolean access;

  @Option(
      names = "--slow-request",
      paramLabel = "MS",
      defaultValue = "" + LogSettings.SLOW_MILLIS,
      description =
          "Milliseconds from which on a request has a line of log in any case; 0 for none"
              + " (LODELINE_SLOW_REQUEST; default: 5000).")
  private int slowMillis;

  /**
   * What was chosen.
   *
   * @throws LodelineException of kind INVALID_INPUT if it cannot be
   */
  LogSettings settings() {
    if (slowMillis < 0) {
      throw LodelineException.invalid(
          "--slow-request", "--slow-request must be 0 or more; it was " + slowMillis);
    }
    return new LogSettings(format, access, slowMillis, level);
  }
}
