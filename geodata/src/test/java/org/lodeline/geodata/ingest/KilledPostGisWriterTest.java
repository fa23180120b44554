package org.lodeline.geodata.ingest;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.catalog.LayerStore;

/** Processes killed while they write to a database, which itself goes on. */
class KilledPostGisWriterTest extends KilledWriterContract {
  private final String imports = TestPostgres.newDatabase();
  private String seeded = "";

  @Override
  ImportFixture open() {
    return ImportFixture.inPostGis(folder, imports);
  }

  @Override
  LayerStore openSeeded() {
    return DatabaseStore.open("--database", seeded);
  }

  @Override
  boolean isSeeded() throws SQLException {
    try (Connection connection = DriverManager.getConnection(seeded);
        Statement statement = connection.createStatement();
        ResultSet table =
            statement.executeQuery("SELECT to_regclass('lodeline.layer') IS NOT NULL")) {
      table.next();
      if (!table.getBoolean(1)) {
        return false;
      }
      try (ResultSet layers = statement.executeQuery("SELECT count(*) > 0 FROM lodeline.layer")) {
        layers.next();
        return layers.getBoolean(1);
      }
    }
  }

  @Override
  void removeSeeded() {
    seeded = TestPostgres.newDatabase();
  }

  @Override
  List<String> where(boolean isSeeded) {
    return List.of(isSeeded ? seeded : imports);
  }

  /** Others have opened it after each kill; what a database has on the disk is its own matter. */
  @Override
  void assertSound() {}
}
