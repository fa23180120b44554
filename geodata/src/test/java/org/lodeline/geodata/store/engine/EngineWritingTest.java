package org.lodeline.geodata.store.engine;

import java.util.List;
import org.geotools.api.data.DataStore;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.LayerStoreWritingContract;

/** Changes of layers in GeoTools' engine in memory. */
class EngineWritingTest extends LayerStoreWritingContract {
  private final DataStore engine = Engines.inMemory();

  @Override
  protected LayerStore open() {
    return Engines.store(engine, BUNDLED, List.of());
  }
}
