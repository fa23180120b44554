package org.lodeline.server.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.Endpoint;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is done around the handler of each route. */
public final class RouteHandler {
  /** The attribute of a request with the pattern of its route, such as {@code /layers/{file}}. */
  public static final String ROUTE = "org.lodeline.route";

  /** The attribute of a request with what it calls a layer; there need not be one of the name. */
  public static final String LAYER = "org.lodeline.layer";

  private RouteHandler() {}

  /**
   * The handler of a route, which tells what route it is. An error comes out of it as an exception:
   * a stack that is too deep, or memory that is short, for one request is no reason to leave it
   * without an answer and a log.
   */
  static Handler of(Endpoint route) {
    if (!route.method.isHttpMethod()) {
      return throwingExceptions(route.handler);
    }
    return throwingExceptions(
        ctx -> {
          ctx.attribute(ROUTE, route.path);
          layer(ctx).ifPresent(layer -> ctx.attribute(LAYER, layer));
          route.handler.handle(ctx);
        });
  }

  private static Handler throwingExceptions(Handler handler) {
    return ctx -> {
      try {
        handler.handle(ctx);
      } catch (Error e) {
        throw new IllegalStateException("an error in a handler", e);
      }
    };
  }

  private static Optional<String> layer(Context ctx) {
    Map<String, String> path = ctx.pathParamMap();
    Optional<String> named =
        Stream.of("collectionId", "layer", "styleId")
            .flatMap(name -> Stream.ofNullable(path.get(name)))
            .findFirst();
    boolean isOfLayers = ctx.path().startsWith("/layers/") || ctx.path().startsWith("/tiles/");
    return named.or(
        () ->
            Optional.ofNullable(path.get("file"))
                .filter(file -> isOfLayers)
                .map(file -> file.split("\\.", 2)[0]));
  }
}
