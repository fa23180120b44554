package org.lodeline.geodata.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.geotools.api.filter.Filter;
import org.geotools.factory.CommonFactoryFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.lodeline.fixtures.DecodedTile;
import org.lodeline.geodata.catalog.Layer;

/** No point disappears, none is counted twice, and no tile is too large. */
final class PointTilesTest {
  private static final int MANY = 300_000;
  private static final Layer RANDOM = TileFixture.layer("Point", TileFixture.points(MANY));
  private static final Layer ONE_PLACE =
      TileFixture.layer(
          "Point",
          Collections.nCopies(304_000, new GeometryFactory().createPoint(new Coordinate(7, 50))));

  /** Passes every feature, but is not known to. */
  private static final Filter ANY =
      CommonFactoryFinder.getFilterFactory()
          .not(
              CommonFactoryFinder.getFilterFactory()
                  .isNull(CommonFactoryFinder.getFilterFactory().property("name")));

  @ParameterizedTest
  @CsvSource({
    "WEB_MERCATOR_QUAD, 0",
    "WEB_MERCATOR_QUAD, 1",
    "WEB_MERCATOR_QUAD, 3",
    "WEB_MERCATOR_QUAD, 6",
    "WORLD_CRS84_QUAD, 0",
    "WORLD_CRS84_QUAD, 2",
    "WORLD_CRS84_QUAD, 5"
  })
  void theCountsOfALevel_addUpToTheLayer(TileMatrixSet set, int zoom) {
    long count = 0;
    for (Tile tile : TileFixture.level(set, zoom)) {
      byte[] bytes = TileFixture.tile(RANDOM, Filter.INCLUDE, tile).bytes();
      assertThat(bytes.length).as("bytes of %s", tile).isLessThanOrEqualTo(200_000);
      count += DecodedTile.of(bytes).count();
    }
    assertThat(count).isEqualTo(MANY);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "5, 16, 10", "22, 2178707, 1422476"})
  void allPointsInOnePlace_areOneMark(int z, int x, int y) {
    DecodedTile tile = TileFixture.decoded(ONE_PLACE, TileFixture.mercator(z, x, y));

    assertThat(tile.features()).hasSize(1);
    assertThat(tile.features().get(0).properties())
        .containsEntry("point_count", 304_000L)
        .containsEntry("bbox", "7,50,7,50");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "3, 2, 4", "6, 19, 36", "7, 39, 72"})
  void aFilterThatPassesAll_givesTheSameTile(int z, int x, int y) {
    Tile tile = TileFixture.mercator(z, x, y);

    assertThat(TileFixture.tile(RANDOM, ANY, tile).bytes())
        .isEqualTo(TileFixture.tile(RANDOM, Filter.INCLUDE, tile).bytes());
  }

  @Test
  void aPointOnTheEdgeOfTiles_isInOneOfThem() throws Exception {
    Layer layer =
        TileFixture.layerOf(
            "Point",
            "POINT(0 0)",
            "POINT(180 90)",
            "POINT(-180 -90)",
            "POINT(90 66.51326044311186)");

    for (int zoom = 0; zoom <= 5; zoom++) {
      Set<String> seen = new TreeSet<>();
      for (Tile tile : TileFixture.level(TileMatrixSet.WEB_MERCATOR_QUAD, zoom)) {
        TileFixture.decoded(layer, tile)
            .features()
            .forEach(feature -> assertThat(seen.add(feature.id())).isTrue());
      }
      assertThat(seen).containsExactly("f0", "f1", "f2", "f3");
    }
  }

  @Test
  void aFewPoints_areAsTheyAre() throws Exception {
    Layer layer = TileFixture.layerOf("Point", "POINT(-90 0)", "POINT(10 20)");

    DecodedTile tile = TileFixture.decoded(layer, TileFixture.mercator(0, 0, 0));

    assertThat(tile.features()).hasSize(2);
    DecodedTile.Feature first = tile.ofId("f0").get(0);
    assertThat(first.geometry().getCoordinate()).isEqualTo(new Coordinate(1024, 2048));
    assertThat(first.properties())
        .containsOnlyKeys("id", "name")
        .containsEntry("name", "name of 0");
  }

  @Test
  void aPointAloneInItsCell_isAsItIs_besideCells() {
    List<Geometry> points = TileFixture.points(3000);

    DecodedTile tile =
        TileFixture.decoded(TileFixture.layer("Point", points), TileFixture.mercator(0, 0, 0));

    assertThat(tile.count()).isEqualTo(3000);
    assertThat(tile.features()).anyMatch(feature -> feature.count() > 100);
    assertThat(tile.features())
        .anyMatch(feature -> String.valueOf(feature.properties().get("name")).startsWith("name"));
  }
}
