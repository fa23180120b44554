package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.util.factory.Hints;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.postgis.PostGisStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store for many servers: a PostgreSQL database with PostGIS, made and seeded on the first
 * start. All of it is seeded in one transaction, by one server.
 */
public final class DatabaseStore {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseStore.class);

  private DatabaseStore() {}

  /**
   * Opens the store of a database, after making it if there is none.
   *
   * @param parameter where the URL was given, for messages
   * @param url {@code jdbc:postgresql://host:port/database}; with several hosts, features are read
   *     from a standby and changed on the primary server. User and password are in it, or in the
   *     variables PGUSER and PGPASSWORD.
   * @param copyBytes what copies of layers that change seldom may take in memory, about; 0 for none
   * @throws LodelineException of kind INVALID_INPUT if the URL is none, of kind UNAVAILABLE if the
   *     database cannot be used
   */
  public static LayerStore open(String parameter, String url, long copyBytes) {
    return PostGisStore.open(parameter, url, System.getenv(), copyBytes, DatabaseStore::seed);
  }

  /** The same with nothing in memory, for who reads it once. */
  public static LayerStore open(String parameter, String url) {
    return open(parameter, url, 0);
  }

  private static void seed(PostGisStore store, Transaction transaction) throws IOException {
    LOG.info("Seeding the database with the bundled facts");
    for (Map.Entry<SimpleFeatureType, List<SimpleFeature>> layer : Seeder.features().entrySet()) {
      SimpleFeatureType type = layer.getKey();
      store.create(BundledLayers.definition(type.getTypeName()), transaction);
      SimpleFeatureStore features = (SimpleFeatureStore) store.source(type.getTypeName());
      features.setTransaction(transaction);
      layer.getValue().forEach(feature -> feature.getUserData().put(Hints.USE_PROVIDED_FID, true));
      features.addFeatures(new ListFeatureCollection(type, layer.getValue()));
    }
  }
}
