package org.lodeline.server.observe;

/**
 * What the log of a server tells.
 *
 * @param format how
 * @param access whether each request has a line
 * @param slowMillis from when on a request is slow, and has a line too; 0 if none is
 */
public record LogSettings(LogFormat format, boolean access, int slowMillis) {
  /** Unless told. */
  public static final int SLOW_MILLIS = 5_000;

  /** Unless told. */
  public static final LogSettings DEFAULT = new LogSettings(LogFormat.PLAIN, false, SLOW_MILLIS);
}
