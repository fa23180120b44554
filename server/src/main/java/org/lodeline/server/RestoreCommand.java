package org.lodeline.server;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodeline.geodata.ingest.StoreBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a backup back. */
@Command(
    name = "restore",
    description =
        "Puts a backup in the place of the store of the data folder, which no server may run on;"
            + " the store as it was stays beside it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "What backup wrote.")
  private Path file = Path.of("");

  @Mixin private StoreOptions store = new StoreOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Optional<Path> kept = StoreBackup.restore(store.location().folder(), file);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "restored from "
            + file
            + kept.map(path -> "; the store as it was is " + path + " now").orElse(""));
    out.flush();
    return 0;
  }
}
