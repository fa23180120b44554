package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;

/**
 * Numbers the ends of lines: ends that share a position are one node, also from the two sides of
 * the antimeridian.
 */
final class NodeIndex {
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final List<Coordinate> coordinates = new ArrayList<>();

  int at(Coordinate c) {
    double lon = c.x - 360 * Math.floor((c.x + 180) / 360);
    long key = Math.round((lon + 180) * 1e6) * 1_000_000_000L + Math.round((c.y + 90) * 1e6);
    return numbers.computeIfAbsent(
        key,
        k -> {
          coordinates.add(new Coordinate(lon, c.y));
          return coordinates.size() - 1;
        });
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
      parent[root(parent, from[i])] = root(parent, to[i]);
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

  private static int root(int[] parent, int node) {
    int root = node;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
