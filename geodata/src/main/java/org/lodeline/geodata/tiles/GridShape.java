package org.lodeline.geodata.tiles;

import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.lodeline.geodata.format.VectorTileLayer;

/**
 * A feature on the grid of a tile.
 *
 * @param paths x and y of each vertex in turn: lines, rings that are not closed, or all points
 * @param size the area or length, in units of the grid
 */
record GridShape(
    SimpleFeature feature, VectorTileLayer.Shape shape, List<int[]> paths, double size) {
  GridShape {
    paths = List.copyOf(paths);
  }

  void write(VectorTileLayer layer, FeatureProperties properties) {
    layer.begin();
    properties.write(feature);
    for (int[] path : paths) {
      switch (shape) {
        case POINT -> layer.points(path);
        case LINE -> layer.line(path);
        case POLYGON -> layer.ring(path);
      }
    }
    layer.end(shape);
  }
}
