package org.lodeline.geodata.store.postgis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.data.DefaultTransaction;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.util.factory.Hints;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;

/** Layers that tests make in a new database. */
final class TestLayers {
  private TestLayers() {}

  /** A store in a new database. */
  static PostGisStore newStore() {
    return open(TestPostgres.newDatabase());
  }

  static PostGisStore open(String url) {
    return PostGisStore.open("--database", url, Map.of(), 0, (store, transaction) -> {});
  }

  static Field field(String name, Field.Type type) {
    return new Field(
        name, name, type, name, null, null, null, false, null, null, false, false, false);
  }

  /** A definition of features of a type. */
  static LayerDefinition definition(SimpleFeatureType type) {
    List<Field> fields = new ArrayList<>();
    for (AttributeDescriptor attribute : type.getAttributeDescriptors()) {
      Class<?> binding = attribute.getType().getBinding();
      for (Field.Type fieldType : Field.Type.values()) {
        if (fieldType.binding() == binding) {
          fields.add(field(attribute.getLocalName(), fieldType));
        }
      }
    }
    boolean isTable = type.getGeometryDescriptor() == null;
    String geometry =
        isTable ? null : type.getGeometryDescriptor().getType().getBinding().getSimpleName();
    return new LayerDefinition(type.getTypeName(), "title", "description", geometry, fields);
  }

  /** Adds a layer without features. */
  static void create(LayerStore store, LayerDefinition definition) {
    try (Transaction transaction = new DefaultTransaction()) {
      store.create(definition, transaction);
      transaction.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds features with their ids. */
  static void add(LayerStore store, String layer, List<SimpleFeature> features) {
    try (Transaction transaction = new DefaultTransaction()) {
      add(store, layer, features, transaction);
      transaction.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void add(
      LayerStore store, String layer, List<SimpleFeature> features, Transaction transaction)
      throws IOException {
    SimpleFeatureStore source = (SimpleFeatureStore) store.source(layer);
    source.setTransaction(transaction);
    features.forEach(feature -> feature.getUserData().put(Hints.USE_PROVIDED_FID, true));
    source.addFeatures(new ListFeatureCollection(source.getSchema(), features));
  }

  /** The features that a query gives, in order. */
  static List<SimpleFeature> read(LayerStore store, Query query) {
    List<SimpleFeature> features = new ArrayList<>();
    try (SimpleFeatureIterator rows =
        store.source(query.getTypeName()).getFeatures(query).features()) {
      while (rows.hasNext()) {
        features.add(rows.next());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return features;
  }

  static List<String> ids(LayerStore store, Query query) {
    return read(store, query).stream().map(SimpleFeature::getID).toList();
  }
}
