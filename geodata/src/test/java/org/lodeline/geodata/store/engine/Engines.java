package org.lodeline.geodata.store.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.geotools.api.data.DataStore;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.memory.MemoryDataStore;
import org.geotools.util.factory.Hints;
import org.lodeline.geodata.catalog.LayerDefinition;

/** Engines and stores in them, for the contracts. */
final class Engines {
  private Engines() {}

  /** An engine that outlasts those who close it. */
  static DataStore inMemory() {
    return new MemoryDataStore() {
      @Override
      public void dispose() {
        // The next one to open it finds what is in it.
      }
    };
  }

  /** The engine of a plug-in of the profile {@code distributed}. */
  static DataStore plugin(String parameters) {
    return Plugins.open(
        "--datastore", parameters, Optional.of(Path.of(System.getProperty("lodeline.plugins"))));
  }

  /** A store with one layer, which is bundled. */
  static EngineStore store(DataStore engine, LayerDefinition layer, List<SimpleFeature> features) {
    return EngineStore.open(
        engine,
        List.of(layer.id()),
        (store, transaction) -> {
          features.forEach(feature -> feature.getUserData().put(Hints.USE_PROVIDED_FID, true));
          store
              .seed(layer, transaction)
              .addFeatures(new ListFeatureCollection(layer.featureType(), features));
        });
  }
}
