package org.lodeline.geodata.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.geotools.api.filter.Filter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.lodeline.fixtures.DecodedTile;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.ingest.EmbeddedStore;

/**
 * Lines and polygons are valid on the grid, whole at the edges, and whole over the antimeridian.
 */
final class ShapeTilesTest {
  @TempDir private static Path folder;
  private static Catalog catalog;

  @BeforeAll
  static void open() {
    catalog = EmbeddedStore.open(folder);
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  @ParameterizedTest
  @CsvSource({
    "countries, WEB_MERCATOR_QUAD, 0",
    "countries, WEB_MERCATOR_QUAD, 1",
    "countries, WEB_MERCATOR_QUAD, 3",
    "countries, WORLD_CRS84_QUAD, 1",
    "corridors, WEB_MERCATOR_QUAD, 0",
    "corridors, WEB_MERCATOR_QUAD, 2",
    "passages, WEB_MERCATOR_QUAD, 2"
  })
  void everyFeature_isThere_andValid(String id, TileMatrixSet set, int zoom) {
    Layer layer = catalog.require(id);
    Set<String> seen = new HashSet<>();
    for (Tile tile : TileFixture.level(set, zoom)) {
      VectorTile made = TileFixture.tile(layer, Filter.INCLUDE, tile);
      assertThat(made.bytes().length).isLessThanOrEqualTo(200_000);
      assertThat(made.droppedCount()).isZero();
      DecodedTile.of(made.bytes())
          .features()
          .forEach(
              feature -> {
                seen.add(feature.id());
                assertThat(feature.geometry().isValid())
                    .as("%s of %s: %s", feature.id(), tile, feature.geometry())
                    .isTrue();
                assertThat(feature.geometry().isEmpty()).isFalse();
              });
    }
    assertThat(seen).hasSize(withGeometry(layer));
  }

  private static int withGeometry(Layer layer) {
    return (int)
        layer.features().stream()
            .filter(feature -> feature.getDefaultGeometry() instanceof Geometry g && !g.isEmpty())
            .count();
  }

  @Test
  void russia_hasNoEdgeAtTheAntimeridian() {
    for (Tile tile : List.of(TileFixture.mercator(3, 0, 1), TileFixture.mercator(3, 7, 1))) {
      Geometry russia =
          TileFixture.decoded(catalog.require("countries"), tile).ofId("RUS").get(0).geometry();
      int seam = tile.x() == 0 ? 0 : 4096;
      Geometry land = russia.intersection(box(seam - 60, 0, seam + 60, 4096));
      Geometry rim = land.getBoundary().intersection(box(seam - 1, 0, seam + 1, 4096));

      assertThat(land.isEmpty()).isFalse();
      assertThat(rim.getLength()).isLessThan(40);
    }
  }

  private static Geometry box(int west, int north, int east, int south) {
    return new GeometryFactory().toGeometry(new Envelope(west, east, north, south));
  }

  @Test
  void aLineFromFijiToChile_goesOnBeyondTheAntimeridian() throws Exception {
    Layer layer =
        TileFixture.layerOf(
            "MultiLineString", "MULTILINESTRING((170 -18, 180 -19), (-180 -19, -71 -33))");

    for (int zoom : new int[] {0, 1, 4, 6}) {
      int last = (1 << zoom) - 1;
      int row = (int) Math.floor(TileMatrixSet.WEB_MERCATOR_QUAD.y(-19) * (1 << zoom));
      Envelope west = extent(layer, TileFixture.mercator(zoom, 0, row));
      Envelope east = extent(layer, TileFixture.mercator(zoom, last, row));

      assertThat(west.getMinX()).isEqualTo(-64);
      assertThat(east.getMaxX()).isEqualTo(4096 + 64);
    }
  }

  private static Envelope extent(Layer layer, Tile tile) {
    return TileFixture.decoded(layer, tile).features().get(0).geometry().getEnvelopeInternal();
  }

  @Test
  void whatIsSmallerThanAUnit_isStillThere() throws Exception {
    Layer layer =
        TileFixture.layerOf(
            "Geometry",
            "POLYGON((10 10, 10.001 10, 10.001 10.001, 10 10))",
            "LINESTRING(20 10, 20.001 10)",
            "MULTIPOINT((30 10), (30.001 10))",
            "POINT(40 10)");

    DecodedTile tile = TileFixture.decoded(layer, TileFixture.mercator(0, 0, 0));

    assertThat(tile.features())
        .extracting(DecodedTile.Feature::id)
        .containsExactlyInAnyOrder("f0", "f1", "f2", "f3");
    assertThat(tile.features()).allMatch(feature -> feature.geometry().isValid());
  }

  @Test
  void neighbours_meetAtTheirEdge() throws Exception {
    Layer layer = TileFixture.layerOf("LineString", "LINESTRING(-100 10, 100 50)");

    LineString west = (LineString) only(layer, TileFixture.mercator(1, 0, 0));
    LineString east = (LineString) only(layer, TileFixture.mercator(1, 1, 0));
    AffineTransformation over = AffineTransformation.translationInstance(4096, 0);

    // Both have the stretch within the buffer of the edge.
    assertThat(west.intersection(over.transform(east).buffer(1.5)).getLength()).isGreaterThan(120);
  }

  private static Geometry only(Layer layer, Tile tile) {
    List<DecodedTile.Feature> features = TileFixture.decoded(layer, tile).features();
    assertThat(features).hasSize(1);
    return features.get(0).geometry();
  }

  @Test
  void moreThanFits_isCoarsened_thenDroppedSmallestFirst_andCounted() {
    Layer layer = TileFixture.layer("Polygon", stars(20_000));

    VectorTile tile = TileFixture.tile(layer, Filter.INCLUDE, TileFixture.mercator(0, 0, 0));

    assertThat(tile.bytes().length).isLessThanOrEqualTo(200_000).isGreaterThan(100_000);
    DecodedTile decoded = DecodedTile.of(tile.bytes());
    assertThat(decoded.features()).hasSize(20_000 - tile.droppedCount());
    assertThat(decoded.ofId("f19999")).as("the largest").hasSize(1);
    assertThat(decoded.ofId("f0")).as("the smallest").isEmpty();
    assertThat(decoded.features()).allMatch(feature -> feature.geometry().isValid());
  }

  /** Polygons that are bent enough to cross themselves when they are simplified; ever larger. */
  private static List<Geometry> stars(int count) {
    Random random = new Random(1);
    List<Geometry> stars = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double lon = random.nextDouble() * 340 - 170;
      double lat = random.nextDouble() * 140 - 70;
      double size = 0.1 + 5.0 * i / count;
      Coordinate[] ring = new Coordinate[41];
      for (int corner = 0; corner < 40; corner++) {
        double radius = size * (corner % 2 == 0 ? 1 : 0.2 + 0.7 * random.nextDouble());
        double angle = corner * Math.PI / 20;
        ring[corner] =
            new Coordinate(lon + radius * Math.cos(angle), lat + radius * Math.sin(angle));
      }
      ring[40] = ring[0];
      stars.add(new GeometryFactory().createPolygon(ring));
    }
    return stars;
  }
}
