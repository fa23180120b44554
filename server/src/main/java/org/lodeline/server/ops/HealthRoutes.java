package org.lodeline.server.ops;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodeline.server.http.JsonAnswer;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;

/** Whether the process lives, and whether it can answer. */
public final class HealthRoutes {
  private final Readiness readiness;
  private final String version;

  public HealthRoutes(Readiness readiness, String version) {
    this.readiness = readiness;
    this.version = version;
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, "/health/live", ctx -> answer(ctx, "live", List.of()));
    Reads.get(routes, "/health/ready", this::ready);
  }

  private void ready(Context ctx) {
    List<String> obstacles = readiness.obstacles();
    answer(ctx, obstacles.isEmpty() ? "ready" : "not ready", obstacles);
    if (!obstacles.isEmpty()) {
      ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
    }
  }

  private void answer(Context ctx, String status, List<String> reasons) {
    Parameters.of(ctx, Set.of());
    ctx.header("Cache-Control", "no-store");
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("status", status);
    if (!reasons.isEmpty()) {
      document.put("reasons", reasons);
    }
    document.put("version", version);
    JsonAnswer.send(ctx, "application/json", document);
  }
}
