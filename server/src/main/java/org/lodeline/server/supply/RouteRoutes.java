package org.lodeline.server.supply;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.Passage;
import org.lodeline.geodata.network.Place;
import org.lodeline.geodata.network.Route;
import org.lodeline.geodata.network.RouteRequest;
import org.lodeline.geodata.network.Router;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;

/** {@code /supply/route}: the way from one place to another. */
public final class RouteRoutes {
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String CLOSED = "closed";
  private static final String MODE = "mode";

  private final Catalog catalog;
  private final Supplier<Router> router;

  /**
   * The routes of a server.
   *
   * @param router waits for the networks where they are not loaded yet
   */
  public RouteRoutes(Catalog catalog, Supplier<Router> router) {
    this.catalog = catalog;
    this.router = router;
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, "/supply/route", this::route);
  }

  private void route(Context ctx) throws IOException {
    Parameters parameters = Parameters.of(ctx, Set.of(FROM, TO, CLOSED, MODE));
    Place from = RouteQuery.place(catalog, FROM, parameters.require(FROM, RouteQuery.PLACE));
    Place to = RouteQuery.place(catalog, TO, parameters.require(TO, RouteQuery.PLACE));
    RouteRequest.Mode mode =
        RouteQuery.mode(MODE, parameters.text(MODE).orElse(RouteRequest.Mode.ANY.code()));
    Router loaded = router.get();
    Set<Passage> closed = RouteQuery.closed(loaded.sea(), CLOSED, parameters.list(CLOSED));
    Optional<Route> route =
        loaded.route(new RouteRequest(List.of(from), List.of(to), Closures.of(closed), mode));
    ctx.header("Cache-Control", "no-cache");
    ctx.contentType("application/geo+json");
    ctx.result(RouteDocument.write(from, to, route, loaded.sea().passages()));
  }
}
