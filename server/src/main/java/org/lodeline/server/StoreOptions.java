package org.lodeline.server;

import java.nio.file.Path;
import org.lodeline.geodata.catalog.LayerStore;
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

  /** Opens the store, for a command that reads or changes its layers. */
  LayerStore open() {
    return EmbeddedStore.openStore(data);
  }

  /** The folder of the embedded store. */
  Path data() {
    return data;
  }
}
