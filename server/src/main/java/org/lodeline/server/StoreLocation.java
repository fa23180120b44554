package org.lodeline.server;

import java.nio.file.Path;
import java.util.Optional;
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
 */
public record StoreLocation(Path data, String database, String datastore, Optional<Path> plugins) {
  /** Opens the store. */
  public LayerStore open() {
    if (!datastore.isEmpty()) {
      return PluginStore.open("--datastore", datastore, plugins);
    }
    return database.isEmpty()
        ? EmbeddedStore.openStore(data)
        : DatabaseStore.open("--database", database);
  }

  /** Without what may hold a password. */
  @Override
  public String toString() {
    return "StoreLocation";
  }
}
