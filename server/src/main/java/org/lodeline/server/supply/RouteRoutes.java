package org.lodeline.server.supply;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.network.Passage;
import org.lodeline.geodata.network.Place;
import org.lodeline.geodata.network.Position;
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
  private static final Pattern LON_LAT =
      Pattern.compile("\\s*([-+]?[0-9]*\\.?[0-9]+)\\s*,\\s*([-+]?[0-9]*\\.?[0-9]+)\\s*");
  private static final String PLACE =
      "lon,lat in degrees, or the id of a feature such as altmark or NLRTM";

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
    Place from = place(FROM, parameters.require(FROM, PLACE));
    Place to = place(TO, parameters.require(TO, PLACE));
    RouteRequest.Mode mode = mode(parameters.text(MODE));
    Set<Passage> closed = new LinkedHashSet<>(router.get().sea().arctic());
    for (String id : parameters.list(CLOSED)) {
      closed.add(router.get().sea().requirePassage(CLOSED, id));
    }
    Optional<Route> route =
        router.get().route(new RouteRequest(List.of(from), List.of(to), closed, mode));
    ctx.header("Cache-Control", "no-cache");
    ctx.contentType("application/geo+json");
    ctx.result(RouteDocument.write(from, to, route, router.get().sea().passages()));
  }

  private static RouteRequest.Mode mode(Optional<String> text) {
    for (RouteRequest.Mode mode : RouteRequest.Mode.values()) {
      if (mode.code().equals(text.orElse(RouteRequest.Mode.ANY.code()))) {
        return mode;
      }
    }
    throw LodelineException.invalid(
        MODE, "mode must be any, sea or land; it was " + LodelineException.quoted(text.orElse("")));
  }

  private Place place(String parameter, String text) {
    var lonLat = LON_LAT.matcher(text);
    if (lonLat.matches()) {
      double lon = Double.parseDouble(lonLat.group(1));
      double lat = Double.parseDouble(lonLat.group(2));
      if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
        throw LodelineException.invalid(
            parameter,
            parameter
                + " must be longitude (-180 to 180), latitude (-90 to 90); it was "
                + LodelineException.quoted(text));
      }
      String id = String.format(Locale.ROOT, "%s,%s", lonLat.group(1), lonLat.group(2));
      return new Place(id, id, new Position(lon, lat));
    }
    SimpleFeature feature =
        catalog
            .feature(text)
            .orElseThrow(
                () ->
                    LodelineException.notFound(
                        parameter,
                        parameter
                            + " must be "
                            + PLACE
                            + "; there is no feature "
                            + LodelineException.quoted(text)));
    if (!(feature.getDefaultGeometry() instanceof Geometry geometry)) {
      throw LodelineException.invalid(
          parameter,
          parameter
              + " must be "
              + PLACE
              + "; "
              + LodelineException.quoted(text)
              + " has no position");
    }
    return new Place(
        text,
        String.valueOf(feature.getAttribute("name")),
        Position.of(geometry.getInteriorPoint().getCoordinate()));
  }
}
