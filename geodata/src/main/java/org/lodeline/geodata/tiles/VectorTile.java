package org.lodeline.geodata.tiles;

/** The bytes of a tile, and what could not be in it. */
public final class VectorTile {
  private final byte[] bytes;
  private final int droppedCount;

  VectorTile(byte[] bytes, int droppedCount) {
    this.bytes = bytes;
    this.droppedCount = droppedCount;
  }

  /** Layers in the format of Mapbox Vector Tile 2.1, which is not to be changed; empty for none. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many lines and polygons, the smallest of the tile, are left out for its size. */
  public int droppedCount() {
    return droppedCount;
  }
}
