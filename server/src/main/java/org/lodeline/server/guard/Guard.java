package org.lodeline.server.guard;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.lodeline.server.http.ProblemErrorHandler;
import org.lodeline.server.http.RequestId;
import org.lodeline.server.observe.Answered;
import org.lodeline.server.observe.RequestObserver;

/**
 * What stands before the routes of a server.
 *
 * @param limits how much is answered
 * @param proxies whose word is taken for who asks
 * @param tls how what is sent is encrypted; empty where it is not
 */
public record Guard(Limits limits, TrustedProxies proxies, Optional<Tls> tls) {
  /** Unless told. */
  public static final Guard DEFAULT =
      new Guard(
          Limits.DEFAULT, TrustedProxies.parse("", TrustedProxies.LOOPBACK, ""), Optional.empty());

  /** Beyond these, a connection that is idle is closed after a second, and no new one is taken. */
  private static final int MOST_CONNECTIONS = 4_000;

  private static final long IDLE_MILLIS_WHEN_FULL = 1_000;

  /** Takes requests from whom they are. */
  public void configure(HttpConfiguration http) {
    http.addCustomizer(proxies);
  }

  /**
   * Stands before what {@code server} gets as its handler later.
   *
   * @param observers are told of each request, also of those that are refused here
   * @return takes over other limits later, but for how many requests are answered in all
   */
  public Consumer<Limits> configure(
      Server server, ProblemErrorHandler problems, List<Consumer<Answered>> observers) {
    server.setErrorHandler(problems);
    NetworkConnectionLimit connections = new NetworkConnectionLimit(MOST_CONNECTIONS, server);
    connections.setEndPointIdleTimeout(IDLE_MILLIS_WHEN_FULL);
    server.addBean(connections);
    ClientLimits clients = new ClientLimits(limits, problems);
    Overload overload = new Overload(limits.requests(), problems);
    RequestTime time = new RequestTime(limits.request());
    time.setHandler(new RequestId.Logged());
    overload.setHandler(time);
    clients.setHandler(overload);
    SlowClients slow = new SlowClients(SlowClients.GRACE, SlowClients.BYTES_PER_SECOND);
    slow.setHandler(clients);
    RequestObserver observed = new RequestObserver(observers);
    observed.setHandler(slow);
    server.setHandler(observed);
    return next -> {
      clients.change(next);
      time.change(next.request());
    };
  }
}
