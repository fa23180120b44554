package org.lodeline.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** Registers what can be read. */
public final class Reads {
  private Reads() {}

  /** Answers GET, and HEAD with the same headers. */
  public static void get(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }
}
