package org.lodeline.geodata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;

/**
 * A store of each earlier schema opens and has the layers of this one. Each is made by taking from
 * a store of now what came since.
 */
final class StoreUpgradeTest {
  /** What each change of the schema brought, taken back; the newest first. */
  private static final List<List<String>> BACKWARDS =
      List.of(
          List.of("table citations", "table trade"),
          List.of(
              "table resources",
              "table sources",
              "deposits.resource_id",
              "deposits.resource_kind",
              "deposits.source_id",
              "flows.derivation",
              "flows.source_id",
              "measures.source_id",
              "passages.source_id",
              "ports.source_id",
              "processing-sites.source_id",
              "production.source_id"),
          List.of("corridors.causes", "corridors.extra_cost_usd_t", "measures.state"),
          List.of("corridors.co2_kg_t"),
          List.of("ports.hinterland_km"));

  @TempDir static Path seeded;
  @TempDir Path folder;

  @BeforeAll
  static void seed() {
    EmbeddedStore.open(seeded).close();
  }

  static IntStream steps() {
    return IntStream.rangeClosed(1, BACKWARDS.size());
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aStoreOfAnEarlierSchema_isRenewed(int stepsBack) throws IOException, SQLException {
    Path file = folder.resolve(EmbeddedStore.FILE_NAME);
    Files.copy(seeded.resolve(EmbeddedStore.FILE_NAME), file);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (List<String> step : BACKWARDS.subList(0, stepsBack)) {
        for (String part : step) {
          takeAway(part, statement);
        }
      }
    }

    try (Catalog catalog = EmbeddedStore.open(folder);
        Catalog usual = EmbeddedStore.open(seeded)) {
      assertThat(catalog.layers()).hasSameSizeAs(usual.layers());
      for (Layer layer : usual.layers()) {
        Layer renewed = catalog.require(layer.id());
        assertThat(renewed.source().getSchema()).isEqualTo(layer.source().getSchema());
        assertThat(renewed.features()).as(layer.id()).hasSameSizeAs(layer.features());
      }
    }
    assertThat(folder.resolve(EmbeddedStore.BEFORE_NAME)).exists();
  }

  private static void takeAway(String part, Statement statement) throws SQLException {
    if (part.startsWith("table ")) {
      String table = part.substring("table ".length());
      statement.executeUpdate("DROP TABLE \"" + table + "\"");
      statement.executeUpdate("DELETE FROM gpkg_ogr_contents WHERE table_name = '" + table + "'");
      statement.executeUpdate("DELETE FROM gpkg_contents WHERE table_name = '" + table + "'");
    } else {
      String[] names = part.split("\\.");
      statement.executeUpdate("ALTER TABLE \"" + names[0] + "\" DROP COLUMN " + names[1]);
    }
  }
}
