package org.lodeline.server.supply;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.network.Place;
import org.lodeline.geodata.network.RouteRequest;
import org.lodeline.geodata.network.Router;
import org.lodeline.geodata.supply.Scenarios;
import org.lodeline.geodata.supply.SupplyModel;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;

/** {@code /supply/route}: the way from one place to another, and others. */
public final class RouteRoutes {
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String MODE = "mode";
  private static final String ALTERNATIVES = "alternatives";

  /** The parameters of a scenario that close or open ways. */
  private static final List<String> CLOSURES =
      List.of(Scenarios.SCENARIO, Scenarios.CLOSED, Scenarios.OPEN, Scenarios.TRANSIT_CLOSED);

  private final Catalog catalog;
  private final Supplier<SupplyModel> supply;

  public RouteRoutes(Catalog catalog, Supplier<SupplyModel> supply) {
    this.catalog = catalog;
    this.supply = supply;
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, "/supply/route", this::route);
  }

  private void route(Context ctx) throws IOException {
    Set<String> known = new LinkedHashSet<>(List.of(FROM, TO, MODE, ALTERNATIVES));
    known.addAll(CLOSURES);
    Parameters parameters = Parameters.of(ctx, known);
    Place from = RouteQuery.place(catalog, FROM, parameters.require(FROM, RouteQuery.PLACE));
    Place to = RouteQuery.place(catalog, TO, parameters.require(TO, RouteQuery.PLACE));
    RouteRequest.Mode mode =
        RouteQuery.mode(MODE, parameters.text(MODE).orElse(RouteRequest.Mode.ANY.code()));
    OptionalInt alternatives = RouteQuery.alternatives(ALTERNATIVES, parameters);
    SupplyModel now = supply.get();
    RouteRequest request =
        new RouteRequest(
            List.of(from), List.of(to), RouteQuery.closures(now, parameters.lists(CLOSURES)), mode);
    Router router = now.router();
    RouteQuery.check(router, request, FROM, TO);
    RouteDocument document = new RouteDocument(from, to, router.sea().passages());
    Caching.control(ctx, "no-cache");
    ctx.contentType("application/geo+json");
    ctx.result(
        alternatives.isPresent()
            ? document.collection(router.alternatives(request, alternatives.getAsInt()))
            : document.feature(router.route(request)));
  }
}
