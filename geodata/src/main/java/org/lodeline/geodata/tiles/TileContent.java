package org.lodeline.geodata.tiles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.format.VectorTileLayer;

/**
 * What is in a tile, written in the way that shows most of it within the bytes that it may take.
 */
final class TileContent {
  /** Units by which lines may be off, first a quarter of a pixel of a tile of 256. */
  private static final double[] TOLERANCES = {4, 16, 64};

  private final TileRequest request;
  private final PointSchema schema;

  TileContent(TileRequest request, PointSchema schema) {
    this.request = request;
    this.schema = schema;
  }

  /**
   * Writes the tile.
   *
   * @param exact all points of the tile, or more than {@link VectorTiles#MOST_EXACT} of them
   * @param cells of the same points
   */
  VectorTile write(List<SimpleFeature> exact, CellSource cells, GridShapes shapes) {
    Consumer<VectorTileLayer> points = exact.isEmpty() ? layer -> {} : points(exact, cells);
    List<GridShape> fine = shapes.shapes(TOLERANCES[0]);
    VectorTileLayer layer = layer(points, fine);
    for (int i = 1; i < TOLERANCES.length && !fits(layer); i++) {
      fine = shapes.shapes(TOLERANCES[i]);
      layer = layer(points, fine);
    }
    int kept = fine.size();
    while (!fits(layer) && kept > 0) {
      kept = Math.min(kept - 1, (int) (0.95 * kept * request.mostBytes() / layer.byteCount()));
      layer = layer(points, largest(fine, kept));
    }
    return new VectorTile(layer.toByteArray(), fine.size() - kept);
  }

  /** The largest of the shapes, in the order in which they come. */
  private static List<GridShape> largest(List<GridShape> shapes, int count) {
    return IntStream.range(0, shapes.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> shapes.get(i).size()).reversed())
        .limit(count)
        .sorted()
        .map(shapes::get)
        .toList();
  }

  /** Writes a tile of so many points that they are not shown as they are. */
  VectorTile cells(CellSource cells) {
    return new VectorTile(layer(points(cells), List.of()).toByteArray(), 0);
  }

  private VectorTileLayer layer(Consumer<VectorTileLayer> points, List<GridShape> shapes) {
    VectorTileLayer layer = new VectorTileLayer(request.layer().id());
    points.accept(layer);
    if (!shapes.isEmpty()) {
      FeatureProperties properties = new FeatureProperties(layer, request.fields());
      for (GridShape shape : shapes) {
        shape.write(layer, properties);
      }
    }
    return layer;
  }

  private boolean fits(VectorTileLayer layer) {
    return layer.byteCount() <= request.mostBytes();
  }

  /** How the points are written: as they are, or in cells that are small enough to fit. */
  private Consumer<VectorTileLayer> points(List<SimpleFeature> exact, CellSource cells) {
    if (exact.size() <= VectorTiles.MOST_EXACT) {
      Consumer<VectorTileLayer> asTheyAre =
          layer -> {
            PointMarks marks = marks(layer);
            exact.forEach(one -> marks.exact(one, (Point) one.getDefaultGeometry()));
          };
      if (fits(layer(asTheyAre, List.of()))) {
        return asTheyAre;
      }
    }
    return points(cells);
  }

  private Consumer<VectorTileLayer> points(CellSource cells) {
    PointCells.Run run = cells.cells(PointCells.CELL_DEPTH);
    Map<String, SimpleFeature> alone = alone(run);
    Consumer<VectorTileLayer> inCells = layer -> marks(layer).cells(run, alone);
    for (int depth = PointCells.CELL_DEPTH;
        depth >= 0 && !fits(layer(inCells, List.of()));
        depth--) {
      PointCells.Run coarser = cells.cells(depth);
      inCells = layer -> marks(layer).cells(coarser, Map.of());
    }
    return inCells;
  }

  private PointMarks marks(VectorTileLayer layer) {
    return new PointMarks(layer, request.fields(), request.tile(), schema);
  }

  /** The features that are alone in their cell; none if they are too many to fit. */
  private Map<String, SimpleFeature> alone(PointCells.Run run) {
    List<String> ids = new ArrayList<>();
    for (int cell = run.from(); cell < run.to(); cell++) {
      if (run.cells().count(cell) == 1) {
        ids.add(run.cells().firstId(cell));
      }
    }
    Map<String, SimpleFeature> alone = new HashMap<>();
    if (!ids.isEmpty()) {
      request.features(FieldFilters.ids(ids), feature -> alone.put(feature.getID(), feature));
    }
    return alone;
  }
}
