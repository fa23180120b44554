package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.lodeline.geodata.basemap.CountryGrid;

/**
 * Ways over land: searched on a lattice of 0.2 degrees that knows the country of each node and
 * avoids water, then pulled straight where nothing is in the way. Safe for all threads.
 */
public final class LandNetwork {
  /** A position off the lattice, as on a small island, is joined straight to one this near. */
  private static final double MAX_METRES_OFF_THE_LATTICE = 50_000;

  /** A chord of the sphere with the ellipsoid's least radius of curvature is never too long. */
  private static final double LEAST_RADIUS_METRES = 6_335_000;

  private final CountryGrid grid;
  private final LandLattice lattice;
  private final LandPuller puller;
  private final LandCosts open;

  /** Searches hold large arrays: so many at once, kept for the next. */
  private final Semaphore permits = new Semaphore(Runtime.getRuntime().availableProcessors());

  private final Deque<LandSearch> idle = new ConcurrentLinkedDeque<>();

  /** Takes some tenth of a second, so keep it. */
  public LandNetwork(CountryGrid grid, Rates rates) {
    this.grid = grid;
    LandSight sight = new LandSight(grid);
    this.lattice = new LandLattice(sight);
    this.puller = new LandPuller(grid, sight, lattice);
    this.open = LandCosts.of(grid, rates);
  }

  /** The country at a position; empty at sea. */
  public Optional<String> countryAt(Position position) {
    return grid.countryAt(position.lon(), position.lat());
  }

  /** Whether ways over land begin or end at a position: it lies on land or by the coast. */
  public boolean reaches(Position position) {
    return lattice.nearest(position) >= 0;
  }

  /** Whether a way over land joins two positions while no country is closed. */
  public boolean joins(Position a, Position b) {
    int nodeA = lattice.nearest(a);
    int nodeB = lattice.nearest(b);
    return nodeA >= 0 && nodeB >= 0 && lattice.island(nodeA) == lattice.island(nodeB);
  }

  /** Positions that ways may lead to, with the nodes that they are joined to. */
  static final class Ends {
    private final List<Position> positions;
    private final int[] nodes;
    private final Map<Integer, List<Integer>> byNode = new HashMap<>();

    private Ends(List<Position> positions, LandLattice lattice) {
      this.positions = positions;
      this.nodes = positions.stream().mapToInt(lattice::nearest).toArray();
      for (int i = 0; i < nodes.length; i++) {
        byNode.computeIfAbsent(nodes[i], node -> new ArrayList<>()).add(i);
      }
    }
  }

  Ends ends(List<Position> positions) {
    return new Ends(positions, lattice);
  }

  /**
   * A way that was found.
   *
   * @param start index of the position where it begins
   * @param end index of the end
   */
  record Found(int start, int end, LandWay way) {}

  /**
   * How far to look for ends: until at least {@code count} are found and the next would cost {@code
   * extraUsd} more than the first, or more than {@code maxUsd} (both in USD a tonne).
   */
  record Reach(int count, double extraUsd, double maxUsd) {}

  /** The ways from a position to the ends that are cheapest to reach, the cheapest first. */
  List<Found> nearest(
      Position from, Ends ends, IntPredicate wanted, Reach reach, Set<String> closed) {
    int start = lattice.nearest(from);
    if (start < 0) {
      return straight(from, ends, wanted);
    }
    return searching(
        search -> {
          LandCosts costs = costs(closed);
          search.begin(costs, node -> 0);
          search.start(start, connectionUsd(from, start, costs));
          List<Found> found = new ArrayList<>();
          double enoughUsd = Double.POSITIVE_INFINITY;
          double limitUsd = reach.maxUsd;
          while (search.nextUsd() <= limitUsd) {
            int node = search.next();
            for (int end : ends.byNode.getOrDefault(node, List.of())) {
              if (wanted.test(end)) {
                Position to = ends.positions.get(end);
                found.add(new Found(0, end, puller.pull(from, search.nodesTo(node), to)));
                enoughUsd = Math.min(enoughUsd, search.usd(node) + reach.extraUsd);
                limitUsd =
                    found.size() < reach.count ? reach.maxUsd : Math.min(enoughUsd, limitUsd);
              }
            }
          }
          return found;
        });
  }

  private List<Found> straight(Position from, Ends ends, IntPredicate wanted) {
    List<Found> found = new ArrayList<>();
    for (int end = 0; end < ends.nodes.length; end++) {
      Position to = ends.positions.get(end);
      if (wanted.test(end) && Geodesy.metres(from, to) < MAX_METRES_OFF_THE_LATTICE) {
        found.add(new Found(0, end, puller.pull(from, new int[0], to)));
      }
    }
    return found;
  }

