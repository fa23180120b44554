package org.lodeline.geodata.store.geopackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.LodelineException.Kind;
import org.lodeline.geodata.catalog.TestDefinitions;

/** A damaged file is refused when it is opened or read, with its path in the message. */
class BrokenGeoPackageTest {
  private static final SimpleFeatureType TYPE = type("deposits");

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void aWholeFile() {
    file = folder.resolve("lodeline.gpkg");
    GeometryFactory factory = new GeometryFactory();
    List<SimpleFeature> features =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    SimpleFeatureBuilder.build(
                        TYPE,
                        List.of(
                            factory.createPoint(new Coordinate(i / 10.0, 50)),
                            List.of("lithium", "tin"),
                            (long) i,
                            i / 7.0,
                            LocalDate.of(2025, 1, 1)),
                        "d" + i))
            .toList();
    GeoPackageDataStore.create(file, Map.of(TYPE, features));
    read(file);
  }

  @Test
  void aTextFile_isBroken() throws IOException {
    Files.writeString(file, "id,lon,lat\naltmark,11.15,52.85\n".repeat(100));

    assertBroken();
  }

  @Test
  void anEmptyFile_isBroken() throws IOException {
    Files.write(file, new byte[0]);

    assertBroken();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 99, 100, 1000, 4095, 4096, 8192, 20_000})
  void aTruncatedFile_isBroken(int bytesKept) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    assertThat(whole).hasSizeGreaterThan(bytesKept);
    Files.write(file, Arrays.copyOf(whole, bytesKept));

    assertBroken();
  }

  @Test
  void aFileThatLacksItsLastPage_isBroken() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 4096));

    assertBroken();
  }

  @Test
  void anotherSqliteDatabase_isBroken() throws SQLException {
    sql("PRAGMA application_id = 0");

    assertBroken();
  }

  @Test
  void aFileThatLacksALayer_isBrokenAndTheLayerIsNamed() {
    Throwable thrown =
        catchThrowable(
            () ->
                GeoPackageDataStore.open(
                    file,
                    List.of(
                        TestDefinitions.of(TYPE), TestDefinitions.of(type("processing-sites")))));

    assertBroken(thrown);
    assertThat(thrown).hasMessageContaining("processing-sites");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a missing column             | ALTER TABLE deposits DROP COLUMN grade",
        "a missing table              | DROP TABLE deposits",
        "no table of contents         | DROP TABLE gpkg_contents",
        "a day that is none           | UPDATE deposits SET day = '2025-02-30' WHERE id = 'd7'",
        "a list that is none          | UPDATE deposits SET commodities = 'lithium' WHERE id = 'd7'",
        "a number that is none        | UPDATE deposits SET grade = 'high' WHERE id = 'd7'",
        "a whole number that is none  | UPDATE deposits SET rank = 'first' WHERE id = 'd7'",
        "a geometry that is none      | UPDATE deposits SET geometry = x'00' WHERE id = 'd7'",
        "a geometry of another type   | UPDATE deposits SET geometry = x'47500001e610000001020000000000000000' WHERE id = 'd7'",
        "a geometry that is cut short | UPDATE deposits SET geometry = substr(geometry, 1, 50) WHERE id = 'd7'",
      })
  void contentsThatCannotBeRead_areBroken(String fault, String change) throws SQLException {
    sql(change);

    assertBroken();
  }

  @Test
  void aFileThatIsNotThere_isUnavailable() {
    Path absent = folder.resolve("absent.gpkg");

    assertThat(catchThrowable(() -> read(absent)))
        .isInstanceOfSatisfying(
            LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessageContaining(absent.toString());
    assertThat(absent).doesNotExist();
  }

  private static void read(Path file) {
    try (GeoPackageDataStore store =
        GeoPackageDataStore.open(file, List.of(TestDefinitions.of(TYPE)))) {
      assertThat(store.snapshot("deposits", Transaction.AUTO_COMMIT).size()).isEqualTo(500);
    }
  }

  private void assertBroken() {
    assertBroken(catchThrowable(() -> read(file)));
  }

  private void assertBroken(Throwable thrown) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BROKEN_DATA))
        .hasMessageContaining(file.toString());
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement change = connection.createStatement()) {
      change.executeUpdate(statement);
    }
  }

  private static SimpleFeatureType type(String name) {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName(name);
    builder.add("geometry", Point.class, DefaultGeographicCRS.WGS84);
    builder.add("commodities", List.class);
    builder.add("rank", Long.class);
    builder.add("grade", Double.class);
    builder.add("day", LocalDate.class);
    return builder.buildFeatureType();
  }
}
