package org.lodeline.geodata.store.postgis;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.HistoryContract;

/** The history of a database. */
class PostGisHistoryTest extends HistoryContract {
  private final String database = TestPostgres.newDatabase();

  @Override
  protected LayerStore open() {
    return PostGisStore.open(
        "--database",
        database,
        Map.of(),
        0,
        (store, transaction) -> store.create(LAYER, transaction));
  }

  @Override
  protected Connection connect() throws SQLException {
    return DriverManager.getConnection(database);
  }

  @Override
  protected String table() {
    return "lodeline.history";
  }
}
