package org.lodeline.geodata.network;

import java.util.Arrays;

/**
 * A queue of nodes, the one of the least key first: a heap with four children a place, with the
 * keys in the heap itself, so that what is compared lies together in memory. A node whose key falls
 * is put in again; whoever takes nodes out knows which entries are out of date.
 */
final class NodeQueue {
  private static final int CHILDREN = 4;

  private double[] keys = new double[1024];
  private int[] nodes = new int[1024];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }

  /** The least key; there must be one. */
  double leastKey() {
    return keys[0];
  }

  /** The node of the least key; there must be one. */
  int first() {
    return nodes[0];
  }

  void add(int node, double key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      nodes = Arrays.copyOf(nodes, 2 * size);
    }
    int place = size++;
    while (place > 0) {
      int parent = (place - 1) / CHILDREN;
      if (keys[parent] <= key) {
        break;
      }
      keys[place] = keys[parent];
      nodes[place] = nodes[parent];
      place = parent;
    }
    keys[place] = key;
    nodes[place] = node;
  }

  void removeFirst() {
    double key = keys[--size];
    int node = nodes[size];
    int place = 0;
    while (true) {
      int child = CHILDREN * place + 1;
      if (child >= size) {
        break;
      }
      int end = Math.min(child + CHILDREN, size);
      int least = child;
      for (int other = child + 1; other < end; other++) {
        if (keys[other] < keys[least]) {
          least = other;
        }
      }
      if (keys[least] >= key) {
        break;
      }
      keys[place] = keys[least];
      nodes[place] = nodes[least];
      place = least;
    }
    keys[place] = key;
    nodes[place] = node;
  }
}
