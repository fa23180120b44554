package org.lodeline.server;

import java.nio.file.Path;
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

  /** The folder of the embedded store. */
  Path data() {
    return data;
  }
}
