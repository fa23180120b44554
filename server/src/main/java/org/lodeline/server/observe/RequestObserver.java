package org.lodeline.server.observe;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.lodeline.server.http.RequestId;
import org.lodeline.server.http.RouteHandler;
import org.slf4j.MDC;

/** Tells observers of each request that has been answered, or refused by a handler within. */
public final class RequestObserver extends Handler.Wrapper {
  private final List<Consumer<Answered>> observers;

  public RequestObserver(List<Consumer<Answered>> observers) {
    this.observers = List.copyOf(observers);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String id = RequestId.of(request);
    // Taken now: nothing of a request may be read once it is over, but its attributes.
    String client = Request.getRemoteAddr(request);
    String target = request.getHttpURI().getPathQuery();
    Optional<String> agent = Optional.ofNullable(request.getHeaders().get(HttpHeader.USER_AGENT));
    Request.addCompletionListener(
        request,
        failure -> {
          Answered answered =
              new Answered(
                  id,
                  client,
                  request.getMethod(),
                  target,
                  agent,
                  attribute(request, RouteHandler.ROUTE),
                  attribute(request, RouteHandler.LAYER),
                  response.getStatus(),
                  Response.getContentBytesWritten(response),
                  System.nanoTime() - request.getBeginNanoTime());
          MDC.put(RequestId.KEY, id);
          try {
            observers.forEach(observer -> observer.accept(answered));
          } finally {
            MDC.remove(RequestId.KEY);
          }
        });
    return super.handle(request, response, callback);
  }

  private static Optional<String> attribute(Request request, String name) {
    return Optional.ofNullable(request.getAttribute(name)).map(Object::toString);
  }
}
