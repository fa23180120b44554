package org.lodeline.geodata.store.engine;

import org.junit.jupiter.api.Tag;
import org.lodeline.fixtures.TestRedis;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.SortingLayerStoreContract;

/** The contract on GeoMesa over one Redis server. */
@Tag("distributed")
class RedisLayerStoreIT extends SortingLayerStoreContract {
  private static final LayerStore STORE =
      Engines.store(Engines.plugin(TestRedis.alone()), MINES, FEATURES);

  @Override
  protected LayerStore store() {
    return STORE;
  }
}
