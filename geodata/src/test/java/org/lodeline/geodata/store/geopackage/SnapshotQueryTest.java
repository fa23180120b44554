package org.lodeline.geodata.store.geopackage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.MultiValuedFilter.MatchAction;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.catalog.TestDefinitions;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.store.memory.Snapshot;

/** Queries on a layer of the embedded store. */
class SnapshotQueryTest {
  private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final SimpleFeatureType TYPE = type();

  private static final Snapshot TOWNS =
      new Snapshot(
          TYPE,
          List.of(
              town("apia", -171.8, -13.8, "WSM"),
              town("berlin", 13.4, 52.5, "DEU"),
              town("nowhere", Double.NaN, Double.NaN, "DEU"),
              town("perth", 115.9, -32.0, "AUS"),
              town("suva", 178.4, -18.1, "FJI")));

  @Test
  void withoutAFilter_allFeaturesAreFoundInTheOrderOfTheirIds() {
    assertThat(ids(Filter.INCLUDE)).containsExactly("apia", "berlin", "nowhere", "perth", "suva");
    assertThat(ids(Filter.EXCLUDE)).isEmpty();
  }

  @Test
  void aBox_findsWhatLiesInItOrOnItsEdge() {
    assertThat(ids(box(13.4, 50, 14, 52.5))).containsExactly("berlin");
    assertThat(ids(box(13.5, 50, 14, 60))).isEmpty();
    assertThat(ids(box(-180, -90, 180, 90))).containsExactly("apia", "berlin", "perth", "suva");
  }

  @Test
  void aBoxAcrossTheAntimeridian_findsBothSides() {
    assertThat(ids(box(170, -30, -170, 0))).containsExactly("apia", "suva");
    assertThat(ids(box(179, -30, -170, 0))).containsExactly("apia");
  }

  @Test
  void anId_findsItsFeatureAndAnUnknownOneNothing() {
    assertThat(ids(FILTERS.id(new FeatureIdImpl("perth")))).containsExactly("perth");
    assertThat(ids(FILTERS.id(new FeatureIdImpl("suva"), new FeatureIdImpl("apia"))))
        .containsExactly("apia", "suva");
    assertThat(ids(FILTERS.id(new FeatureIdImpl("atlantis")))).isEmpty();
  }

  @Test
  void equality_findsEveryFeatureWithTheValue() {
    assertThat(ids(FieldFilters.anyOf(List.of("country"), List.of("DEU"))))
        .containsExactly("berlin", "nowhere");
  }

  @Test
  void aBoxTogetherWithAValue_findsWhatPassesBoth() {
    Filter german = FieldFilters.anyOf(List.of("country"), List.of("DEU", "FJI"));

    assertThat(ids(FieldFilters.allOf(List.of(box(0, 0, 20, 60), german))))
        .containsExactly("berlin");
  }

  /** Negation turns a box inside out: the index must not hide what lies outside. */
  @Test
  void notInABox_findsTheRest() {
    assertThat(ids(FILTERS.not(box(0, 0, 20, 60)))).contains("apia", "perth", "suva");
    assertThat(ids(FILTERS.not(box(0, 0, 20, 60)))).doesNotContain("berlin");
  }

  /** Nor may it where the box is only one of the alternatives. */
  @Test
  void aBoxOrAValue_findsWhatPassesEither() {
    Filter australian =
        FILTERS.equal(FILTERS.property("country"), FILTERS.literal("AUS"), true, MatchAction.ANY);

    assertThat(ids(FILTERS.or(box(0, 0, 20, 60), australian))).containsExactly("berlin", "perth");
  }

