package org.lodeline.geodata.store.geopackage;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.FeatureWriter;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.data.store.ContentEntry;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.lodeline.geodata.store.FullQueryStore;
import org.lodeline.geodata.store.memory.InMemory;
import org.lodeline.geodata.store.memory.Snapshot;

/** Answers GeoTools queries on one layer from its snapshot, and changes the layer. */
final class SnapshotFeatureStore extends FullQueryStore implements InMemory {
  private final GeoPackageDataStore store;

  SnapshotFeatureStore(ContentEntry entry, GeoPackageDataStore store) {
    super(entry);
    this.store = store;
  }

  private Snapshot snapshot() {
    return store.snapshot(entry.getTypeName(), transaction);
  }

  @Override
  protected SimpleFeatureType buildFeatureType() {
    return store.type(entry.getTypeName(), transaction);
  }

  @Override
  protected ReferencedEnvelope getBoundsInternal(Query query) {
    return snapshot().bounds(query);
  }

  @Override
  protected int getCountInternal(Query query) {
    return snapshot().count(query);
  }

  @Override
  protected FeatureReader<SimpleFeatureType, SimpleFeature> getReaderInternal(Query query) {
    return GeoPackageTransaction.find(transaction, store)
        .map(writing -> writing.reader(entry.getTypeName(), query))
        .orElseGet(() -> snapshot().reader(buildFeatureType(), query));
  }

  @Override
  protected FeatureWriter<SimpleFeatureType, SimpleFeature> getWriterInternal(
      Query query, int flags) {
    Writing writing = store.writing(transaction);
    String layer = entry.getTypeName();
    Iterator<SimpleFeature> existing =
        (flags & WRITER_UPDATE) == 0
            ? Collections.emptyIterator()
            : writing.features(layer, query.getFilter());
    return new SnapshotFeatureWriter(writing.type(layer), writing.change(layer), existing);
  }

  /** All features go at once, without being read. */
  @Override
  public void removeFeatures(Filter filter) throws IOException {
    if (Filter.INCLUDE.equals(filter)) {
      store.writing(transaction).change(entry.getTypeName()).clear();
    } else {
      super.removeFeatures(filter);
    }
  }
}