  /**
   * The cheapest way from any of the starts to any of the ends; empty if there is none or it costs
   * more than {@code maxUsd} (USD a tonne) for certain.
   */
  Optional<Found> cheapest(Ends starts, Ends ends, Set<String> closed, double maxUsd) {
    return searching(search -> cheapest(search, starts, ends, costs(closed), maxUsd));
  }

  private Optional<Found> cheapest(
      LandSearch search, Ends starts, Ends ends, LandCosts costs, double maxUsd) {
    search.begin(costs, atLeastTo(ends, costs));
    for (int i = 0; i < starts.nodes.length; i++) {
      int node = starts.nodes[i];
      if (node >= 0 && isOnAnIslandOf(ends, node)) {
        search.start(node, connectionUsd(starts, i, costs));
      }
    }
    double best = maxUsd;
    int bestNode = -1;
    int bestEnd = -1;
    while (search.nextUsd() < best) {
      int node = search.next();
      for (int end : ends.byNode.getOrDefault(node, List.of())) {
        double usd = search.usd(node) + connectionUsd(ends, end, costs);
        if (usd < best) {
          best = usd;
          bestNode = node;
          bestEnd = end;
        }
      }
    }
    if (bestNode < 0) {
      return cheapestOffTheLattice(starts, ends);
    }
    int[] nodes = search.nodesTo(bestNode);
    int start =
        starts.byNode.getOrDefault(nodes[0], List.of()).stream()
            .min(Comparator.comparingDouble(i -> connectionUsd(starts, i, costs)))
            .orElseThrow();
    LandWay way = puller.pull(starts.positions.get(start), nodes, ends.positions.get(bestEnd));
    return Optional.of(new Found(start, bestEnd, way));
  }

  /** Straight between two positions near each other of which one is on an island without a node. */
  private Optional<Found> cheapestOffTheLattice(Ends starts, Ends ends) {
    Found best = null;
    for (int start = 0; start < starts.nodes.length; start++) {
      for (int end = 0; end < ends.nodes.length; end++) {
        Position from = starts.positions.get(start);
        Position to = ends.positions.get(end);
        if ((starts.nodes[start] < 0 || ends.nodes[end] < 0)
            && Geodesy.metres(from, to) < MAX_METRES_OFF_THE_LATTICE) {
          LandWay way = puller.pull(from, new int[0], to);
          best = best == null || way.km() < best.way.km() ? new Found(start, end, way) : best;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean isOnAnIslandOf(Ends ends, int node) {
    for (int end : ends.nodes) {
      if (end >= 0 && lattice.island(end) == lattice.island(node)) {
        return true;
      }
    }
    return false;
  }

  private double connectionUsd(Ends ends, int i, LandCosts costs) {
    return connectionUsd(ends.positions.get(i), ends.nodes[i], costs);
  }

  private double connectionUsd(Position position, int node, LandCosts costs) {
    int area = lattice.area(node);
    return costs.usd(Geodesy.metres(position, lattice.position(node)), area, area);
  }

  /** For each node the cost of the straight way to the nearest of the ends. */
  private IntToDoubleFunction atLeastTo(Ends ends, LandCosts costs) {
    double[][] vectors =
        Arrays.stream(ends.nodes)
            .filter(node -> node >= 0)
            .mapToObj(lattice::position)
            .map(at -> Geodesy.unitVector(at.lon(), at.lat()))
            .toArray(double[][]::new);
    double usdPerChord = costs.leastUsd(LEAST_RADIUS_METRES);
    return node -> {
      double least = Double.POSITIVE_INFINITY;
      for (double[] vector : vectors) {
        least = Math.min(least, lattice.squaredChord(node, vector));
      }
      return Math.sqrt(least) * usdPerChord;
    };
  }

  private LandCosts costs(Set<String> closed) {
    return closed.isEmpty() ? open : open.closing(closed, grid);
  }

  /** Lets go of the large arrays that are kept for the next search. */
  void forget() {
    idle.clear();
  }

  private <T> T searching(Function<LandSearch, T> task) {
    permits.acquireUninterruptibly();
    try {
      LandSearch search = idle.poll();
      if (search == null) {
        search = new LandSearch(lattice, open);
      }
      T result = task.apply(search);
      idle.push(search);
      return result;
    } finally {
      permits.release();
    }
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
