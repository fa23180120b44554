package org.lodeline.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.LayerStore;
import picocli.CommandLine.Option;

/** Which store a command works on; the same for every command. */
final class StoreOptions {
  private static final String DEFAULT_FOLDER = "data";

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = DEFAULT_FOLDER,
      description =
          "Folder of the store, made and filled on the first start (LODELINE_DATA; default: data).")
  private Path data = Path.of(DEFAULT_FOLDER);

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

  @Option(
      names = "--datastore",
      paramLabel = "KEY=VALUE,...",
      defaultValue = "",
      description =
          "A GeoTools data store to use instead, by its parameters, such as"
              + " redis.url=redis://host:6379,redis.catalog=lodeline (LODELINE_DATASTORE; default:"
              + " none).")
  private String datastore = "";

  @Option(
      names = "--plugins",
      paramLabel = "FOLDER",
      description = "Folder of the jars that bring data stores (LODELINE_PLUGINS; default: none).")
  private @Nullable Path plugins;

  @Option(
      names = SettingSources.CONFIG,
      paramLabel = "FILE",
      description =
          "File of settings, one a line: the name of an option without its dashes, = and the value;"
              + " variables and options are stronger (LODELINE_CONFIG; default: none).")
  void config(String path) {
    // SettingSources has read it by now, because the options' defaults are in it.
  }

  /**
   * The store that was chosen.
   *
   * @throws LodelineException of kind INVALID_INPUT if more than one was
   */
  StoreLocation location() {
    List<String> chosen = new ArrayList<>();
    if (!data.equals(Path.of(DEFAULT_FOLDER))) {
      chosen.add("--data");
    }
    if (!database.isEmpty()) {
      chosen.add("--database");
    }
    if (!datastore.isEmpty()) {
      chosen.add("--datastore");
    }
    if (chosen.size() > 1) {
      throw LodelineException.invalid(
          chosen.get(1),
          "there is one store: give one of --data, --database and --datastore (or of their"
              + " variables); given were "
              + String.join(" and ", chosen));
    }
    return new StoreLocation(data, database, datastore, Optional.ofNullable(plugins));
  }

  /** Opens the store that was chosen. */
  LayerStore open() {
    return location().open();
  }
}
