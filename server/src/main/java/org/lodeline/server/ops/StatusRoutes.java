package org.lodeline.server.ops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Set;
import org.lodeline.geodata.Resources;
import org.lodeline.server.http.JsonAnswer;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;
import org.lodeline.server.observe.RecentRequests;
import org.lodeline.server.observe.ServerMetrics;

/** {@code /status.json}: how the server does, for the page of who runs it. */
public final class StatusRoutes {
  private final RecentRequests recent;
  private final ServerMetrics metrics;
  private final OperatorGate gate;
  private final String version;

  public StatusRoutes(
      RecentRequests recent, ServerMetrics metrics, OperatorGate gate, String version) {
    this.recent = recent;
    this.metrics = metrics;
    this.gate = gate;
    this.version = version;
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, "/status.json", this::status);
  }

  private void status(Context ctx) {
    gate.enter(ctx);
    Parameters.of(ctx, Set.of());
    ObjectNode status = Resources.JSON.createObjectNode();
    status.put("version", version);
    status.put("java", Runtime.version().toString());
    status.put("now", Instant.now().getEpochSecond());
    status.put("uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1_000);
    status.put("most_heap_bytes", Runtime.getRuntime().maxMemory());
    metrics.describe(status);
    status.put("step_seconds", RecentRequests.STEP_SECONDS);
    status.set("steps", recent.document());
    ctx.header("Cache-Control", "no-store");
    JsonAnswer.send(ctx, "application/json", status);
  }
}
