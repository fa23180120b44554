package org.lodeline.server.http;

import io.javalin.http.Context;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * What a request is called in its answer, in problem documents and in each line of the log that it
 * causes: as the client calls it by {@code X-Request-Id}, or by a text of the server's.
 */
public final class RequestId {
  public static final String HEADER = "X-Request-Id";

  /** Under which the log finds it. */
  public static final String KEY = "request_id";

  /** Nothing that could pass for something else in a log. */
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+/=-]{0,63}");

  private RequestId() {}

  /** The same for each who asks about one request. */
  public static String of(Request request) {
    if (request.getAttribute(KEY) instanceof String known) {
      return known;
    }
    String given = request.getHeaders().get(HEADER);
    String id =
        given != null && SANE.matcher(given).matches()
            ? given
            : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    request.setAttribute(KEY, id);
    return id;
  }

  static String of(Context ctx) {
    return of(ServletContextRequest.getServletContextRequest(ctx.req()));
  }

  /** Lets each line that a handler logs bear it. */
  public static final class Logged extends Handler.Wrapper {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      MDC.put(KEY, of(request));
      try {
        return super.handle(request, response, callback);
      } finally {
        MDC.remove(KEY);
      }
    }
  }
}
