package org.lodeline.geodata.store.engine;

import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.store.ContentEntry;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.lodeline.geodata.store.FullQuerySource;

/** The features of one layer that somebody else keeps. */
final class ReadOnlyLayer extends FullQuerySource {
  private final EngineLayers layers;

  ReadOnlyLayer(EngineLayers layers, ContentEntry entry) {
    super(entry);
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
