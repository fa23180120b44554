package org.lodeline.geodata.store.engine;

import java.io.IOException;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.FeatureWriter;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.data.store.ContentEntry;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.lodeline.geodata.store.FullQueryStore;

/** The features of one layer, to be read and changed. */
final class EngineLayer extends FullQueryStore {
  private final EngineLayers layers;

  EngineLayer(EngineLayers layers, ContentEntry entry) {
    super(entry);
    this.layers = layers;
  }

  private LayerReading reading() {
    return new LayerReading(layers, entry.getTypeName(), transaction);
  }

  @Override
  protected SimpleFeatureType buildFeatureType() {
    return layers.type(entry.getTypeName(), transaction).type();
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

  @Override
  protected FeatureWriter<SimpleFeatureType, SimpleFeature> getWriterInternal(
      Query query, int flags) {
    LayerWork work = layers.transaction(transaction).change(entry.getTypeName());
    return new EngineWriter(work, (flags & WRITER_UPDATE) != 0 ? reading().reader(query) : null);
  }

  /** All features go at once, with the type that they are in. */
  @Override
  public void removeFeatures(Filter filter) throws IOException {
    if (Filter.INCLUDE.equals(filter)) {
      layers.transaction(transaction).empty(entry.getTypeName());
    } else {
      super.removeFeatures(filter);
    }
  }
}
