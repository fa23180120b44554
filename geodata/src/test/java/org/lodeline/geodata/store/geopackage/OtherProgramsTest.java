package org.lodeline.geodata.store.geopackage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.data.DataUtilities;
import org.geotools.data.DefaultTransaction;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.geotools.util.factory.Hints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;

/** The file belongs to other programs too: GDAL, QGIS, and a second Lodeline. */
class OtherProgramsTest {
  private static final LayerDefinition TOWNS =
      new LayerDefinition(
          "towns", "Towns", "", "Point", List.of(Field.plain("name", "Name", Field.Type.STRING)));

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void aStoreWithOneTown() {
    file = folder.resolve("store.gpkg");
    GeoPackageDataStore.create(file, Map.of(TOWNS.featureType(), List.of(town("a", 1))));
  }

  @Test
  void whatAnotherStoreCommits_isSeenWithinSeconds() throws Exception {
    try (LayerStore server = open();
        LayerStore importer = open()) {
      assertThat(count(server)).isEqualTo(1);
      String version = server.version("towns");
      add(importer, town("b", 2));

      await(() -> count(server) == 2);
      assertThat(server.version("towns"))
          .isEqualTo(importer.version("towns"))
          .isNotEqualTo(version);
      try (Transaction transaction = new DefaultTransaction()) {
        importer.create(villages(), transaction);
        transaction.commit();
      }
      await(() -> server.definitions().size() == 2);
      add(server, town("c", 3));
      await(() -> count(importer) == 3);
    }
  }

  @Test
  void whatGdalOrQgisWrites_isSeen() throws Exception {
    try (LayerStore server = open()) {
      assertThat(count(server)).isEqualTo(1);
      sql(
          "DELETE FROM towns",
          "UPDATE gpkg_contents SET last_change = '2040-01-01T00:00:00.000Z' WHERE table_name = 'towns'");

      await(() -> count(server) == 0);
      add(server, town("b", 2));
      assertThat(Instant.parse(value("SELECT last_change FROM gpkg_contents")))
          .isAfter(Instant.parse("2040-01-01T00:00:00Z"));
    }
  }

  @Test
  void whileAnotherProgramLocksTheFile_whatWasReadIsServed() throws Exception {
    try (LayerStore server = open();
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      assertThat(count(server)).isEqualTo(1);
      statement.execute("BEGIN EXCLUSIVE");
      statement.execute("DELETE FROM towns");
      statement.execute(
          "UPDATE gpkg_contents SET last_change = '2040-01-01T00:00:00.000Z' WHERE table_name = 'towns'");
      // Longer than between two looks at the file.
      Thread.sleep(1200);
      assertThat(count(server)).isEqualTo(1);
      statement.execute("COMMIT");
      await(() -> count(server) == 0);
    }
  }

  /** The index of the standard's extension is kept by triggers that call functions of GDAL's. */
  @Test
  void anIndexThatGdalMade_isKeptRight() throws Exception {
    sql(
        "CREATE VIRTUAL TABLE rtree_towns_geometry USING rtree(id, minx, maxx, miny, maxy)",
        "INSERT INTO rtree_towns_geometry VALUES (1, 1, 1, 1, 1)",
        "CREATE TRIGGER rtree_towns_geometry_insert AFTER INSERT ON towns"
            + " WHEN (new.geometry NOT NULL AND NOT ST_IsEmpty(new.geometry)) BEGIN"
            + " INSERT OR REPLACE INTO rtree_towns_geometry VALUES (new.fid, ST_MinX(new.geometry),"
            + " ST_MaxX(new.geometry), ST_MinY(new.geometry), ST_MaxY(new.geometry)); END",
        "CREATE TRIGGER rtree_towns_geometry_delete AFTER DELETE ON towns WHEN old.geometry NOT NULL"
            + " BEGIN DELETE FROM rtree_towns_geometry WHERE id = old.fid; END");
    try (LayerStore store = open()) {
      add(store, town("b", 7));
      try (Transaction transaction = new DefaultTransaction()) {
        towns(store, transaction).removeFeatures(id("a"));
        transaction.commit();
      }
    }

    assertThat(value("SELECT group_concat(minx || ' ' || maxy) FROM rtree_towns_geometry"))
        .isEqualTo("7.0 7.0");
  }

  @Test
  void theFile_staysAGeoPackageOfOneFile() throws Exception {
    try (LayerStore store = open()) {
      add(store, town("b", 170));
      try (Transaction transaction = new DefaultTransaction()) {
        store.create(villages(), transaction);
        transaction.commit();
      }
    }

    // Beside it is the empty file by whose lock others know that the store is in use.
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("store.gpkg", ".store.gpkg.lock");
    assertThat(value("PRAGMA integrity_check")).isEqualTo("ok");
    assertThat(value("PRAGMA foreign_key_check")).isEmpty();
    assertThat(value("SELECT min_x || ' ' || max_x FROM gpkg_contents WHERE table_name = 'towns'"))
        .isEqualTo("1.0 170.0");
    assertThat(value("SELECT extension_name || ' ' || scope FROM gpkg_extensions"))
        .isEqualTo("lodeline_layers read-write");
    assertThat(value("SELECT id || ' ' || position FROM lodeline_layers")).isEqualTo("villages 1");
    assertThat(value("SELECT data_type FROM gpkg_contents WHERE table_name = 'villages'"))
        .isEqualTo("features");
  }

  private LayerStore open() {
    return GeoPackageDataStore.open(file, List.of(TOWNS));
  }

  private static LayerDefinition villages() {
    return new LayerDefinition("villages", "Villages", "", "Point", TOWNS.fields());
  }

  private static int count(LayerStore store) throws IOException {
    return store.source("towns").getCount(Query.ALL);
  }

  private static SimpleFeatureStore towns(LayerStore store, Transaction transaction) {
    SimpleFeatureStore towns = (SimpleFeatureStore) store.source("towns");
    towns.setTransaction(transaction);
    return towns;
  }

  private static void add(LayerStore store, SimpleFeature town) throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      towns(store, transaction).addFeatures(DataUtilities.collection(town));
      transaction.commit();
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(10));
    while (!condition.call()) {
      assertThat(Instant.now()).as("what did not come").isBefore(end);
      Thread.sleep(50);
    }
  }

  private static Filter id(String id) {
    return CommonFactoryFinder.getFilterFactory().id(new FeatureIdImpl(id));
  }

  private static SimpleFeature town(String id, double position) {
    SimpleFeature town =
        SimpleFeatureBuilder.build(
            TOWNS.featureType(),
            Arrays.asList(
                new GeometryFactory().createPoint(new Coordinate(position, position % 90)), id),
            id);
    town.getUserData().put(Hints.USE_PROVIDED_FID, true);
    return town;
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }

  private String value(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return String.join("\n", values);
    }
  }
}
