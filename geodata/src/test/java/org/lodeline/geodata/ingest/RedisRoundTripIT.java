package org.lodeline.geodata.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.lodeline.fixtures.TestRedis;
import org.lodeline.geodata.store.engine.EngineStore;
import org.lodeline.geodata.store.engine.Plugins;

/** What is exported imports again to the same features in GeoMesa over one Redis server. */
@Tag("distributed")
class RedisRoundTripIT extends RoundTripTest {
  @Override
  ImportFixture open() {
    Path plugins = Path.of(System.getProperty("lodeline.plugins"));
    return ImportFixture.of(
        folder,
        EngineStore.open(
            Plugins.open("--datastore", TestRedis.alone(), Optional.of(plugins)),
            List.of(),
            (store, transaction) -> {}));
  }
}
