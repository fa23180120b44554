package org.lodeline.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.check.CheckReport;
import org.lodeline.geodata.check.Checker;
import org.lodeline.geodata.check.FactsTable;
import org.lodeline.geodata.check.JsonReport;
import org.lodeline.geodata.check.TextReport;
import org.lodeline.geodata.ingest.FileFeatures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what is wrong with a store or a file. */
@Command(
    name = "check",
    description = {
      "Checks the features of a store, or of a file before it is imported: geometries, positions"
          + " against countries, duplicates within 250 m, missing sources, values.",
      "Changes nothing."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:nothing was found", "1:something was found", "2:it could not be checked"},
    exitCodeOnExecutionException = CheckCommand.NOT_CHECKED,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class CheckCommand implements Callable<Integer> {
  private static final String SOURCES = "sources";

  /** Exit code of a check that found something. */
  static final int FOUND = 1;

  /** Exit code where it could not be checked, which is that of a wrong option too. */
  static final int NOT_CHECKED = 2;

  /** How the report is written. */
  enum ReportFormat {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "A file that import reads, to be checked instead of the store.")
  private @Nullable Path file;

  @Option(
      names = "--layer",
      paramLabel = "ID",
      description =
          "A layer to check; may be given again (default: all). For a file with one layer, the"
              + " layer by whose rules it is checked.")
  private List<String> layers = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text: counts and the first findings of each check; json: all findings, as they come"
              + " (default: text).")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(
      names = "--facts",
      description =
          "Tells instead how good the facts of the store are, as a table: for each layer how many"
              + " rows were seen in a source, how old the sources are, in years, and which fields"
              + " are empty.")
  private boolean facts;

  @Mixin private StoreOptions store = new StoreOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (facts) {
      return tellFacts(out);
    }
    if (file != null) {
      List<FileFeatures> inFile = FileFeatures.of(file, layers);
      return check(out, checker -> inFile.forEach(layer -> check(checker, layer)));
    }
    try (Catalog catalog = new Catalog(store.open())) {
      List<Layer> inStore = inStore(catalog);
      return check(out, checker -> inStore.forEach(layer -> check(checker, layer)));
    }
  }

  private int tellFacts(PrintWriter out) {
    if (file != null) {
      throw LodelineException.invalid("--facts", "is told of a store, not of a file");
    }
    try (Catalog catalog = new Catalog(store.open())) {
      FactsTable table = new FactsTable(sourceDates(catalog), LocalDate.now(ZoneOffset.UTC));
      inStore(catalog).forEach(layer -> table.add(layer.definition(), layer.features()));
      if (format == ReportFormat.JSON) {
        out.println(Resources.JSON.valueToTree(table.rows()).toPrettyString());
        out.flush();
      } else {
        table.write(out);
      }
      return 0;
    }
  }

  private static Map<String, String> sourceDates(Catalog catalog) {
    Map<String, String> dates = new HashMap<>();
    catalog
        .find(SOURCES)
        .ifPresent(
            sources ->
                sources
                    .features()
                    .forEach(
                        source -> {
                          if (source.getAttribute("date") instanceof String date) {
                            dates.put(source.getID(), date);
                          }
                        }));
    return dates;
  }

  private List<Layer> inStore(Catalog catalog) {
    return layers.isEmpty() ? catalog.layers() : layers.stream().map(catalog::require).toList();
  }

  private interface Work {
    void with(Checker checker);
  }

  private int check(PrintWriter out, Work work) {
    CheckReport report = format == ReportFormat.JSON ? new JsonReport(out) : new TextReport(out);
    work.with(new Checker(World.load(), report));
    report.end();
    return report.count() == 0 ? 0 : FOUND;
  }

  private static void check(Checker checker, FileFeatures layer) {
    try (Checker.LayerPass pass = checker.begin(layer.definition())) {
      layer.read(pass::see, (reason, line) -> pass.unreadable(line, reason));
    }
  }

  private static void check(Checker checker, Layer layer) {
    try (Checker.LayerPass pass = checker.begin(layer.definition());
        SimpleFeatureIterator features = layer.source().getFeatures().features()) {
      while (features.hasNext()) {
        pass.see(features.next());
      }
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read layer " + layer.id(), e);
    }
  }
}
