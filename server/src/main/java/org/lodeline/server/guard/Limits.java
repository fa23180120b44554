package org.lodeline.server.guard;

import java.time.Duration;

/**
 * How much is answered.
 *
 * @param requestsPerSecond of one client in the long run, ten times as many at once; 0 for any
 *     number
 * @param clientRequests how many of one client are answered at the same time; 0 for any number
 * @param requests how many of all clients are answered at the same time; as many again wait for a
 *     moment
 * @param request how long the first byte of an answer to what reads may take
 */
public record Limits(int requestsPerSecond, int clientRequests, int requests, Duration request) {
  /** What one client may ask in a second unless told. A map that is opened takes about 150. */
  public static final int REQUESTS_PER_SECOND = 200;

  /** What one client may have under way unless told; a browser has 6, or 100 over HTTP/2. */
  public static final int CLIENT_REQUESTS = 100;

  /** What is under way unless told; the threads of the server are more, so that health answers. */
  public static final int REQUESTS = 150;

  /** Before proxies give up, which usually is after a minute. */
  public static final int REQUEST_SECONDS = 30;

  /** Unless told. */
  public static final Limits DEFAULT =
      new Limits(
          REQUESTS_PER_SECOND, CLIENT_REQUESTS, REQUESTS, Duration.ofSeconds(REQUEST_SECONDS));
}
