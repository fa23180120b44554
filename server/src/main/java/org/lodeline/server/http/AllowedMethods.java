package org.lodeline.server.http;

import io.javalin.config.JavalinConfig;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.util.MethodNotAllowedUtil;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers OPTIONS at every address: what can be done there, as the routes say, and what a page of
 * another origin may do, which is to read.
 */
public final class AllowedMethods {
  private final JavalinState server;

  private final Set<String> asked;

  private AllowedMethods(JavalinState server, Set<String> asked) {
    this.server = server;
    this.asked = asked;
  }

  /**
   * Answers with what {@code headers} set before.
   *
   * @param asked the paths at which a POST only asks, although there is a GET too
   */
  public static void register(JavalinConfig config, Set<String> asked) {
    AllowedMethods methods = new AllowedMethods(config.unsafe, Set.copyOf(asked));
    config.routes.before(methods::handle);
  }

  private void handle(Context ctx) {
    if (HandlerType.OPTIONS.equals(ctx.method())) {
      List<HandlerType> methods =
          MethodNotAllowedUtil.INSTANCE.findAvailableHttpHandlerTypes(
              server.internalRouter, ctx.path());
      ctx.header("Allow", allow(methods.stream().map(HandlerType::name)));
      ctx.header("Access-Control-Allow-Methods", reading(methods, ctx.path()));
      ctx.header("Access-Control-Allow-Headers", "*");
      ctx.header("Access-Control-Max-Age", "86400");
      ctx.status(HttpStatus.NO_CONTENT);
      ctx.skipRemainingHandlers();
    }
  }

  /** The header Allow where routes answer these methods. */
  static String allow(Stream<String> methods) {
    return Stream.concat(methods, Stream.of("OPTIONS"))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /**
   * Those that only read. A POST to what can also be read changes it; to anything else, it asks a
   * question that is too long for an address.
   */
  private String reading(List<HandlerType> methods, String path) {
    if (asked.contains(path)) {
      return "GET, HEAD, POST";
    }
    boolean asks = methods.contains(HandlerType.POST) && !methods.contains(HandlerType.GET);
    return asks ? "POST" : "GET, HEAD";
  }
}
