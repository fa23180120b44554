package org.lodeline.geodata.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.lodeline.geodata.basemap.CountryGrid;

/** What it costs to move over the land lattice, and which countries are closed. Immutable. */
final class LandCosts {
  /**
   * USD a tonne for a metre, by area as {@link CountryGrid} numbers it; at 0 that of no country.
   */
  private final double[] usdPerMetre;

  private final double leastUsdPerMetre;
  private final double[][] borderUsd;
  private final boolean[] closed;

  private LandCosts(double[] usdPerMetre, double[][] borderUsd, boolean[] closed) {
    this.usdPerMetre = usdPerMetre;
    this.leastUsdPerMetre = Arrays.stream(usdPerMetre).min().orElse(0);
    this.borderUsd = borderUsd;
    this.closed = closed;
  }

  /** The costs by these rates, with every country open. */
  static LandCosts of(CountryGrid grid, Rates rates) {
    List<Optional<String>> codes =
        IntStream.range(0, grid.areaCount()).mapToObj(grid::codeOf).toList();
    double[] usdPerMetre = new double[codes.size()];
    double[][] borderUsd = new double[codes.size()][codes.size()];
    for (int a = 0; a < usdPerMetre.length; a++) {
      double circuity = codes.get(a).map(rates::circuity).orElse(rates.landCircuity().value());
      usdPerMetre[a] = rates.landUsd(circuity) / 1000;
      for (int b = 0; b < usdPerMetre.length; b++) {
        if (codes.get(a).isPresent() && codes.get(b).isPresent()) {
          borderUsd[a][b] = rates.borderUsd(codes.get(a).get(), codes.get(b).get());
        }
      }
    }
    return new LandCosts(usdPerMetre, borderUsd, new boolean[codes.size()]);
  }

  /** The same costs with these countries (ISO 3166-1 alpha-3) closed. */
  LandCosts closing(Set<String> countries, CountryGrid grid) {
    boolean[] shut = new boolean[closed.length];
    for (int area = 0; area < shut.length; area++) {
      shut[area] = grid.codeOf(area).filter(countries::contains).isPresent();
    }
    return new LandCosts(usdPerMetre, borderUsd, shut);
  }

  /** The cost in USD a tonne of an edge between two areas, as {@link LandSight} numbers them. */
  double usd(double metres, int from, int to) {
    double freight = metres * (usdPerMetre[Math.max(from, 0)] + usdPerMetre[Math.max(to, 0)]) / 2;
    return from == to || !LandSight.isCountry(from) || !LandSight.isCountry(to)
        ? freight
        : freight + borderUsd[from][to];
  }

  /** What so many metres cost at least, anywhere. */
  double leastUsd(double metres) {
    return metres * leastUsdPerMetre;
  }

  boolean isClosed(int area) {
    return LandSight.isCountry(area) && closed[area];
  }
}
