package org.lodeline.geodata.network;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A search for the cheapest ways over the land lattice, by A*: the nodes come in the order of their
 * cost and what may at least remain from them. One object is used by one thread at a time, for one
 * search after the other, as its arrays are large.
 */
final class LandSearch {
  private static final byte NONE = -1;

  private final LandLattice lattice;
  private final double[] usd;

  /** What the queue is ordered by: the cost with what may at least remain. */
  private final double[] totalUsd;

  private final byte[] cameBy;
  private final NodeQueue queue = new NodeQueue();
  private final int[] touched;
  private int touchedCount;

  private LandCosts costs;
  private IntToDoubleFunction atLeastRemaining = node -> 0;

  LandSearch(LandLattice lattice, LandCosts costs) {
    this.lattice = lattice;
    this.costs = costs;
    this.usd = new double[lattice.nodeCount()];
    this.totalUsd = new double[lattice.nodeCount()];
    this.cameBy = new byte[lattice.nodeCount()];
    this.touched = new int[lattice.nodeCount()];
    Arrays.fill(totalUsd, Double.POSITIVE_INFINITY);
  }

  /**
   * Begins a search.
   *
   * @param costs what edges cost, and which countries are closed
   * @param atLeastRemaining for a node a lower bound, in USD a tonne, of what remains to the goal;
   *     it may not fall along an edge by more than the edge costs
   */
  void begin(LandCosts costs, IntToDoubleFunction atLeastRemaining) {
    queue.clear();
    for (int i = 0; i < touchedCount; i++) {
      totalUsd[touched[i]] = Double.POSITIVE_INFINITY;
    }
    touchedCount = 0;
    this.costs = costs;
    this.atLeastRemaining = atLeastRemaining;
  }

  /** Lets the search begin at a node with a cost already spent; the lower of two such counts. */
  void start(int node, double spentUsd) {
    reach(node, spentUsd, NONE);
  }

  private void reach(int node, double newUsd, byte direction) {
    double remainingUsd;
    if (newUsd == Double.POSITIVE_INFINITY) {
      // A border that nothing crosses.
      return;
    }
    if (totalUsd[node] == Double.POSITIVE_INFINITY) {
      touched[touchedCount++] = node;
      remainingUsd = atLeastRemaining.applyAsDouble(node);
    } else if (newUsd < usd[node]) {
      remainingUsd = totalUsd[node] - usd[node];
    } else {
      return;
    }
    usd[node] = newUsd;
    totalUsd[node] = newUsd + remainingUsd;
    cameBy[node] = direction;
    queue.add(node, totalUsd[node]);
  }

  /** What the next node costs, with what at least remains from it; infinite if there is none. */
  double nextUsd() {
    while (!queue.isEmpty()) {
      if (queue.leastKey() <= totalUsd[queue.first()]) {
        return queue.leastKey();
      }
      // The node was reached more cheaply since.
      queue.removeFirst();
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Settles the next node and returns it; {@link #nextUsd} must have told that there is one. */
  int next() {
    int node = queue.first();
    queue.removeFirst();
    int area = lattice.area(node);
    double usdHere = usd[node];
    lattice.visitEdges(
        node,
        (other, direction, metres) -> {
          int otherArea = lattice.area(other);
          if (!costs.isClosed(otherArea)) {
            reach(other, usdHere + costs.usd(metres, area, otherArea), (byte) direction);
          }
        });
    return node;
  }

  /** What it costs to reach a settled node, in USD a tonne. */
  double usd(int node) {
    return usd[node];
  }

  /** The nodes from the start to a settled node. */
  int[] nodesTo(int node) {
    int count = 1;
    for (int at = node; cameBy[at] != NONE; at = before(at)) {
      count++;
    }
    int[] nodes = new int[count];
    int at = node;
    for (int i = count - 1; i > 0; i--) {
      nodes[i] = at;
      at = before(at);
    }
    nodes[0] = at;
    return nodes;
  }

  private int before(int node) {
    return lattice.neighbour(node, LandLattice.opposite(cameBy[node]));
  }
}
