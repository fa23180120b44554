package org.lodeline.server.ops;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import java.util.Set;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;
import org.lodeline.server.observe.ServerMetrics;

/** {@code /metrics}: what is counted and measured, as Prometheus and OpenMetrics have it. */
public final class MetricsRoutes {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final PrometheusMeterRegistry registry;
  private final Runnable layers;
  private final OperatorGate gate;

  public MetricsRoutes(PrometheusMeterRegistry registry, ServerMetrics metrics, OperatorGate gate) {
    this.registry = registry;
    this.layers = metrics.layersOf(registry);
    this.gate = gate;
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, "/metrics", this::metrics);
  }

  private void metrics(Context ctx) {
    gate.enter(ctx);
    Parameters.of(ctx, Set.of());
    layers.run();
    boolean isOpen =
        Optional.ofNullable(ctx.header("Accept")).orElse("").contains("application/openmetrics");
    String type = isOpen ? OPEN_METRICS : PROMETHEUS;
    ctx.header("Cache-Control", "no-store");
    ctx.contentType(type);
    ctx.result(registry.scrape(type));
  }
}
