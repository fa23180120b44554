package org.lodeline.server.ops;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Set;
import org.lodeline.server.http.JsonAnswer;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;

/** Whether the process lives, and whether it can answer. */
public final class HealthRoutes {
  private final String version;

  public HealthRoutes(String version) {
    this.version = version;
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, "/health/live", ctx -> answer(ctx, "live"));
    // The server listens only once its store is open, so to be reached is to be ready.
    Reads.get(routes, "/health/ready", ctx -> answer(ctx, "ready"));
  }

  private void answer(Context ctx, String status) {
    Parameters.of(ctx, Set.of());
    ctx.header("Cache-Control", "no-store");
    JsonAnswer.send(ctx, "application/json", Map.of("status", status, "version", version));
  }
}
