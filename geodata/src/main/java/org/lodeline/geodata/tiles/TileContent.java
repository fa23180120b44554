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
   * How points are written, and a layer in which they are so.
   *
   * @param layer has more bytes than it may have, if nothing better was found
   */
  private record Attempt(Consumer<VectorTileLayer> points, VectorTileLayer layer) {}

  /**
   * Writes the tile.
   *
   * @param exact all points of the tile, or more than {@link VectorTiles#MOST_EXACT} of them
   * @param cells of the same points
   */
  VectorTile write(List<SimpleFeature> exact, CellSource cells, GridShapes shapes) {
    Attempt attempt = exact.isEmpty() ? attempt(layer -> {}) : points(exact, cells);
    List<GridShape> fine = shapes.shapes(TOLERANCES[0]);
    if (fine.isEmpty()) {
      return new VectorTile(attempt.layer.toByteArray(), 0);
    }
    VectorTileLayer layer = layer(attempt.points, fine);
    for (int i = 1; i < TOLERANCES.length && !fits(layer); i++) {
      fine = shapes.shapes(TOLERANCES[i]);
      layer = layer(attempt.points, fine);
    }
    int kept = fine.size();
    while (!fits(layer) && kept > 0) {
      kept = Math.min(kept - 1, (int) (0.95 * kept * request.mostBytes() / layer.byteCount()));
      layer = layer(attempt.points, largest(fine, kept));
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
    return new VectorTile(points(cells).layer.toByteArray(), 0);
  }

  private Attempt attempt(Consumer<VectorTileLayer> points) {
    return new Attempt(points, layer(points, List.of()));
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

  /** How the points are written: as they are, or in cells that are large enough to fit. */
  private Attempt points(List<SimpleFeature> exact, CellSource cells) {
    if (exact.size() <= VectorTiles.MOST_EXACT) {
      Attempt attempt = attempt(layer -> asTheyAre(exact, layer));
      if (fits(attempt.layer)) {
        return attempt;
      }
    }
    return points(cells);
  }

  /** Stops where the tile is too large already. */
  private void asTheyAre(List<SimpleFeature> exact, VectorTileLayer layer) {
    PointMarks marks = marks(layer);
    for (SimpleFeature one : exact) {
      marks.exact(one, (Point) one.getDefaultGeometry());
      if (!fits(layer)) {
        return;
      }
    }
  }

  private Attempt points(CellSource cells) {
    PointCells.Run run = cells.cells(PointCells.CELL_DEPTH);
    Map<String, SimpleFeature> alone = alone(run);
    Attempt attempt = attempt(layer -> marks(layer).cells(run, alone));
    for (int depth = PointCells.CELL_DEPTH; depth >= 0 && !fits(attempt.layer); depth--) {
      PointCells.Run coarser = cells.cells(depth);
      attempt = attempt(layer -> marks(layer).cells(coarser, Map.of()));
    }
    return attempt;
  }

  private PointMarks marks(VectorTileLayer layer) {
    return new PointMarks(layer, request.fields(), request.tile(), schema);
  }

  /** The features that are alone in their cell. */
  private Map<String, SimpleFeature> alone(PointCells.Run run) {
    PointCells cells = run.cells();
    List<String> ids = new ArrayList<>();
    Map<String, SimpleFeature> alone = new HashMap<>();
    for (int cell = run.from(); cell < run.to(); cell++) {
      if (cells.count(cell) == 1 && cells.points().hasFeatures()) {
        alone.put(cells.firstId(cell), cells.first(cell));
      } else if (cells.count(cell) == 1) {
        ids.add(cells.firstId(cell));
      }
    }
    if (!ids.isEmpty()) {
      request.features(FieldFilters.ids(ids), feature -> alone.put(feature.getID(), feature));
    }
    return alone;
  }
}
