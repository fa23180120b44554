package org.lodeline.geodata.store.engine;

import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.SortingLayerStoreContract;

/** The contract on GeoTools' engine in memory. */
class EngineLayerStoreTest extends SortingLayerStoreContract {
  private static final LayerStore STORE = Engines.store(Engines.inMemory(), MINES, FEATURES);

  @Override
  protected LayerStore store() {
    return STORE;
  }
}
