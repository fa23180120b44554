package org.lodeline.server.guard;

import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.Callback;
import org.lodeline.server.http.ProblemErrorHandler;
import org.lodeline.server.http.Refusal;

/**
 * Refuses, with 503 and within seconds, what the server has no time for. Health is always answered,
 * so that nobody restarts a server because it is busy.
 */
final class Overload extends QoSHandler {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final ProblemErrorHandler problems;

  /**
   * A limit.
   *
   * @param requests how many are answered at the same time; as many again wait
   */
  Overload(int requests, ProblemErrorHandler problems) {
    this.problems = problems;
    setMaxRequestCount(requests);
    setMaxSuspendedRequestCount(requests);
    setMaxSuspend(LONGEST_WAIT);
    excludePath("/health/*");
  }

  @Override
  protected void reject(Request request, Response response, Callback callback, int status) {
    problems.refuse(
        request,
        response,
        Refusal.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The server has too much to answer; ask again after the seconds of Retry-After.",
            Map.of("Retry-After", Long.toString(LONGEST_WAIT.toSeconds()))),
        callback);
  }

  @Override
  protected void failSuspended(
      Request request, Response response, Callback callback, int status, Throwable failure) {
    reject(request, response, callback, status);
  }
}
