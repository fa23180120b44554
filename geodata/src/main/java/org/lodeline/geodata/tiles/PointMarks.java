package org.lodeline.geodata.tiles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.format.VectorTileLayer;

/**
 * Writes the points of a tile: each as it is where they fit, else the cells that they are in. A
 * cell with one point shows that point as it is, where there is room for all of these.
 */
final class PointMarks {
  static final String POINT_COUNT = "point_count";
  static final String BBOX = "bbox";
  static final String COMMODITY_COUNT = "commodity_count";
  static final String FAMILY_COUNT = "family_";
  static final String SUM = "_sum";
  static final String SUM_COUNT = "_sum_count";

  private static final long DECIMALS = 100_000;

  private final VectorTileLayer layer;
  private final FeatureProperties properties;
  private final Tile tile;
  private final PointSchema schema;

  PointMarks(VectorTileLayer layer, List<String> fields, Tile tile, PointSchema schema) {
    this.layer = layer;
    this.properties = new FeatureProperties(layer, fields);
    this.tile = tile;
    this.schema = schema;
  }

  /** The properties of cells, with their types as in {@link VectorTiles#properties}. */
  static Map<String, String> properties(PointSchema schema) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(POINT_COUNT, "Number");
    properties.put(BBOX, "String");
    schema.commodityField().ifPresent(field -> properties.put(COMMODITY_COUNT, "Number"));
    schema.families().forEach(family -> properties.put(FAMILY_COUNT + family, "Number"));
    for (PointSchema.Amount amount : schema.amounts()) {
      properties.put(amount.field() + SUM, "Number");
      properties.put(amount.field() + SUM_COUNT, "Number");
    }
    return properties;
  }

  /** A point as it is. */
  void exact(SimpleFeature feature, Point point) {
    layer.begin();
    properties.write(feature);
    layer.point(within(tile.gridX(point.getX())), within(tile.gridY(point.getY())));
    layer.end(VectorTileLayer.Shape.POINT);
  }

  private static int within(double grid) {
    return (int) Math.max(0, Math.min(VectorTileLayer.EXTENT - 1, Math.floor(grid)));
  }

  /**
   * Cells.
   *
   * @param alone the features that are shown as they are, by id; others that are alone in their
   *     cell are shown as a cell of one point
   */
  void cells(PointCells.Run run, Map<String, SimpleFeature> alone) {
    CellKeys keys = new CellKeys();
    PointCells cells = run.cells();
    for (int cell = run.from(); cell < run.to(); cell++) {
      SimpleFeature only = cells.count(cell) == 1 ? alone.get(cells.firstId(cell)) : null;
      if (only != null && only.getDefaultGeometry() instanceof Point point) {
        exact(only, point);
      } else {
        keys.write(cells, cell);
      }
    }
  }

  /** The properties of a cell, by the numbers of their names. */
  private final class CellKeys {
    private final int id = layer.key("id");
    private final int count = layer.key(POINT_COUNT);
    private final int box = layer.key(BBOX);
    private final int commodityCount = layer.key(COMMODITY_COUNT);
    private final int[] families =
        schema.families().stream().mapToInt(family -> layer.key(FAMILY_COUNT + family)).toArray();

    void write(PointCells cells, int cell) {
      layer.begin();
      layer.property(count, (long) cells.count(cell));
      if (cells.count(cell) == 1) {
        layer.property(id, cells.firstId(cell));
      }
      layer.property(box, box(cells, cell));
      commodities(cells, cell);
      for (int kind = 0; kind < schema.amounts().size(); kind++) {
        if (cells.isSum(kind, cell)) {
          sum(cells, cell, kind);
        }
      }
      layer.point(
          within(tile.gridX(cells.meanLongitude(cell))),
          within(tile.gridY(cells.meanLatitude(cell))));
      layer.end(VectorTileLayer.Shape.POINT);
    }

    private void commodities(PointCells cells, int cell) {
      if (cells.dominant(cell) < 0) {
        return;
      }
      int commodity = layer.key(schema.commodityField().orElseThrow());
      layer.property(commodity, schema.commodity(cells.dominant(cell)));
      layer.property(commodityCount, (long) cells.dominantCount(cell));
      for (int family = 0; family < families.length; family++) {
        if (cells.familyCount(family, cell) > 0) {
          layer.property(families[family], (long) cells.familyCount(family, cell));
        }
      }
    }

    private void sum(PointCells cells, int cell, int kind) {
      PointSchema.Amount amount = schema.amounts().get(kind);
      layer.property(layer.key(amount.field() + SUM), cells.sum(kind, cell));
      layer.property(layer.key(amount.field() + SUM_COUNT), (long) cells.sumCount(kind, cell));
    }
  }

  /** The box as query parameters have it, rounded outwards. */
  private static String box(PointCells cells, int cell) {
    StringBuilder text = new StringBuilder(48);
    for (int side = 0; side < 4; side++) {
      double scaled = cells.side(cell, side) * DECIMALS;
      long whole = (long) (side < 2 ? Math.floor(scaled) : Math.ceil(scaled));
      if (side > 0) {
        text.append(',');
      }
      decimal(text, whole);
    }
    return text.toString();
  }

  private static void decimal(StringBuilder text, long scaled) {
    long size = Math.abs(scaled);
    if (scaled < 0) {
      text.append('-');
    }
    text.append(size / DECIMALS);
    long fraction = size % DECIMALS;
    if (fraction != 0) {
      String digits = Long.toString(DECIMALS + fraction).substring(1);
      text.append('.').append(digits);
    }
  }
}
