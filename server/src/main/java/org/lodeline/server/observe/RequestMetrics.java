package org.lodeline.server.observe;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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

  /** The registry would put a series together anew to look for it. */
  private final LoadingCache<Series, Timer> timers =
      Caffeine.newBuilder().maximumSize(MOST_SERIES).build(this::timer);

  /** What requests are told apart by, as the tags of their timer. */
  private record Series(String method, String route, String status, String layer) {}

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
    Series series =
        new Series(
            METHODS.contains(request.method()) ? request.method() : "other",
            request.route().orElse("none"),
            request.status() / 100 + "xx",
            // One that was asked for in vain need not be there.
            isClients ? "" : request.layer().orElse(""));
    timers.get(series).record(request.nanos(), TimeUnit.NANOSECONDS);
    bytes.increment((double) request.bytes());
  }

  private Timer timer(Series series) {
    return Timer.builder(REQUESTS)
        .description("Time to answer requests")
        .tag("method", series.method)
        .tag("route", series.route)
        .tag("status", series.status)
        .tag("layer", series.layer)
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
  }
}
