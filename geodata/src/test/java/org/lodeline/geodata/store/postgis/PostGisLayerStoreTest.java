package org.lodeline.geodata.store.postgis;

import org.junit.jupiter.api.AfterAll;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.SortingLayerStoreContract;

/** The contract on PostGIS. */
class PostGisLayerStoreTest extends SortingLayerStoreContract {
  private static final PostGisStore STORE = filled();

  private static PostGisStore filled() {
    PostGisStore store = TestLayers.newStore();
    TestLayers.create(store, MINES);
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
}
