package org.lodeline.geodata.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.memory.MemoryLayer;

/** The layers of a store that somebody else fills, behind the bundled ones, which are in memory. */
final class BesideBundled implements LayerStore {
  private static final String VERSION = "bundled";

  private final Map<String, SimpleFeatureSource> bundled = new LinkedHashMap<>();
  private final LayerStore other;

  BesideBundled(Map<SimpleFeatureType, List<SimpleFeature>> bundled, LayerStore other) {
    bundled.forEach(
        (type, features) -> this.bundled.put(type.getTypeName(), MemoryLayer.of(type, features)));
    this.other = other;
  }

  /** A layer of the other store that has the id of a bundled one is not seen. */
  @Override
  public List<LayerDefinition> definitions() {
    List<LayerDefinition> all = new ArrayList<>();
    bundled.keySet().forEach(id -> all.add(BundledLayers.definition(id)));
    other.definitions().stream()
        .filter(definition -> !bundled.containsKey(definition.id()))
        .forEach(all::add);
    return all;
  }

  @Override
  public SimpleFeatureSource source(String layerId) {
    SimpleFeatureSource source = bundled.get(layerId);
    return source == null ? other.source(layerId) : source;
  }

  @Override
  public String version(String layerId) {
    return bundled.containsKey(layerId) ? VERSION : other.version(layerId);
  }

  @Override
  public void create(LayerDefinition definition, Transaction transaction) {
    other.create(definition, transaction);
  }

  @Override
  public void remove(String layerId, Transaction transaction) {
    other.remove(layerId, transaction);
  }

  @Override
  public void close() {
    other.close();
  }
}
