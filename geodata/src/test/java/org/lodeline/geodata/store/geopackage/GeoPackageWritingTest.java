package org.lodeline.geodata.store.geopackage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.LayerStoreWritingContract;

/** Changes of the embedded store. */
class GeoPackageWritingTest extends LayerStoreWritingContract {
  @TempDir Path folder;

  @Override
  protected LayerStore open() {
    Path file = folder.resolve("store.gpkg");
    if (!Files.exists(file)) {
      GeoPackageDataStore.create(file, Map.of(BUNDLED.featureType(), List.of()));
    }
    return GeoPackageDataStore.open(file, List.of(BUNDLED));
  }
}
