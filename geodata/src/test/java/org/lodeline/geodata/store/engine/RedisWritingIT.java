package org.lodeline.geodata.store.engine;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.lodeline.fixtures.TestRedis;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.LayerStoreWritingContract;

/** Changes of layers in GeoMesa over one Redis server. */
@Tag("distributed")
class RedisWritingIT extends LayerStoreWritingContract {
  private final String parameters = TestRedis.alone();

  @Override
  protected LayerStore open() {
    return Engines.store(Engines.plugin(parameters), BUNDLED, List.of());
  }
}
