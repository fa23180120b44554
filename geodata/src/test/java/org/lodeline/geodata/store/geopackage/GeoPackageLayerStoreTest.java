package org.lodeline.geodata.store.geopackage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.SortingLayerStoreContract;
import org.lodeline.geodata.store.memory.InMemory;

/** The contract on a GeoPackage. */
class GeoPackageLayerStoreTest extends SortingLayerStoreContract {
  @TempDir static Path folder;
  private static int files;

  private final LayerStore store = open();

  private static LayerStore open() {
    Path file = folder.resolve("store" + files++ + ".gpkg");
    GeoPackageDataStore.create(file, Map.of(MINES.featureType(), FEATURES));
    return GeoPackageDataStore.open(file, List.of(MINES));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  protected LayerStore store() {
    return store;
  }

  @Test
  void features_areInMemory() {
    assertThat(store.source(MINES.id())).isInstanceOf(InMemory.class);
  }
}
