package org.lodeline.server;

import java.nio.file.Path;
import java.util.Optional;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.ingest.DatabaseStore;
import org.lodeline.geodata.ingest.EmbeddedStore;
import org.lodeline.geodata.ingest.PluginStore;

/**
 * Where the layers live.
 *
 * @param data the folder of the embedded store
 * @param database the URL of a database to use instead; empty for none
 * @param datastore the parameters of a GeoTools data store to use instead; empty for none
 * @param plugins the folder of jars that bring data stores
 * @param layerCacheMegabytes what layers of a database that change seldom may take in memory, about
 */
public record StoreLocation(
    Path data, String database, String datastore, Optional<Path> plugins, int layerCacheMegabytes) {
  private static final int LAYER_CACHE_MEGABYTES =
      (int) (Runtime.getRuntime().maxMemory() / 4 / 1_000_000);

  /** The same with as much in memory as there is unless told. */
  public StoreLocation(Path data, String database, String datastore, Optional<Path> plugins) {
    this(data, database, datastore, plugins, LAYER_CACHE_MEGABYTES);
  }

  StoreLocation withLayerCache(int megabytes) {
    return new StoreLocation(data, database, datastore, plugins, megabytes);
  }

  /** Opens the store. */
  public LayerStore open() {
    if (!datastore.isEmpty()) {
      return PluginStore.open("--datastore", datastore, plugins);
    }
    return database.isEmpty()
        ? EmbeddedStore.openStore(data)
        : DatabaseStore.open("--database", database, 1_000_000L * layerCacheMegabytes);
  }

  /**
   * The folder of the embedded store.
   *
   * @throws LodelineException of kind INVALID_INPUT if the layers live elsewhere
   */
  Path folder() {
    if (!database.isEmpty() || !datastore.isEmpty()) {
      throw LodelineException.invalid(
          database.isEmpty() ? "--datastore" : "--database",
          "backup and restore are for the store in a data folder; a database has its own, such as"
              + " pg_dump");
    }
    return data;
  }

  /** Without what may hold a password. */
  @Override
  public String toString() {
    return "StoreLocation";
  }
}
