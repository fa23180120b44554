package org.lodeline.geodata.tiles;

import java.util.LinkedHashMap;
import java.util.Map;
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
  private final PointPyramids pyramids;

  /**
   * Makes tiles.
   *
   * @param commodities by which points are told apart where they are counted
   */
  public VectorTiles(CodeList commodities) {
    this.commodities = commodities;
    this.pyramids = new PointPyramids(commodities);
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
    boolean pointsOnly = definition.geometryClass().filter(Point.class::equals).isPresent();
    if (pointsOnly && Filter.INCLUDE.equals(request.filter())) {
      PointPyramid pyramid = pyramids.of(request);
      int count = pyramid.count(request.tile());
      CellSource cells = depth -> pyramid.cells(request.tile(), depth);
      TileContent content = new TileContent(request, pyramid.schema());
      if (count == 0) {
        return new VectorTile(new byte[0], 0);
      } else if (count > MOST_EXACT) {
        return content.cells(cells);
      } else if (pyramid.hasFeatures()) {
        return content.write(pyramid.features(request.tile()), cells, new GridShapes());
      }
    }
    return fromFeatures(request, new PointSchema(definition, commodities), pointsOnly);
  }

  private static VectorTile fromFeatures(
      TileRequest request, PointSchema schema, boolean pointsOnly) {
    Tile tile = request.tile();
    TilePoints points = new TilePoints(tile, schema, request.isInMemory());
    GridShapes shapes = new GridShapes();
    for (double world : pointsOnly ? new double[] {0} : tile.worlds()) {
      GridClip clip = new GridClip(tile, world);
      request.features(
          clip.degrees(),
          feature -> {
            if (!(feature.getDefaultGeometry() instanceof Point point)) {
              shapes.add(feature, clip);
            } else if (world == 0) {
              points.add(feature, point);
            }
          });
    }
    return new TileContent(request, schema).write(points.exact(), points, shapes);
  }
}
