package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.lodeline.geodata.basemap.CountryGrid;
import org.lodeline.geodata.network.LandWay.Stretch;

/**
 * Pulls the zigzag of a way over the lattice straight, as a string between pins, wherever a
 * straight line stays on land and in the same countries. Immutable and safe for all threads.
 */
final class LandPuller {
  /** A straight line in degrees stays within some 6 km of the geodesic on this length. */
  private static final double MAX_METRES = 500_000;

  /** The line to a later node may be clear though that to the next is not. */
  private static final int MAX_HIDDEN = 4;

  private final CountryGrid grid;
  private final LandSight sight;
  private final LandLattice lattice;

  LandPuller(CountryGrid grid, LandSight sight, LandLattice lattice) {
    this.grid = grid;
    this.sight = sight;
    this.lattice = lattice;
  }

  /** The way from {@code from} by the nodes to {@code to}. */
  LandWay pull(Position from, int[] nodes, Position to) {
    if (from.equals(to)) {
      return measured(List.of(from.toCoordinate(), to.toCoordinate()));
    }
    Coordinate[] zigzag = new Coordinate[nodes.length + 2];
    int[] areas = new int[zigzag.length];
    for (int i = 0; i < zigzag.length; i++) {
      Position at = i == 0 ? from : i == zigzag.length - 1 ? to : lattice.position(nodes[i - 1]);
      zigzag[i] = at.toCoordinate();
      areas[i] = sight.areaAt(at.lon(), at.lat());
      if (i > 0) {
        zigzag[i].x = Geodesy.nearestTurn(zigzag[i].x, zigzag[i - 1].x);
      }
    }
    List<Coordinate> path = new ArrayList<>();
    path.add(zigzag[0]);
    for (int at = 0; at < zigzag.length - 1; ) {
      at = farthestClear(zigzag, areas, at);
      path.add(zigzag[at]);
    }
    return measured(path);
  }

  private int farthestClear(Coordinate[] zigzag, int[] areas, int from) {
    int farthest = from + 1;
    int hidden = 0;
    for (int i = from + 2; i < zigzag.length && hidden < MAX_HIDDEN; i++) {
      if (LandSight.approximateMetres(zigzag[from], zigzag[i]) > MAX_METRES) {
        break;
      }
      if (sight.isClear(zigzag, areas, from, i)) {
        farthest = i;
        hidden = 0;
      } else {
        hidden++;
      }
    }
    return farthest;
  }

  /** Water and land of no country count to the country before them, or to the first one reached. */
  private LandWay measured(List<Coordinate> path) {
    List<Stretch> stretches = new ArrayList<>();
    double[] all = {0};
    double[] here = {0};
    int[] country = {LandSight.WATER};
    for (int i = 1; i < path.size(); i++) {
      Coordinate a = path.get(i - 1);
      Coordinate b = path.get(i);
      double metres = Geodesy.metres(a.x, a.y, b.x, b.y);
      all[0] += metres;
      sight.walk(
          a,
          b,
          (area, share) -> {
            if (LandSight.isCountry(area) && area != country[0]) {
              if (country[0] != LandSight.WATER) {
                stretches.add(stretch(country[0], here[0]));
                here[0] = 0;
              }
              country[0] = area;
            }
            here[0] += share * metres;
          });
    }
    if (country[0] != LandSight.WATER) {
      stretches.add(stretch(country[0], here[0]));
    }
    return new LandWay(path, all[0] / 1000, stretches);
  }

  private Stretch stretch(int area, double metres) {
    Optional<String> code = grid.codeOf(area);
    return new Stretch(code.orElseThrow(), metres / 1000);
  }
}
