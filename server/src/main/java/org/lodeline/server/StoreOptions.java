package org.lodeline.server;

import java.nio.file.Path;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.ingest.DatabaseStore;
import org.lodeline.geodata.ingest.EmbeddedStore;
import picocli.CommandLine.Option;

/** Which store a command works on; the same for every command. */
final class StoreOptions {
  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "data",
      description =
          "Folder of the store, made and filled on the first start (LODELINE_DATA; default: data).")
  private Path data = Path.of("");

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "",
      description =
          "PostgreSQL with PostGIS to use instead, such as jdbc:postgresql://host/database, or with"
              + " a standby to read from jdbc:postgresql://primary,standby/database; user and"
              + " password in the URL, or in PGUSER and PGPASSWORD (LODELINE_DATABASE; default:"
              + " none).")
  private String database = "";

  /** The folder of the embedded store. */
  Path data() {
    return data;
  }

  /** The URL of the database to use instead; empty for none. */
  String database() {
    return database;
  }

  /** Opens the store that was chosen. */
  LayerStore open() {
    return open(data, database);
  }

  /**
   * Opens the store of a folder or, where there is one, of a database.
   *
   * @param database its URL; empty for none
   */
  static LayerStore open(Path data, String database) {
    return database.isEmpty()
        ? EmbeddedStore.openStore(data)
        : DatabaseStore.open("--database", database);
  }
}
