package org.lodeline.geodata.network;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The cheapest way over the sea network from a set of start nodes: Dijkstra's search on primitive
 * arrays, which settles the 36,000 nodes of MARNET in a few milliseconds. One object is one search,
 * which goes as far as it was asked to and on from there when it is asked again; threads that share
 * one wait for each other.
 *
 * <p>A port is never on the way: a search that begins at one has left it from the first.
 */
final class SeaPaths {
  private static final int NONE = -1;

  /** So many nodes are settled before the targets are looked at again. */
  private static final int SETTLED_AT_ONCE = 64;

  private final SeaNetwork network;
  private final double[] edgeCosts;
  private final long closed;
  private final double[] costs;
  private final int[] viaEdge;
  private final boolean[] settled;
  private final NodeQueue queue = new NodeQueue();

  /**
   * @param edgeCosts what each edge costs, not negative, in any one unit
   * @param closed the bits of the passages that may not be used
   */
  SeaPaths(SeaNetwork network, double[] edgeCosts, long closed) {
    this.network = network;
    this.edgeCosts = edgeCosts;
    this.closed = closed;
    this.costs = new double[network.nodeCount()];
    this.viaEdge = new int[network.nodeCount()];
    Arrays.fill(costs, Double.POSITIVE_INFINITY);
    Arrays.fill(viaEdge, NONE);
    this.settled = new boolean[network.nodeCount()];
  }

  /**
   * Lets the search begin at {@code node} with a cost already spent; the lower of two such costs
   * counts.
   */
  void start(int node, double cost) {
    if (network.isPort(node)) {
      relaxFrom(node, cost);
    }
    if (cost < costs[node]) {
      costs[node] = cost;
      viaEdge[node] = NONE;
      queue.add(node, cost);
    }
  }

  /**
   * Searches on until it is known which of the targets is reached at the lowest total.
   *
   * @param targets nodes
   * @param endCosts what it costs to go on from each target to its goal
   * @return empty if none can be reached
   */
  synchronized OptionalInt cheapest(int[] targets, double[] endCosts) {
    while (true) {
      double best = Double.POSITIVE_INFINITY;
      double leastOpen = Double.POSITIVE_INFINITY;
      int bestNode = NONE;
      for (int i = 0; i < targets.length; i++) {
        int node = targets[i];
        if (costs[node] + endCosts[i] < best) {
          best = costs[node] + endCosts[i];
          bestNode = node;
        }
        if (!settled[node]) {
          leastOpen = Math.min(leastOpen, endCosts[i]);
        }
      }
      if (nextCost() + leastOpen >= best) {
        return bestNode == NONE ? OptionalInt.empty() : OptionalInt.of(bestNode);
      }
      for (int i = 0; i < SETTLED_AT_ONCE && nextCost() < Double.POSITIVE_INFINITY; i++) {
        int node = queue.first();
        queue.removeFirst();
        settled[node] = true;
        if (!network.isPort(node)) {
          relaxFrom(node, costs[node]);
        }
      }
    }
  }

  /** What the next node costs; infinite if there is none. */
  private double nextCost() {
    while (!queue.isEmpty() && settled[queue.first()]) {
      // It was reached more cheaply since it was put in.
      queue.removeFirst();
    }
    return queue.isEmpty() ? Double.POSITIVE_INFINITY : queue.leastKey();
  }

  private void relaxFrom(int node, double spent) {
    int end = network.firstArc(node + 1);
    for (int arc = network.firstArc(node); arc < end; arc++) {
      int edge = network.edge(arc);
      if ((network.passageBits(edge) & closed) != 0) {
        continue;
      }
      int other = network.target(arc);
      double cost = spent + edgeCosts[edge];
      if (cost < costs[other]) {
        costs[other] = cost;
        viaEdge[other] = edge;
        queue.add(other, cost);
      }
    }
  }

  /**
   * The edges from {@code node} to the start that it is reached from most cheaply, in that order.
   */
  synchronized int[] edgesFrom(int node) {
    IntStream.Builder edges = IntStream.builder();
    for (int at = node; viaEdge[at] != NONE && (at == node || !network.isPort(at)); ) {
      edges.add(viaEdge[at]);
      at = network.otherEnd(viaEdge[at], at);
    }
    return edges.build().toArray();
  }
}
