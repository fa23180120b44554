package org.lodeline.geodata.tiles;

/** The points of a tile in cells of any size. */
interface CellSource {
  /**
   * The cells.
   *
   * @param cellDepth how often the tile is quartered to get one
   */
  PointCells.Run cells(int cellDepth);
}
