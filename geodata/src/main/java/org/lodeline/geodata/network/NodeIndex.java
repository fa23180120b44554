package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;

/**
 * Numbers the ends of lines: ends within some 40 m of each other are one node, also from the two
 * sides of the antimeridian. MARNET has many a lane that stops 25 to 40 m short of the next.
 */
final class NodeIndex {
  /**
   * Above the 3.7e-4 degrees by which lanes miss each other, below the 5e-4 from which nodes stand
   * apart on purpose.
   */
  private static final double TWIN_DEGREES = 4e-4;

  private static final long COLUMNS = Math.round(360 / TWIN_DEGREES);

  private final int[] nodeOfEnd;
  private final List<Coordinate> coordinates = new ArrayList<>();

  /** Numbers the ends in the order given. */
  NodeIndex(List<Coordinate> ends) {
    Twins twins = new Twins();
    int[] positions = ends.stream().mapToInt(twins::at).toArray();
    int[] nodes = new int[twins.coordinates.size()];
    for (int position = 0; position < nodes.length; position++) {
      int root = root(twins.parent, position);
      if (root == position) {
        nodes[position] = coordinates.size();
        coordinates.add(twins.coordinates.get(position));
      } else {
        nodes[position] = nodes[root];
      }
    }
    this.nodeOfEnd = IntStream.of(positions).map(position -> nodes[position]).toArray();
  }

  /** Positions, linked to those close by. A cell is as wide as twins may be apart. */
  private static final class Twins {
    private final Map<Coordinate, Integer> numbers = new HashMap<>();
    private final Map<Long, List<Integer>> cells = new HashMap<>();
    private final List<Coordinate> coordinates = new ArrayList<>();
    private int[] parent = new int[1024];

    int at(Coordinate c) {
      Coordinate at = new Coordinate(c.x - 360 * Math.floor((c.x + 180) / 360), c.y);
      return numbers.computeIfAbsent(at, this::add);
    }

    private int add(Coordinate at) {
      int position = coordinates.size();
      coordinates.add(at);
      if (position == parent.length) {
        parent = Arrays.copyOf(parent, 2 * position);
      }
      parent[position] = position;
      long column = (long) Math.floor((at.x + 180) / TWIN_DEGREES);
      long row = (long) Math.floor((at.y + 90) / TWIN_DEGREES);
      for (long x = column - 1; x <= column + 1; x++) {
        for (long y = row - 1; y <= row + 1; y++) {
          for (int other : cells.getOrDefault(key(x, y), List.of())) {
            Coordinate o = coordinates.get(other);
            if (Math.hypot(Geodesy.nearestTurn(o.x, at.x) - at.x, o.y - at.y) <= TWIN_DEGREES) {
              union(parent, position, other);
            }
          }
        }
      }
      cells.computeIfAbsent(key(column, row), key -> new ArrayList<>(2)).add(position);
      return position;
    }

    private static long key(long column, long row) {
      return Math.floorMod(column, COLUMNS) << 32 | row;
    }
  }

  /** The node of an end, by its place in the list given. */
  int node(int end) {
    return nodeOfEnd[end];
  }

  int size() {
    return coordinates.size();
  }

  Coordinate coordinate(int node) {
    return coordinates.get(node);
  }

  boolean[] largestComponent(int[] from, int[] to) {
    int[] parent = IntStream.range(0, size()).toArray();
    for (int i = 0; i < from.length; i++) {
      union(parent, from[i], to[i]);
    }
    int[] sizes = new int[size()];
    for (int node = 0; node < size(); node++) {
      sizes[root(parent, node)]++;
    }
    int largest = 0;
    for (int node = 0; node < size(); node++) {
      largest = sizes[node] > sizes[largest] ? node : largest;
    }
    boolean[] member = new boolean[size()];
    for (int node = 0; node < size(); node++) {
      member[node] = root(parent, node) == largest;
    }
    return member;
  }

  /** Unites two sets; the lower of their roots is the root of both. */
  private static void union(int[] parent, int one, int other) {
    int a = root(parent, one);
    int b = root(parent, other);
    parent[Math.max(a, b)] = Math.min(a, b);
  }

  private static int root(int[] parent, int node) {
    int root = node;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
