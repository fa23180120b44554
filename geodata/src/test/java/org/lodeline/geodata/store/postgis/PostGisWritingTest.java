package org.lodeline.geodata.store.postgis;

import java.util.Map;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.LayerStoreWritingContract;

/** Changes of a database. */
class PostGisWritingTest extends LayerStoreWritingContract {
  private final String database = TestPostgres.newDatabase();

  @Override
  protected LayerStore open() {
    return PostGisStore.open(
        "--database",
        database,
        Map.of(),
        0,
        (store, transaction) -> store.create(BUNDLED, transaction));
  }
}
