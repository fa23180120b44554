package org.lodeline.geodata.store.memory;

import org.geotools.api.feature.simple.SimpleFeature;

/**
 * Finds the place of a feature by its id in constant time: a hash table with open addressing, which
 * takes at most 16 bytes a feature. Immutable and safe for all threads.
 */
final class IdIndex {
  private static final int NONE = -1;

  private final SimpleFeature[] features;

  /**
   * Places, each at the first free cell from that of its hash on; one more than each, 0 is free.
   */
  private final int[] cells;

  /**
   * An index.
   *
   * @param features by place, no two with the same id; not changed from now on
   */
  IdIndex(SimpleFeature[] features) {
    this.features = features;
    // At least half of the cells stay free, so that runs are short.
    this.cells = new int[Integer.highestOneBit(Math.max(1, features.length)) << 2];
    for (int place = 0; place < features.length; place++) {
      int cell = cell(features[place].getID());
      while (cells[cell] != 0) {
        cell = after(cell);
      }
      cells[cell] = place + 1;
    }
  }

  /** The place of the feature with this id; negative if there is none. */
  int place(String id) {
    int cell = cell(id);
    while (cells[cell] != 0 && !features[cells[cell] - 1].getID().equals(id)) {
      cell = after(cell);
    }
    return cells[cell] == 0 ? NONE : cells[cell] - 1;
  }

  private int cell(String id) {
    // Ids that are counted up differ in their last bits alone; a multiplier spreads them.
    int hash = id.hashCode() * 0x9E3779B9;
    return (hash ^ (hash >>> 16)) & (cells.length - 1);
  }

  private int after(int cell) {
    return (cell + 1) & (cells.length - 1);
  }
}
