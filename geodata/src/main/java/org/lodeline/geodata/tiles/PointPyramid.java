package org.lodeline.geodata.tiles;

import java.util.ArrayList;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;

/**
 * The points of a layer with the cells of its low zoom levels, counted once, so that a tile takes
 * no time in proportion to its points. Immutable and safe for all threads.
 */
final class PointPyramid {
  /** A level that has more cells than one for so many points is not worth its memory. */
  private static final int POINTS_PER_CELL = 4;

  private static final int DEEPEST = 28;

  private final Points points;
  private final List<PointCells> levels = new ArrayList<>();

  PointPyramid(Points points) {
    this.points = points;
    for (int depth = PointCells.CELL_DEPTH; depth <= DEEPEST; depth++) {
      PointCells level = new PointCells(points, 0, points.size(), depth);
      if (level.size() > points.size() / POINTS_PER_CELL) {
        break;
      }
      levels.add(level);
    }
  }

  PointSchema schema() {
    return points.schema();
  }

  /** Whether the features of the points are here. */
  boolean hasFeatures() {
    return points.hasFeatures();
  }

  /** The features of a tile, where there are features. */
  List<SimpleFeature> features(Tile tile) {
    return points.features(points.from(tile), points.to(tile));
  }

  /** How many points a tile has. */
  int count(Tile tile) {
    return points.to(tile) - points.from(tile);
  }

  /**
   * The cells of a tile.
   *
   * @param cellDepth how often the tile is quartered to get one
   */
  PointCells.Run cells(Tile tile, int cellDepth) {
    int from = points.from(tile);
    int to = points.to(tile);
    int depth = tile.depth() + cellDepth;
    int level = depth - PointCells.CELL_DEPTH;
    if (level >= 0 && level < levels.size()) {
      PointCells cells = levels.get(level);
      return cells.run(cells.cellFrom(from), cells.cellFrom(to));
    }
    return new PointCells(points, from, to, depth).all();
  }
}
