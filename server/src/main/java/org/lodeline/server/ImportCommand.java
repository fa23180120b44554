package org.lodeline.server;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.ingest.ImportReport;
import org.lodeline.geodata.ingest.ImportRequest;
import org.lodeline.geodata.ingest.ImportRequest.Mode;
import org.lodeline.geodata.ingest.Importer;
import org.lodeline.geodata.ingest.Mapping;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a layer of a file. */
@Command(
    name = "import",
    description = {
      "Makes a layer of a file, or changes one by it: CSV (of the USGS MRDS or any with coordinates"
          + " or WKT), GeoJSON, GeoJSON by lines, GeoPackage with all its layers, FlatGeobuf.",
      "Records that cannot be read are listed in FILE.rejects.csv. All is written or nothing."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class ImportCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "The file.")
  private Path file = Path.of("");

  @Option(
      names = "--layer",
      paramLabel = "ID",
      description = "The id of the layer (default: made of the name of the file or table).")
  private @Nullable String layer;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description =
          "A JSON file that says what the file does not: encoding, delimiter, lon, lat, wkt, id,"
              + " title, description, and fields by column, each with name, type, title,"
              + " description, unit, or null to leave it out.")
  private @Nullable Path mapping;

  @Option(
      names = "--crs",
      paramLabel = "EPSG:n",
      description = "Where the coordinates are, if the file does not say it (default: EPSG:4326).")
  private @Nullable String crs;

  /** What is done with a layer that is there. */
  private static final class Existing {
    @Option(names = "--replace", description = "Replaces the features of a layer that is there.")
    private boolean replace;

    @Option(names = "--append", description = "Adds to the features of a layer that is there.")
    private boolean append;

    @Option(
        names = "--upsert",
        paramLabel = "FIELD",
        description =
            "Replaces the features with the same value in FIELD (id for their ids), and adds the"
                + " others.")
    private @Nullable String upsert;

    Mode mode() {
      if (replace) {
        return Mode.REPLACE;
      } else if (append) {
        return Mode.APPEND;
      }
      return upsert == null ? Mode.CREATE : Mode.UPSERT;
    }
  }

  @ArgGroup private Existing existing = new Existing();

  @Option(
      names = "--strict",
      description = "Refuses the whole file where one of its records cannot be read.")
  private boolean strict;

  @Option(names = "--dry-run", description = "Reads and reports everything and writes nothing.")
  private boolean dryRun;

  @Mixin private StoreOptions store = new StoreOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ImportRequest request =
        new ImportRequest(
            file,
            Optional.ofNullable(layer),
            mapping == null ? Mapping.NONE : Mapping.read(mapping),
            Optional.ofNullable(crs),
            existing.mode(),
            existing.upsert == null ? "" : existing.upsert,
            strict,
            dryRun);
    List<ImportReport> reports;
    try (LayerStore layers = store.open();
        TerminalProgress progress = new TerminalProgress()) {
      reports = new ArrayList<>(Importer.run(layers, request, progress));
    }
    PrintWriter out = spec.commandLine().getOut();
    reports.forEach(report -> print(out, report));
    out.flush();
    return 0;
  }

  private void print(PrintWriter out, ImportReport report) {
    out.printf(
        Locale.ROOT,
        "%s: %,d features %s, %,d changed, %,d records rejected%n",
        report.layer().id(),
        report.added(),
        dryRun ? "would be added" : "added",
        report.changed(),
        report.rejected());
    report.notes().forEach(note -> out.println("  " + note));
    out.printf(
        "  %s; fields:%s%n",
        report.layer().geometry() == null ? "no geometry" : report.layer().geometry(),
        report.layer().fields().stream()
            .map(field -> " " + field.name() + " (" + field.type().code() + ")")
            .reduce("", String::concat));
    report.reasons().forEach(reason -> out.println("  rejected, " + reason));
    report.rejectsFile().ifPresent(path -> out.println("  all rejects: " + path));
  }
}