  @Test
  void aQuery_isLimitedCountedAndBounded(@TempDir Path folder) throws IOException {
    List<SimpleFeature> towns = new ArrayList<>();
    TOWNS.features(Filter.INCLUDE, false).forEachRemaining(towns::add);
    Path file = folder.resolve("towns.gpkg");
    GeoPackageDataStore.create(file, Map.of(TYPE, towns));
    SimpleFeatureSource source =
        GeoPackageDataStore.open(file, List.of(TestDefinitions.of(TYPE))).getFeatureSource("towns");
    Query limited = new Query("towns", Filter.INCLUDE);
    limited.setMaxFeatures(2);
    Query southern = new Query("towns", box(-180, -90, 180, 0));

    assertThat(source.getFeatures(limited).size()).isEqualTo(2);
    assertThat(source.getCount(Query.ALL)).isEqualTo(5);
    assertThat(source.getCount(southern)).isEqualTo(3);
    assertThat(edges(source.getBounds())).containsExactly(-171.8, 178.4, -32.0, 52.5);
    assertThat(edges(source.getBounds(southern))).containsExactly(-171.8, 178.4, -32.0, -13.8);
  }

  @Test
  void aLayerWithoutAnyGeometry_hasNullBounds() {
    Snapshot empty = new Snapshot(TYPE, List.of());

    assertThat(empty.extent().isNull()).isTrue();
    assertThat(ids(empty, box(-180, -90, 180, 90))).isEmpty();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aBox_findsWhatAPassOverAllFeaturesFinds(
      @ForAll("positions") @Size(max = 60) List<Coordinate> positions,
      @ForAll("boxes") BoundingBox box) {
    Snapshot snapshot = new Snapshot(TYPE, towns(positions));

    List<String> expected =
        IntStream.range(0, positions.size())
            .filter(i -> isIn(box, positions.get(i)))
            .mapToObj(SnapshotQueryTest::id)
            .toList();

    assertThat(ids(snapshot, box.on("geometry"))).isEqualTo(expected);
  }

  /** All on a coarse grid, so that positions often lie on the edge of a box. */
  @Provide
  Arbitrary<List<Coordinate>> positions() {
    return Combinators.combine(longitudes(), latitudes()).as(Coordinate::new).list();
  }

  @Provide
  Arbitrary<BoundingBox> boxes() {
    return Combinators.combine(longitudes(), latitudes(), longitudes(), latitudes())
        .as((w, s, e, n) -> new BoundingBox(w, Math.min(s, n), e, Math.max(s, n)));
  }

  private static Arbitrary<Double> longitudes() {
    return Arbitraries.integers().between(-6, 6).map(i -> 30.0 * i);
  }

  private static Arbitrary<Double> latitudes() {
    return Arbitraries.integers().between(-3, 3).map(i -> 30.0 * i);
  }

  private static boolean isIn(BoundingBox box, Coordinate c) {
    boolean inLongitude =
        box.west() <= box.east()
            ? c.x >= box.west() && c.x <= box.east()
            : c.x >= box.west() || c.x <= box.east();
    return inLongitude && c.y >= box.south() && c.y <= box.north();
  }

  private static List<SimpleFeature> towns(List<Coordinate> positions) {
    List<SimpleFeature> towns = new ArrayList<>();
    for (int i = 0; i < positions.size(); i++) {
      towns.add(town(id(i), positions.get(i).x, positions.get(i).y, "DEU"));
    }
    return towns;
  }

  private static String id(int i) {
    return "town-%03d".formatted(i);
  }

  private static Filter box(double west, double south, double east, double north) {
    return new BoundingBox(west, south, east, north).on("geometry");
  }

  private static List<String> ids(Filter filter) {
    return ids(TOWNS, filter);
  }

  private static List<String> ids(Snapshot snapshot, Filter filter) {
    List<String> ids = new ArrayList<>();
    snapshot.features(filter, false).forEachRemaining(feature -> ids.add(feature.getID()));
    return ids;
  }

  private static double[] edges(Envelope box) {
    return new double[] {box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY()};
  }

  private static SimpleFeatureType type() {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName("towns");
    builder.add("geometry", Point.class, DefaultGeographicCRS.WGS84);
    builder.add("country", String.class);
    return builder.buildFeatureType();
  }

  /** A town; without a position if that is not a number. */
  private static SimpleFeature town(String id, double lon, double lat, String country) {
    SimpleFeatureBuilder builder = new SimpleFeatureBuilder(TYPE);
    if (!Double.isNaN(lon)) {
      builder.set("geometry", FACTORY.createPoint(new Coordinate(lon, lat)));
    }
    builder.set("country", country);
    return builder.buildFeature(id);
  }
}
