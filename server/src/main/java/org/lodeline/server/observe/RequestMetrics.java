package org.lodeline.server.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Counts and times requests, by route, method, class of status and layer. What clients make up,
 * such as layers that are not there, makes no new series. Safe for all threads.
 */
public final class RequestMetrics implements Consumer<Answered> {
  /** The name of the timer. */
  static final String REQUESTS = "http.server.requests";

  private static final int MOST_SERIES = 20_000;
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Counter bytes;

  public RequestMetrics() {
    registry.config().meterFilter(MeterFilter.maximumAllowableMetrics(MOST_SERIES));
    this.bytes =
        Counter.builder("http.server.response.bytes")
            .description("Bytes of the bodies of answers")
            .register(registry);
  }

  /** Where they are counted, for what else is measured. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void accept(Answered request) {
    boolean isClients = request.status() >= 400 && request.status() < 500;
    Timer.builder(REQUESTS)
        .description("Time to answer requests")
        .tag("method", METHODS.contains(request.method()) ? request.method() : "other")
        .tag("route", request.route().orElse("none"))
        .tag("status", request.status() / 100 + "xx")
        // One that was asked for in vain need not be there.
        .tag("layer", isClients ? "" : request.layer().orElse(""))
        .serviceLevelObjectives(BOUNDS)
        .register(registry)
        .record(Duration.ofNanos(request.nanos()));
    bytes.increment((double) request.bytes());
  }
}
