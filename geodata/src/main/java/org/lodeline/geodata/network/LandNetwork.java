package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  private static final double SAMPLE_METRES = 10_000;

  /** How far apart the positions of a drawn land leg may be, so that it bends like the geodesic. */
  private static final double DRAWN_METRES = 100_000;

  private final CountryGrid grid;

  public LandNetwork(CountryGrid grid) {
    this.grid = grid;
  }

  /**
   * A way over land: the geodesic between two positions.
   *
   * @param km its length
   * @param stretches the countries in the order of travel; one that is entered again appears again
   */
  public record LandWay(Position from, Position to, double km, List<Stretch> stretches) {
    public LandWay {
      stretches = List.copyOf(stretches);
    }

    /**
     * How many borders must be crossed; a straight way that skims one is not charged for it again
     * and again.
     */
    public int borders() {
      long countries = stretches.stream().map(Stretch::country).distinct().count();
      return Math.max(0, (int) countries - 1);
    }

    /** WGS 84, longitude first, continuous across the antimeridian. */
    public List<Coordinate> path() {
      return Geodesy.path(from, to, DRAWN_METRES);
    }

    /** The same way in the other direction. */
    LandWay reversed() {
      List<Stretch> reversed = new ArrayList<>(stretches);
      Collections.reverse(reversed);
      return new LandWay(to, from, km, reversed);
    }
  }

  /**
   * A part of a way inside one country.
   *
   * @param country ISO 3166-1 alpha-3
   */
  public record Stretch(String country, double km) {}

  /**
   * The way from {@code from} to {@code to}; empty if it would cross more water than a bridge or
   * ferry does.
   */
  public Optional<LandWay> way(Position from, Position to) {
    double metres = Geodesy.metres(from, to);
    CirclePath samples = new CirclePath(from, to, metres, SAMPLE_METRES);
    double step = metres / samples.steps();
    List<Stretch> stretches = new ArrayList<>();
    String country = null;
    double stretchMetres = 0;
    double waterMetres = 0;
    while (samples.next()) {
      waterMetres = grid.isLand(samples.lon(), samples.lat()) ? 0 : waterMetres + step;
      if (waterMetres > MAX_WATER_METRES) {
        return Optional.empty();
      }
      // Water and areas without a code belong to the country before them, or to the first one
      // reached.
      String here = grid.countryAt(samples.lon(), samples.lat()).orElse(country);
      if (country != null && !country.equals(here)) {
        stretches.add(new Stretch(country, stretchMetres / 1000));
        stretchMetres = 0;
      }
      country = here;
      stretchMetres += step;
    }
    if (country != null) {
      stretches.add(new Stretch(country, stretchMetres / 1000));
    }
    return Optional.of(new LandWay(from, to, metres / 1000, stretches));
  }

  /** The country at a position; empty at sea. */
  public Optional<String> countryAt(Position position) {
    return grid.countryAt(position.lon(), position.lat());
  }

  /** How many metres of the way between the positions lie on land, to about a kilometre. */
  double metresOnLand(Position from, Position to) {
    double metres = Geodesy.metres(from, to);
    CirclePath samples = new CirclePath(from, to, metres, 1_000);
    int onLand = 0;
    while (samples.next()) {
      onLand += grid.isLand(samples.lon(), samples.lat()) ? 1 : 0;
    }
    return metres * onLand / samples.steps();
  }
}
