package org.lodeline.geodata.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.lodeline.geodata.basemap.CountryGrid;

/**
 * Ways over land: the geodesic between two positions, where it stays on land, with the countries
 * that it crosses. Immutable and safe for all threads.
 */
public final class LandNetwork {
  /**
   * The longest stretch of water that a land leg may cross: bridges, ferries, and the error of the
   * coasts.
   */
  static final double MAX_WATER_METRES = 30_000;

  private static final double SAMPLE_METRES = 5_000;

  /** How far apart the positions of a drawn land leg may be, so that it bends like the geodesic. */
  private static final double DRAWN_METRES = 100_000;

  private final CountryGrid grid;

  public LandNetwork(CountryGrid grid) {
    this.grid = grid;
  }

  /**
   * A way over land.
   *
   * @param km geodesic length of the path
   * @param countryKm ISO 3166-1 alpha-3 codes in the order of travel, each with the km inside it
   * @param path WGS 84, longitude first, continuous across the antimeridian
   */
  public record LandWay(double km, Map<String, Double> countryKm, List<Coordinate> path) {
    /** How many borders are crossed. */
    public int borders() {
      return Math.max(0, countryKm.size() - 1);
    }
  }

  /**
   * The way from {@code from} to {@code to}; empty if it would cross more water than a bridge or
   * ferry does.
   */
  public Optional<LandWay> way(Position from, Position to) {
    List<Coordinate> samples = Geodesy.path(from, to, SAMPLE_METRES);
    double metres = Geodesy.metres(from, to);
    double step = metres / (samples.size() - 1);
    Map<String, Double> countryKm = new LinkedHashMap<>();
    double waterMetres = 0;
    double pendingKm = 0;
    String last = null;
    for (int i = 1; i < samples.size(); i++) {
      double lon = (samples.get(i - 1).x + samples.get(i).x) / 2;
      double lat = (samples.get(i - 1).y + samples.get(i).y) / 2;
      Optional<String> country = grid.countryAt(lon, lat);
      waterMetres = grid.isLand(lon, lat) ? 0 : waterMetres + step;
      if (waterMetres > MAX_WATER_METRES) {
        return Optional.empty();
      }
      pendingKm += step / 1000;
      if (country.isPresent()) {
        last = country.get();
      }
      // Water and areas without a code belong to the country before them, or to the first one
      // reached.
      if (last != null) {
        countryKm.merge(last, pendingKm, Double::sum);
        pendingKm = 0;
      }
    }
    return Optional.of(new LandWay(metres / 1000, countryKm, Geodesy.path(from, to, DRAWN_METRES)));
  }

  /** The country at a position; empty at sea. */
  public Optional<String> countryAt(Position position) {
    return grid.countryAt(position.lon(), position.lat());
  }

  /** How many metres of the geodesic between the positions lie on land, to about a kilometre. */
  double metresOnLand(Position from, Position to) {
    List<Coordinate> samples = Geodesy.path(from, to, 1_000);
    double step = Geodesy.metres(from, to) / (samples.size() - 1);
    double onLand = 0;
    for (int i = 1; i < samples.size(); i++) {
      double lon = (samples.get(i - 1).x + samples.get(i).x) / 2;
      double lat = (samples.get(i - 1).y + samples.get(i).y) / 2;
      onLand += grid.isLand(lon, lat) ? step : 0;
    }
    return onLand;
  }
}
