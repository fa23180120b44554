package org.lodeline.geodata.network;

import java.util.Arrays;

/** A binary heap of nodes ordered by their cost, which finds a node again when its cost falls. */
final class NodeHeap {
  private static final int NONE = -1;

  private final double[] costs;
  private final int[] nodes;
  private final int[] places;
  private int size;

  NodeHeap(double[] costs) {
    this.costs = costs;
    this.nodes = new int[costs.length];
    this.places = new int[costs.length];
    Arrays.fill(places, NONE);
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean contains(int node) {
    return places[node] != NONE;
  }

  int top() {
    return nodes[0];
  }

  int pop() {
    int top = nodes[0];
    places[top] = NONE;
    int last = nodes[--size];
    if (size > 0) {
      sink(last);
    }
    return top;
  }

  void pushOrDecrease(int node) {
    int place = places[node] == NONE ? size++ : places[node];
    while (place > 0) {
      int parent = (place - 1) >> 1;
      if (costs[nodes[parent]] <= costs[node]) {
        break;
      }
      put(nodes[parent], place);
      place = parent;
    }
    put(node, place);
  }

  private void sink(int node) {
    int place = 0;
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      if (child + 1 < size && costs[nodes[child + 1]] < costs[nodes[child]]) {
        child++;
      }
      if (costs[nodes[child]] >= costs[node]) {
        break;
      }
      put(nodes[child], place);
      place = child;
    }
    put(node, place);
  }

  private void put(int node, int place) {
    nodes[place] = node;
    places[node] = place;
  }
}
