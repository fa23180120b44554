package org.lodeline.geodata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.LodelineException.Kind;
import org.lodeline.geodata.filter.cql2.Cql2;
import org.lodeline.geodata.format.Formats;
import org.lodeline.geodata.ingest.ImportRequest.Mode;

/** Files that are broken or meant to do harm: a clear error, and nothing is written. */
class HostileFilesTest {
  @TempDir Path folder;
  private ImportFixture imports;

  @BeforeEach
  void openStore() {
    imports = ImportFixture.in(folder);
  }

  @AfterEach
  void closeStore() {
    imports.close();
  }

  private void assertRefused(Path file, String reason) {
    assertRefused(ImportFixture.request(file), reason);
  }

  private void assertRefused(ImportRequest request, String reason) {
    assertThatThrownBy(() -> imports.run(request))
        .isInstanceOfSatisfying(
            LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_INPUT))
        .hasMessageContaining(reason);
    assertThat(imports.layers()).isEmpty();
  }

  @Test
  void anEmptyFile() {
    assertRefused(imports.file("empty.csv", ""), "is empty");
    assertRefused(imports.file("empty.geojson", ""), "none of the files that can be imported");
  }

  @Test
  void aFileOfAnotherKind() {
    assertRefused(
        imports.file("picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'}), "GeoPackage");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 150, 230})
  void geoJsonThatIsCutShort(int length) {
    String whole =
        "{\"type\":\"FeatureCollection\",\"features\":["
            + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{}},"
            + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{}}]}";

    assertRefused(
        imports.file("cut.geojson", whole.substring(0, Math.min(length, whole.length() - 1))),
        "not whole");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpkg", "fgb"})
  void aBinaryFileThatIsCutShortAnywhere(String extension) throws IOException {
    imports.run(imports.file("sites.csv", "id,lon,lat,name\na,1,2,x\nb,3,4,y\n"));
    Path whole =
        imports.export(
            "whole",
            Formats.byExtension(extension).orElseThrow(),
            imports.store().source("sites").getSchema(),
            imports.features("sites"));
    byte[] bytes = Files.readAllBytes(whole);
    int step = Math.max(1, bytes.length / 40);
    for (int length = 24; length < bytes.length - 1; length += step) {
      Path cut = imports.file("cut." + extension, Arrays.copyOf(bytes, length));
      int cutAt = length;
      assertThatThrownBy(() -> imports.run(cut), "cut at %d", cutAt)
          .isInstanceOf(LodelineException.class);
    }
    assertThat(imports.layers()).containsExactly("sites");
  }

  @Test
  void aQuoteThatIsNeverClosed() {
    assertRefused(
        imports.file("quote.csv", "id,lon,lat\na,1,2\nb,\"3,4\n" + "c,5,6\n".repeat(3_000_000)),
        "cannot be read");
  }

  @Test
  void bytesThatAreNoText() {
    assertRefused(
        imports.file("bytes.csv", new byte[] {'a', ',', (byte) 0x81, 0, 1, 2}), "encoding");
    assertRefused(
        imports.mapped(
            imports.file("latin.csv", "lon,lat,n\n1,2,é\n".getBytes(StandardCharsets.ISO_8859_1)),
            "{\"encoding\": \"UTF-8\"}"),
        "no text in UTF-8");
  }

  @Test
  void aHundredThousandColumns() {
    String header =
        IntStream.range(0, 100_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    assertRefused(imports.file("wide.csv", header + "\n1,2\n"), "more than 2,000 columns");
    String members =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "\"c" + i + "\":1")
            .collect(Collectors.joining(","));
    assertRefused(
        imports.file(
            "wide.geojson",
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{" + members + "}}"),
        "more than 2,000 members");
  }

  @Test
  void tenMegabytesInOneField() {
    String large = "x".repeat(10_000_000);
    assertRefused(
        imports.file("large.csv", "lon,lat,note\n1,2," + large + "\n"), "10,000,000 characters");
    assertRefused(
        imports.file(
            "large.geojson",
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"note\":\"" + large + "\"}}"),
        "10,000,000 characters");
  }

  @Test
  void jsonThatIsNestedWithoutEnd() {
    assertRefused(
        imports.file(
            "deep.geojson",
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":" + "[".repeat(100_000)),
        "cannot be read");
  }

  @ParameterizedTest
  @CsvSource({"NaN, 2", "1, Infinity", "181, 0", "0, -90.5", "1e300, 0"})
  void coordinatesThatAreNone(String lon, String lat) {
    assertRefused(imports.file("off.csv", "lon,lat\n" + lon + "," + lat + "\n"), "itude");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"Point\",\"coordinates\":[1]}",
        "{\"type\":\"Point\",\"coordinates\":[\"1\",\"2\"]}",
        "{\"type\":\"Point\",\"coordinates\":[1e999,2]}",
        "{\"type\":\"LineString\",\"coordinates\":[[1,2]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,2]]]}",
        "{\"type\":\"Circle\",\"coordinates\":[1,2]}",
        "{\"type\":\"Point\"}",
        "7",
      })
  void geometriesThatAreNone(String geometry) {
    assertRefused(
        imports.file(
            "shape.geojson",
            "{\"type\":\"Feature\",\"geometry\":" + geometry + ",\"properties\":{\"a\":1}}"),
        "none of the 1 records");
  }

  @Test
  void formulasInCsv_areTextsAndLeaveAsHarmlessOnes() throws IOException {
    imports.run(
        imports.file("evil.csv", "lon,lat,name\n1,2,=HYPERLINK(\"\"x\"\")\n".replace("\"\"", "")));

    assertThat(imports.features("evil").get(0).getAttribute("name")).isEqualTo("=HYPERLINK(x)");
    Path exported =
        imports.export(
            "out",
            Formats.byExtension("csv").orElseThrow(),
            imports.store().source("evil").getSchema(),
            imports.features("evil"));
    assertThat(exported).content().contains("'=HYPERLINK(x)");
  }

  @Test
  void aGeoPackageWithATrigger() throws Exception {
    Path file = naturalEarth();
    sql(
        file,
        "CREATE TRIGGER evil AFTER INSERT ON ne_110m_rivers_lake_centerlines BEGIN DELETE FROM gpkg_contents; END");
    assertRefused(file, "trigger, 'evil'");
  }

  @Test
  void aGeoPackageWhoseLayerIsAViewWithoutEnd() throws Exception {
    Path file = naturalEarth();
    sql(
        file,
        "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid FROM n",
        "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('endless', 'attributes', 'endless')");
    assertRefused(file, "'endless'");
  }

  @Test
  void aGeoPackageWithAnUnknownCoordinateReferenceSystem() throws Exception {
    Path file = naturalEarth();
    sql(
        file,
        "INSERT INTO gpkg_spatial_ref_sys VALUES ('Mars', 99, 'IAU', 49900, 'undefined', NULL)",
        "UPDATE gpkg_geometry_columns SET srs_id = 99");
    assertRefused(file, "'IAU:49900'");
  }

  @Test
  void aGeoPackageWithDamagedGeometries_rejectsThem() throws Exception {
    Path file = naturalEarth();
    // The triggers of the index would call functions that plain SQLite does not have.
    sql(
        file,
        "DROP TRIGGER rtree_ne_110m_rivers_lake_centerlines_geom_update2",
        "DROP TRIGGER rtree_ne_110m_rivers_lake_centerlines_geom_update4",
        "DROP TRIGGER rtree_ne_110m_rivers_lake_centerlines_geom_update1",
        "DROP TRIGGER rtree_ne_110m_rivers_lake_centerlines_geom_update3",
        "UPDATE ne_110m_rivers_lake_centerlines SET geom = x'4750' WHERE fid = 3");
    ImportReport rivers = imports.run(ImportFixture.request(file)).get(2);
    assertThat(rivers.added()).isEqualTo(12);
    assertThat(rivers.reasons()).singleElement().asString().contains("geometry");
  }

  @Test
  void anUnknownCrs_orMapping() {
    Path file = imports.file("sites.csv", "lon,lat\n1,2\n");
    assertRefused(
        new ImportRequest(
            file,
            Optional.empty(),
            Mapping.NONE,
            Optional.of("EPSG:999999"),
            Mode.CREATE,
            "",
            false,
            false),
        "EPSG:999999");
    assertThatThrownBy(() -> imports.mapped(file, "{\"longitude\": 1}"))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("longitude");
    assertRefused(imports.mapped(file, "{\"fields\": {\"x\": null}}"), "unknown column 'x'");
  }

  @Test
  void aNameThatIsNoIdOfALayer() {
    Path file = imports.file("sites.csv", "lon,lat\n1,2\n");
    for (String id : new String[] {"deposits", "A", "../x", "a b"}) {
      assertRefused(
          new ImportRequest(
              file, Optional.of(id), Mapping.NONE, Optional.empty(), Mode.CREATE, "", false, false),
          id);
    }
  }

  private Path naturalEarth() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Cql2.class.getResourceAsStream("ne110m4cql2.gpkg"))) {
      return imports.file("ne.gpkg", in.readAllBytes());
    }
  }

  private static void sql(Path file, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }
}
