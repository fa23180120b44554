package org.lodeline.geodata.store.engine;

import org.junit.jupiter.api.Tag;
import org.lodeline.fixtures.TestRedis;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.SortingLayerStoreContract;

/** The contract on GeoMesa over a Redis Cluster of three nodes. */
@Tag("distributed")
class RedisClusterLayerStoreIT extends SortingLayerStoreContract {
  private static final LayerStore STORE =
      Engines.store(Engines.plugin(TestRedis.clustered()), MINES, FEATURES);

  @Override
  protected LayerStore store() {
    return STORE;
  }
}
