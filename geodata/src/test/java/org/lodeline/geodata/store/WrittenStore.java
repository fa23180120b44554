package org.lodeline.geodata.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.data.DataUtilities;
import org.geotools.data.DefaultTransaction;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;

/** What the contracts of writing know of the store that they are about. */
interface WrittenStore {
  /** The store as it is open now. */
  LayerStore store();

  /** Closes the store, and opens the same one again. */
  void restart();

  /** What is done with a layer in a transaction. */
  interface Change {
    void make(SimpleFeatureStore layer) throws IOException;
  }

  default void write(String layer, Change change) throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      SimpleFeatureStore features = (SimpleFeatureStore) store().source(layer);
      features.setTransaction(transaction);
      change.make(features);
      transaction.commit();
    }
  }

  default void add(String layer, SimpleFeature... features) throws IOException {
    write(layer, towns -> towns.addFeatures(DataUtilities.collection(features)));
  }

  default SimpleFeatureStore towns(Transaction transaction) {
    SimpleFeatureStore towns = (SimpleFeatureStore) store().source("towns");
    towns.setTransaction(transaction);
    return towns;
  }

  default List<String> layers() {
    return store().definitions().stream().map(LayerDefinition::id).toList();
  }

  default List<String> ids(String layer, Filter filter) throws IOException {
    return ids(store().source(layer), new Query(layer, filter));
  }

  default List<String> ids(SimpleFeatureSource source, Query query) throws IOException {
    return features(source, query).stream().map(SimpleFeature::getID).toList();
  }

  default List<SimpleFeature> features(String layer, Query query) throws IOException {
    return features(store().source(layer), query);
  }

  default List<SimpleFeature> features(SimpleFeatureSource source, Query query) throws IOException {
    List<SimpleFeature> found = new ArrayList<>();
    try (SimpleFeatureIterator features = source.getFeatures(query).features()) {
      while (features.hasNext()) {
        found.add(features.next());
      }
    }
    return found;
  }
}
