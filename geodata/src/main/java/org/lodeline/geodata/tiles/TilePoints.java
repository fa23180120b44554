package org.lodeline.geodata.tiles;

import java.util.ArrayList;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.Point;

/** The points of one tile, as features while they are few. */
final class TilePoints implements CellSource {
  private final Tile tile;
  private final Points.Builder many;

  /** All points; none is added any more when there are more than a tile shows as they are. */
  private final List<SimpleFeature> few = new ArrayList<>();

  /**
   * No points yet.
   *
   * @param inMemory whether the features are in memory anyhow
   */
  TilePoints(Tile tile, PointSchema schema, boolean inMemory) {
    this.tile = tile;
    this.many = new Points.Builder(tile.set(), schema, inMemory);
  }

  /** Takes a point if it is in the tile. */
  void add(SimpleFeature feature, Point point) {
    if (point.isEmpty() || !Points.isIn(tile, point)) {
      return;
    }
    if (few.size() <= VectorTiles.MOST_EXACT) {
      few.add(feature);
    } else {
      count();
      many.add(feature, point);
    }
  }

  /** Takes over those that are not among the many yet. */
  private void count() {
    for (SimpleFeature one : few.subList(Math.min(many.size(), few.size()), few.size())) {
      many.add(one, (Point) one.getDefaultGeometry());
    }
  }

  /** All points, or more than {@link VectorTiles#MOST_EXACT} of them. */
  List<SimpleFeature> exact() {
    return few;
  }

  @Override
  public PointCells.Run cells(int cellDepth) {
    count();
    Points points = many.build();
    return new PointCells(points, 0, points.size(), tile.depth() + cellDepth).all();
  }
}
