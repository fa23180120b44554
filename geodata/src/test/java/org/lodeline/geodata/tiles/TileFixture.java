package org.lodeline.geodata.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.lodeline.fixtures.DecodedTile;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.store.memory.MemoryLayer;

/** Layers that only a test knows, and their tiles. */
final class TileFixture {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final VectorTiles TILES = new VectorTiles(BundledLayers.commodities());

  private static final AtomicInteger VERSIONS = new AtomicInteger();

  private TileFixture() {}

  /** A layer of geometries, whose ids are {@code f0}, {@code f1} and so on. */
  static Layer layer(String geometryType, List<Geometry> geometries) {
    LayerDefinition definition =
        new LayerDefinition(
            "tested",
            "Tested",
            "",
            geometryType,
            List.of(Field.plain("name", "Name", Field.Type.STRING)));
    List<SimpleFeature> features = new ArrayList<>();
    SimpleFeatureBuilder builder = new SimpleFeatureBuilder(definition.featureType());
    for (Geometry geometry : geometries) {
      builder.add(geometry);
      builder.add("name of " + features.size());
      features.add(builder.buildFeature("f" + features.size()));
    }
    return layer(definition, features);
  }

  static Layer layer(LayerDefinition definition, List<SimpleFeature> features) {
    return new Layer(
        definition,
        MemoryLayer.of(definition.featureType(), features),
        "version " + VERSIONS.incrementAndGet());
  }

  static Layer layerOf(String geometryType, String... wkt) throws ParseException {
    List<Geometry> geometries = new ArrayList<>();
    for (String text : wkt) {
      geometries.add(new WKTReader().read(text));
    }
    return layer(geometryType, geometries);
  }

  /** Points at random, more of them where there are many. */
  static List<Geometry> points(int count) {
    Random random = new Random(1);
    List<Geometry> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double lon = i % 3 == 0 ? random.nextDouble() * 360 - 180 : random.nextGaussian() * 4 - 70;
      double lat = i % 3 == 0 ? random.nextDouble() * 180 - 90 : random.nextGaussian() * 4 - 25;
      points.add(FACTORY.createPoint(new Coordinate(lon, lat)));
    }
    return points;
  }

  static VectorTile tile(Layer layer, Filter filter, Tile tile) {
    List<String> fields = layer.definition().fields().stream().map(Field::name).toList();
    return TILES.tile(new TileRequest(layer, filter, fields, tile, VectorTiles.MOST_BYTES));
  }

  static DecodedTile decoded(Layer layer, Tile tile) {
    return DecodedTile.of(tile(layer, Filter.INCLUDE, tile).bytes());
  }

  static Tile mercator(int z, int x, int y) {
    return new Tile(TileMatrixSet.WEB_MERCATOR_QUAD, z, x, y);
  }

  /** All tiles of a zoom level. */
  static List<Tile> level(TileMatrixSet set, int z) {
    List<Tile> tiles = new ArrayList<>();
    for (int y = 0; y < set.rows(z); y++) {
      for (int x = 0; x < set.columns(z); x++) {
        tiles.add(new Tile(set, z, x, y));
      }
    }
    return tiles;
  }
}
