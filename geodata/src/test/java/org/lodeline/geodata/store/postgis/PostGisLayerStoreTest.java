package org.lodeline.geodata.store.postgis;

import org.geotools.api.data.Transaction;
import org.junit.jupiter.api.AfterAll;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.WritableLayerStoreContract;

/** The contract on PostGIS. */
class PostGisLayerStoreTest extends WritableLayerStoreContract {
  private static final PostGisStore STORE = filled();

  private static PostGisStore filled() {
    PostGisStore store = TestLayers.newStore();
    store.create(MINES, Transaction.AUTO_COMMIT);
    TestLayers.add(store, MINES.id(), FEATURES);
    return store;
  }

  @AfterAll
  static void close() {
    STORE.close();
  }

  @Override
  protected LayerStore store() {
    return STORE;
  }

  @Override
  protected void create(LayerDefinition definition, Transaction transaction) {
    STORE.create(definition, transaction);
  }

  @Override
  protected void remove(String layerId, Transaction transaction) {
    STORE.remove(layerId, transaction);
  }
}
