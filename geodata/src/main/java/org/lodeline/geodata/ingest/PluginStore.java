package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.util.factory.Hints;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.engine.EngineStore;
import org.lodeline.geodata.store.engine.Plugins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store past one machine: whatever GeoTools data store the parameters name. An empty one is
 * filled on the first start; one that holds other things is served beside the bundled layers.
 */
public final class PluginStore {
  private static final Logger LOG = LoggerFactory.getLogger(PluginStore.class);

  private PluginStore() {}

  /**
   * Opens the store.
   *
   * @param option where the parameters were given, for messages
   * @param parameters {@code key=value,key=value}
   * @param plugins a folder of jars; empty for none
   * @throws LodelineException of kind INVALID_INPUT if no plug-in understands the parameters, of
   *     kind UNAVAILABLE if the data store cannot be used
   */
  public static LayerStore open(String option, String parameters, Optional<Path> plugins) {
    List<String> bundled = BundledLayers.definitions().stream().map(LayerDefinition::id).toList();
    EngineStore store =
        EngineStore.open(Plugins.open(option, parameters, plugins), bundled, PluginStore::seed);
    return store.isWritable() ? store : new BesideBundled(Seeder.features(), store);
  }

  private static void seed(EngineStore store, Transaction transaction) throws IOException {
    LOG.info("Seeding the data store with the bundled facts");
    for (Map.Entry<SimpleFeatureType, List<SimpleFeature>> layer : Seeder.features().entrySet()) {
      SimpleFeatureType type = layer.getKey();
      layer.getValue().forEach(feature -> feature.getUserData().put(Hints.USE_PROVIDED_FID, true));
      store
          .seed(BundledLayers.definition(type.getTypeName()), transaction)
          .addFeatures(new ListFeatureCollection(type, layer.getValue()));
    }
  }
}
