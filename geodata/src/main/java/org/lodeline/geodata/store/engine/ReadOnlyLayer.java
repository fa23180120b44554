package org.lodeline.geodata.store.engine;

import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.Query;
import org.geotools.api.data.QueryCapabilities;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.store.ContentEntry;
import org.geotools.data.store.ContentFeatureSource;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.lodeline.geodata.store.memory.MemoryQueryCapabilities;

/** The features of one layer that somebody else keeps. */
final class ReadOnlyLayer extends ContentFeatureSource {
  private final EngineLayers layers;

  ReadOnlyLayer(EngineLayers layers, ContentEntry entry) {
    super(entry, Query.ALL);
    this.layers = layers;
  }

  private LayerReading reading() {
    return new LayerReading(layers, entry.getTypeName(), null);
  }

  @Override
  protected SimpleFeatureType buildFeatureType() {
    return layers.require(entry.getTypeName()).type().type();
  }

  @Override
  protected QueryCapabilities buildQueryCapabilities() {
    return new MemoryQueryCapabilities();
  }

  @Override
  protected boolean canFilter(Query query) {
    return true;
  }

  @Override
  protected boolean canSort(Query query) {
    return true;
  }

  @Override
  protected boolean canLimit(Query query) {
    return true;
  }

  @Override
  protected boolean canOffset(Query query) {
    return true;
  }

  @Override
  protected int getCountInternal(Query query) {
    return reading().count(query);
  }

  @Override
  protected ReferencedEnvelope getBoundsInternal(Query query) {
    return reading().bounds(query);
  }

  @Override
  protected FeatureReader<SimpleFeatureType, SimpleFeature> getReaderInternal(Query query) {
    return reading().reader(query);
  }
}
