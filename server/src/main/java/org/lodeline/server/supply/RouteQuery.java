package org.lodeline.server.supply;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.network.Passage;
import org.lodeline.geodata.network.Place;
import org.lodeline.geodata.network.Position;
import org.lodeline.geodata.network.RouteRequest;
import org.lodeline.geodata.network.SeaNetwork;

/** Reads what to route from the words of a request or of the command line. */
public final class RouteQuery {
  /** What an end of a route may be. */
  public static final String PLACE =
      "lon,lat in degrees, or the id of a feature such as altmark or NLRTM";

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
   * The passages with these ids, and the arctic ones, which are closed unless asked for.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the passages there are
   */
  public static Set<Passage> closed(SeaNetwork sea, String parameter, List<String> ids) {
    Set<Passage> closed = new LinkedHashSet<>(sea.arctic());
    ids.forEach(id -> closed.add(sea.requirePassage(parameter, id)));
    return closed;
  }
}
