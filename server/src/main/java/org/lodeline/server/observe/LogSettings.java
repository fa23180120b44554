package org.lodeline.server.observe;

/**
 * What the log of a server tells.
 *
 * @param format how
 * @param access whether each request has a line
 * @param slowMillis from when on a request is slow, and has a line too; 0 if none is
 * @param level how much
 */
public record LogSettings(LogFormat format, boolean access, int slowMillis, LogLevel level) {
  /** Unless told. */
  public static final int SLOW_MILLIS = 5_000;

  /** Unless told. */
  public static final LogSettings DEFAULT =
      new LogSettings(LogFormat.PLAIN, false, SLOW_MILLIS, LogLevel.INFO);

  /** Writes the log of this process so from now on. */
  public void use() {
    format.use();
    level.use();
  }
}
