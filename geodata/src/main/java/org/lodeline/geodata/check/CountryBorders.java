package org.lodeline.geodata.check;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.network.Geodesy;

/**
 * How far positions lie outside a country of the base map. Positions are WGS 84, longitude first;
 * coasts are true to some 5 km. Safe for all threads.
 */
public final class CountryBorders {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double BAND_DEGREES = 5;

  /** Actors that are no country stand at the seat of the body. */
  private static final Map<String, String> SEATS = Map.of("EUU", "BEL", "WTO", "CHE");

  /** Islands that are too small for the base map and far from all others of their country. */
  private static final Map<String, Coordinate> OUTLYING =
      Map.of("JPN", new Coordinate(153.98, 24.29)); // Minamitorishima

  private final World world;
  private final Map<String, MultiPolygon> areas = new ConcurrentHashMap<>();
  private final Map<String, IndexedPointInAreaLocator> insides = new ConcurrentHashMap<>();
  private final Map<Band, IndexedFacetDistance> borders = new ConcurrentHashMap<>();

  /** The border of a country as it is seen from a band of latitudes. */
  private record Band(String country, int number) {
    /**
     * Longitudes shrink towards the poles; scaled so, near distances are true in every direction.
     */
    double shrink() {
      double latitude = (number + 0.5) * BAND_DEGREES;
      return Math.max(0.05, Math.cos(Math.toRadians(latitude)));
    }
  }

  public CountryBorders(World world) {
    this.world = world;
  }

  /**
   * The geodesic distance in kilometres to the point of the country that looks nearest, be it
   * across the antimeridian; zero inside.
   *
   * @param code ISO 3166-1 alpha-3, or that of a body, which stands for the country of its seat
   * @return empty if the base map has no country of this code
   */
  public Optional<Double> kmOutside(String code, double lon, double lat) {
    String country = SEATS.getOrDefault(code, code);
    if (world.country(country).isEmpty()) {
      return Optional.empty();
    }
    if (world.grid().countryAt(lon, lat).filter(country::equals).isPresent()
        || isInside(country, lon, lat)) {
      return Optional.of(0.0);
    }
    double km = kmToBorder(country, lon, lat, lon);
    // The areas of countries end at the antimeridian.
    km = Math.min(km, kmToBorder(country, lon, lat, lon > 0 ? lon - 360 : lon + 360));
    Coordinate island = OUTLYING.get(country);
    return Optional.of(
        island == null ? km : Math.min(km, Geodesy.metres(island.x, island.y, lon, lat) / 1000));
  }

  private boolean isInside(String country, double lon, double lat) {
    return insides
            .computeIfAbsent(country, code -> new IndexedPointInAreaLocator(area(code)))
            .locate(new Coordinate(lon, lat))
        != Location.EXTERIOR;
  }

  private double kmToBorder(String country, double lon, double lat, double seenFrom) {
    Band band = new Band(country, (int) Math.floor(lat / BAND_DEGREES));
    double shrink = band.shrink();
    Coordinate nearest =
        borders.computeIfAbsent(band, key -> new IndexedFacetDistance(scaled(country, shrink)))
            .nearestPoints(FACTORY.createPoint(new Coordinate(seenFrom * shrink, lat)))[0];
    return Geodesy.metres(nearest.x / shrink, nearest.y, lon, lat) / 1000;
  }

  private Geometry scaled(String country, double shrink) {
    return AffineTransformation.scaleInstance(shrink, 1).transform(area(country));
  }

  private MultiPolygon area(String country) {
    return areas.computeIfAbsent(country, world::area);
  }
}
