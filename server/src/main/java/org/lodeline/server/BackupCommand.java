package org.lodeline.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lodeline.geodata.ingest.StoreBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the embedded store. */
@Command(
    name = "backup",
    description =
        "Copies the store of the data folder to a file, whole and checked, while a server runs on"
            + " it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class BackupCommand implements Callable<Integer> {
  private static final double BYTES_IN_MB = 1e6;

  @Parameters(
      paramLabel = "FILE",
      description = "The copy; one that is there is replaced once the new one is whole.")
  private Path file = Path.of("");

  @Mixin private StoreOptions store = new StoreOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    StoreBackup.write(store.location().folder(), file);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%s: %.1f MB%n", file, Files.size(file) / BYTES_IN_MB);
    out.flush();
    return 0;
  }
}
