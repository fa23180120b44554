package org.lodeline.server.supply;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.Place;
import org.lodeline.geodata.network.Position;
import org.lodeline.geodata.network.RouteRequest;
import org.lodeline.geodata.network.Router;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.geodata.supply.SupplyModel;
import org.lodeline.server.http.Parameters;

/** Reads what to route from the words of a request or of the command line. */
public final class RouteQuery {
  /** What an end of a route may be. */
  public static final String PLACE =
      "lon,lat in degrees, or the id of a feature such as altmark or NLRTM";

  private static final int MOST_ALTERNATIVES = 5;

  private static final Pattern LON_LAT =
      Pattern.compile("\\s*([-+]?[0-9]*\\.?[0-9]+)\\s*,\\s*([-+]?[0-9]*\\.?[0-9]+)\\s*");

  private RouteQuery() {}

  /**
   * The place that {@code text} names.
   *
   * @throws LodelineException of kind INVALID_INPUT or NOT_FOUND that names the parameter
   */
  public static Place place(Catalog catalog, String parameter, String text) {
    Matcher lonLat = LON_LAT.matcher(text);
    if (lonLat.matches()) {
      return position(parameter, lonLat);
    }
    List<SimpleFeature> found = catalog.featuresWithId(text);
    if (found.isEmpty()) {
      throw LodelineException.notFound(
          parameter,
          parameter
              + " must be "
              + PLACE
              + "; there is no feature "
              + LodelineException.quoted(text));
    }
    return Stream.of(Point.class, MultiPolygon.class)
        .flatMap(kind -> found.stream().filter(f -> kind.isInstance(f.getDefaultGeometry())))
        .findFirst()
        .map(RouteQuery::place)
        .orElseThrow(
            () ->
                LodelineException.invalid(
                    parameter,
                    parameter
                        + " must be "
                        + PLACE
                        + "; "
                        + LodelineException.quoted(text)
                        + " is no single place"));
  }

  private static Place place(SimpleFeature feature) {
    Geometry geometry = (Geometry) feature.getDefaultGeometry();
    return new Place(
        feature.getID(),
        String.valueOf(feature.getAttribute("name")),
        Position.of(geometry.getInteriorPoint().getCoordinate()));
  }

  private static Place position(String parameter, Matcher lonLat) {
    double lon = Double.parseDouble(lonLat.group(1));
    double lat = Double.parseDouble(lonLat.group(2));
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
      throw LodelineException.invalid(
          parameter,
          parameter
              + " must be longitude (-180 to 180), latitude (-90 to 90); it was "
              + LodelineException.quoted(lonLat.group()));
    }
    String id = lonLat.group(1) + "," + lonLat.group(2);
    return new Place(id, id, new Position(lon, lat));
  }

  /**
   * The mode with this code.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the modes there are
   */
  public static RouteRequest.Mode mode(String parameter, String code) {
    for (RouteRequest.Mode mode : RouteRequest.Mode.values()) {
      if (mode.code().equals(code.toLowerCase(Locale.ROOT))) {
        return mode;
      }
    }
    throw LodelineException.invalid(
        parameter,
        parameter + " must be any, sea or land; it was " + LodelineException.quoted(code));
  }

  /**
   * How many routes are asked for; empty if the cheapest one alone.
   *
   * @throws LodelineException of kind INVALID_INPUT
   */
  static OptionalInt alternatives(String parameter, Parameters parameters) {
    return parameters.integer(parameter, 1, MOST_ALTERNATIVES);
  }

  /** Refuses more routes than are worth the search. */
  public static void checkAlternatives(String parameter, int count) {
    if (count < 1 || count > MOST_ALTERNATIVES) {
      throw LodelineException.invalid(
          parameter,
          parameter
              + " must be a whole number from 1 to "
              + MOST_ALTERNATIVES
              + "; it was "
              + count);
    }
  }

  /**
   * Refuses ends that no route can have.
   *
   * @param request with one start and one end
   * @param from the name of the parameter that the start was read from
   * @param to likewise for the end
   * @throws LodelineException of kind INVALID_INPUT that names the parameter
   */
  public static void check(Router router, RouteRequest request, String from, String to) {
    Place start = request.from().get(0);
    Place end = request.to().get(0);
    if (request.mode() == RouteRequest.Mode.SEA) {
      checkSea(router, from, start);
      checkSea(router, to, end);
    } else {
      checkEnd(router, from, start);
      checkEnd(router, to, end);
    }
    if (request.mode() == RouteRequest.Mode.LAND
        && !router.land().joins(start.position(), end.position())) {
      throw LodelineException.invalid(
          to,
          to
              + " cannot be reached from "
              + start.name()
              + " by land alone: water lies between; use mode=any, or an end on the same land");
    }
  }

  private static void checkSea(Router router, String parameter, Place place) {
    if (!router.reachesBySea(place.position())) {
      throw LodelineException.invalid(
          parameter,
          parameter
              + " lies too far from the sea for mode=sea ("
              + LodelineException.quoted(place.id())
              + "); use mode=any, or a position at sea or by the coast");
    }
  }

  private static void checkEnd(Router router, String parameter, Place place) {
    Position at = place.position();
    boolean isPosition = LON_LAT.matcher(place.id()).matches();
    if (isPosition && !router.land().reaches(at) && router.land().countryAt(at).isEmpty()) {
      throw LodelineException.invalid(
          parameter,
          parameter
              + " lies at sea ("
              + LodelineException.quoted(place.id())
              + "); it must be a position on land or by the coast, the id of a feature such as"
              + " altmark or NLRTM, or mode must be sea");
    }
    if (!router.reaches(place)) {
      throw LodelineException.invalid(
          parameter,
          parameter
              + " cannot be reached by road, rail or ship ("
              + LodelineException.quoted(place.id())
              + "); it must be a position within reach of a port or road, or the id of a feature"
              + " such as altmark or NLRTM");
    }
  }

  /**
   * What a scenario closes to routes, the arctic passages included unless it opens them.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the parameter and what it may be
   */
  public static Closures closures(
      SupplyModel supply, Map<String, List<String>> scenarioParameters) {
    Scenario scenario = supply.scenarios().read(scenarioParameters);
    return scenario.closures(supply.router().sea().arctic());
  }
}
