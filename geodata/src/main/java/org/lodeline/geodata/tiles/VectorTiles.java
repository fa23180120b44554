package org.lodeline.geodata.tiles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.catalog.CodeList;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/** Makes vector tiles of any layer. Safe for all threads. */
public final class VectorTiles {
  /** What a tile takes at most, before it is compressed. */
  public static final int MOST_BYTES = 200_000;

  /** A tile with more points is one of cells, whatever it would take. */
  static final int MOST_EXACT = 1000;

  private final CodeList commodities;
  private final PointPyramids pyramids = new PointPyramids();

  /**
   * Makes tiles.
   *
   * @param commodities by which points are told apart where they are counted
   */
  public VectorTiles(CodeList commodities) {
    this.commodities = commodities;
  }

  /**
   * The properties that features of a layer's tiles may have, with the type of each: {@code
   * String}, {@code Number} or {@code Boolean}.
   */
  public Map<String, String> properties(LayerDefinition layer) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("id", "String");
    for (Field field : layer.fields()) {
      properties.put(
          field.name(),
          switch (field.type()) {
            case INTEGER, NUMBER -> "Number";
            case BOOLEAN -> "Boolean";
            case STRING, STRINGS, DATE, TIMESTAMP -> "String";
          });
    }
    if (hasPoints(layer)) {
      PointMarks.properties(new PointSchema(layer, commodities)).forEach(properties::put);
    }
    return properties;
  }

  private static boolean hasPoints(LayerDefinition layer) {
    return layer.geometryClass().filter(type -> type.isAssignableFrom(Point.class)).isPresent();
  }

  /**
   * The tile of one layer.
   *
   * @throws LodelineException of kind UNAVAILABLE if the layer cannot be read
   */
  public VectorTile tile(TileRequest request) {
    LayerDefinition definition = request.layer().definition();
    PointSchema schema = new PointSchema(definition, commodities);
    boolean pointsOnly = definition.geometryClass().filter(Point.class::equals).isPresent();
    if (pointsOnly && Filter.INCLUDE.equals(request.filter())) {
      PointPyramid pyramid = pyramids.of(request, schema);
      if (pyramid.count(request.tile()) == 0) {
        return new VectorTile(new byte[0], 0);
      } else if (pyramid.count(request.tile()) > MOST_EXACT) {
        CellSource cells = depth -> pyramid.cells(request.tile(), depth);
        return new TileContent(request, schema).cells(cells);
      }
    }
    return fromFeatures(request, schema, pointsOnly);
  }

  private static VectorTile fromFeatures(
      TileRequest request, PointSchema schema, boolean pointsOnly) {
    Tile tile = request.tile();
    Points.Builder points = new Points.Builder(tile.set(), schema);
    List<SimpleFeature> exact = new ArrayList<>();
    GridShapes shapes = new GridShapes();
    for (double world : pointsOnly ? new double[] {0} : tile.worlds()) {
      GridClip clip = new GridClip(tile, world);
      request.features(
          clip.degrees(),
          feature -> {
            if (!(feature.getDefaultGeometry() instanceof Point point)) {
              shapes.add(feature, clip);
            } else if (world == 0 && !point.isEmpty() && Points.isIn(tile, point)) {
              points.add(feature, point);
              if (exact.size() <= MOST_EXACT) {
                exact.add(feature);
              }
            }
          });
    }
    CellSource cells =
        depth -> new PointCells(points.build(), 0, points.size(), tile.depth() + depth).all();
    return new TileContent(request, schema).write(exact, cells, shapes);
  }
}
