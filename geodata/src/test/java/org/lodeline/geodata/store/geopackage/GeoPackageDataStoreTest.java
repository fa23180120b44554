package org.lodeline.geodata.store.geopackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.TestDefinitions;

/** What is written to a GeoPackage and read back. */
class GeoPackageDataStoreTest {
  @TempDir Path folder;

  @Test
  void everyTypeOfAttribute_comesBackAsItWasWritten() throws IOException {
    SimpleFeatureType type = table("facts");
    LocalDate date = LocalDate.of(2025, 10, 9);
    SimpleFeature full =
        feature(
            type,
            "full",
            "Äœ \"quoted\" 'n ;,\n锂",
            List.of("a;b", "ü", ""),
            1L << 60,
            0.1,
            true,
            date);
    SimpleFeature empty = feature(type, "no-values", null, null, null, null, null, null);
    SimpleFeature zero =
        feature(type, "zero", "", List.of(), 0L, 0.0, false, LocalDate.of(1, 1, 1));

    List<SimpleFeature> read = roundTrip(type, List.of(full, empty, zero));

    assertThat(read).extracting(SimpleFeature::getID).containsExactly("full", "no-values", "zero");
    assertThat(read.get(0).getAttributes()).isEqualTo(full.getAttributes());
    assertThat(read.get(1).getAttributes()).isEqualTo(empty.getAttributes());
    assertThat(read.get(2).getAttributes()).isEqualTo(zero.getAttributes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Point; POINT (11.15 52.85)",
        "LineString; LINESTRING (32 30.6, 32.7 30.6)",
        "MultiLineString; MULTILINESTRING ((170 0, 180 5), (-180 5, -170 10))",
        "MultiPolygon; MULTIPOLYGON (((0 0, 10 0, 10 10, 0 0), (4 1, 6 1, 6 2, 4 1)))",
      })
  void everyTypeOfGeometry_comesBackAsItWasWritten(String geometryType, String wkt)
      throws IOException, ParseException {
    SimpleFeatureType type = layer("shapes", geometryType);
    SimpleFeature shape = feature(type, "shape", new WKTReader().read(wkt), "with a shape");
    SimpleFeature none = feature(type, "without", null, "without one");

    List<SimpleFeature> read = roundTrip(type, List.of(shape, none));

    assertThat(((Geometry) read.get(0).getDefaultGeometry()).toText()).isEqualTo(wkt);
    assertThat(read.get(1).getDefaultGeometry()).isNull();
    assertThat(read.get(1).getAttribute("name")).isEqualTo("without one");
  }

  @Test
  void severalLayers_keepTheirOrderAndTheirFeatures() throws IOException {
    SimpleFeatureType flows = table("flows");
    SimpleFeatureType deposits = layer("deposits", "Point");
    SimpleFeatureType none = layer("nothing-here", "Point");
    Map<SimpleFeatureType, List<SimpleFeature>> layers = new LinkedHashMap<>();
    layers.put(flows, List.of(feature(flows, "f", "flow", null, null, null, null, null)));
    layers.put(deposits, List.of(feature(deposits, "d", null, "deposit")));
    layers.put(none, List.of());
    Path file = folder.resolve("several.gpkg");
    GeoPackageDataStore.create(file, layers);

    GeoPackageDataStore store =
        GeoPackageDataStore.open(file, layers.keySet().stream().map(TestDefinitions::of).toList());

    assertThat(store.getTypeNames()).containsExactly("flows", "deposits", "nothing-here");
    assertThat(features(store, "flows")).extracting(SimpleFeature::getID).containsExactly("f");
    assertThat(features(store, "deposits")).extracting(SimpleFeature::getID).containsExactly("d");
    assertThat(features(store, "nothing-here")).isEmpty();
  }

  @Test
  void featuresAreRead_inTheOrderOfTheirIds() throws IOException {
    SimpleFeatureType type = layer("ports", "Point");
    List<SimpleFeature> unordered = new ArrayList<>();
    for (String id : List.of("b", "a10", "Z", "a", "a9", "_")) {
      unordered.add(feature(type, id, null, id));
    }

    assertThat(roundTrip(type, unordered))
        .extracting(SimpleFeature::getID)
        .containsExactly("Z", "_", "a", "a10", "a9", "b");
  }

