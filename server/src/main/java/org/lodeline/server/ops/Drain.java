package org.lodeline.server.ops;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets the requests under way end when the server is told to stop. Until then it goes on answering,
 * so that who balances the load has time to see that the server is not {@link #isOver ready} any
 * more; connections close with the next answer.
 */
public final class Drain extends Handler.Wrapper {
  /** One for each request that has not been answered to its end. */
  private final Set<Object> underWay = ConcurrentHashMap.newKeySet();

  private volatile boolean over;

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Object token = new Object();
    underWay.add(token);
    Request.addCompletionListener(request, failure -> end(token));
    // HTTP/2 has no such header, and tells clients in its own way.
    if (over
        && request.getConnectionMetaData().getHttpVersion().compareTo(HttpVersion.HTTP_2) < 0) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    }
    return super.handle(request, response, callback);
  }

  private void end(Object token) {
    underWay.remove(token);
    if (over) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /** Whether the server was told to stop. */
  public boolean isOver() {
    return over;
  }

  /**
   * Waits for the requests under way: first, while new ones are answered, for those that began
   * before this was called; then, without new connections, for all.
   *
   * @param most how long, at most
   */
  public void await(Duration most) throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    over = true;
    Set<Object> before = Set.copyOf(underWay);
    awaitEndOf(before, deadline);
    for (Connector connector : getServer().getConnectors()) {
      if (connector instanceof NetworkConnector accepting) {
        accepting.close();
      }
    }
    awaitEndOf(underWay, deadline);
  }

  private synchronized void awaitEndOf(Set<Object> requests, long deadline)
      throws InterruptedException {
    while (requests.stream().anyMatch(underWay::contains)) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return;
      }
      wait(millis);
    }
  }
}