  /** What QGIS and GDAL look for. */
  @Test
  void theFile_isAGeoPackage() throws SQLException, ParseException {
    SimpleFeatureType points = layer("deposits", "Point");
    SimpleFeatureType table = table("flows");
    Map<SimpleFeatureType, List<SimpleFeature>> layers = new LinkedHashMap<>();
    layers.put(
        points,
        List.of(
            feature(points, "a", new WKTReader().read("POINT (-10 20)"), "a"),
            feature(points, "b", new WKTReader().read("POINT (30 -40)"), "b")));
    layers.put(table, List.of());
    Path file = folder.resolve("standard.gpkg");
    GeoPackageDataStore.create(file, layers);

    assertThat(sql(file, "PRAGMA application_id")).containsExactly("" + 0x47504B47);
    assertThat(sql(file, "PRAGMA user_version")).containsExactly("10300");
    assertThat(
            sql(
                file,
                "SELECT table_name || ' ' || data_type || ' ' || ifnull(srs_id, '-') || ' '"
                    + " || ifnull(min_x || ' ' || min_y || ' ' || max_x || ' ' || max_y, '-')"
                    + " FROM gpkg_contents ORDER BY table_name"))
        .containsExactly("deposits features 4326 -10.0 -40.0 30.0 20.0", "flows attributes - -");
    assertThat(
            sql(
                file,
                "SELECT table_name || ' ' || column_name || ' ' || geometry_type_name || ' ' || srs_id"
                    + " FROM gpkg_geometry_columns"))
        .containsExactly("deposits geometry POINT 4326");
    assertThat(sql(file, "SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id"))
        .containsExactly("-1", "0", "4326");
    assertThat(sql(file, "SELECT type FROM pragma_table_info('deposits') WHERE name = 'geometry'"))
        .containsExactly("POINT");
    assertThat(sql(file, "PRAGMA foreign_key_check")).isEmpty();
  }

  @Test
  void aFileThatExists_isNotWrittenOver() {
    SimpleFeatureType type = table("facts");
    Path file = folder.resolve("taken.gpkg");
    GeoPackageDataStore.create(file, Map.of(type, List.of()));

    assertThatThrownBy(() -> GeoPackageDataStore.create(file, Map.of(type, List.of())))
        .isInstanceOfSatisfying(
            LodelineException.class,
            e -> assertThat(e.kind()).isEqualTo(LodelineException.Kind.UNAVAILABLE));
  }

  private List<SimpleFeature> roundTrip(SimpleFeatureType type, List<SimpleFeature> features)
      throws IOException {
    Path file = folder.resolve("round-trip.gpkg");
    GeoPackageDataStore.create(file, Map.of(type, features));
    return features(
        GeoPackageDataStore.open(file, List.of(TestDefinitions.of(type))), type.getTypeName());
  }

  private static List<SimpleFeature> features(GeoPackageDataStore store, String typeName)
      throws IOException {
    SimpleFeatureSource source = store.getFeatureSource(typeName);
    List<SimpleFeature> features = new ArrayList<>();
    try (SimpleFeatureIterator iterator = source.getFeatures().features()) {
      while (iterator.hasNext()) {
        features.add(iterator.next());
      }
    }
    return features;
  }

  private static List<String> sql(Path file, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  private static SimpleFeatureType table(String name) {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName(name);
    builder.add("text", String.class);
    builder.add("list", List.class);
    builder.add("whole", Long.class);
    builder.add("number", Double.class);
    builder.add("flag", Boolean.class);
    builder.add("day", LocalDate.class);
    return builder.buildFeatureType();
  }

  private static SimpleFeatureType layer(String name, String geometry) {
    Class<?> binding =
        Map.of(
                "Point", Point.class,
                "LineString", LineString.class,
                "MultiLineString", MultiLineString.class,
                "MultiPolygon", MultiPolygon.class)
            .get(geometry);
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName(name);
    builder.add("geometry", binding, DefaultGeographicCRS.WGS84);
    builder.add("name", String.class);
    return builder.buildFeatureType();
  }

  private static SimpleFeature feature(
      SimpleFeatureType type, String id, @Nullable Object... values) {
    return SimpleFeatureBuilder.build(type, Arrays.asList(values), id);
  }
}
