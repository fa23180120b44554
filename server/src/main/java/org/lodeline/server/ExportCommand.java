package org.lodeline.server;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.filter.cql2.Cql2;
import org.lodeline.geodata.format.FeatureWriter;
import org.lodeline.geodata.format.Format;
import org.lodeline.geodata.format.Formats;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a layer to a file. */
@Command(
    name = "export",
    description = "Writes a layer to a file, in the format that its ending says.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "LAYER", description = "The id of the layer.")
  private String layerId = "";

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "The file; one that is there is replaced once the new one is whole.")
  private Path file = Path.of("");

  @Option(
      names = "--bbox",
      paramLabel = "W,S,E,N",
      description = "Only what intersects this box, in degrees.")
  private @Nullable String bbox;

  @Option(names = "--filter", paramLabel = "CQL2", description = "Only what passes this filter.")
  private @Nullable String filter;

  @Mixin private StoreOptions store = new StoreOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (Catalog catalog = new Catalog(store.open())) {
      Layer layer = catalog.require(layerId);
      SimpleFeatureType type = layer.source().getSchema();
      Format format = format(type);
      Query query = new Query(layer.id(), selection(layer.definition()));
      long written = write(layer, type, format, query);
      PrintWriter out = spec.commandLine().getOut();
      out.printf(Locale.ROOT, "%s: %,d features%n", file, written);
      out.flush();
      return 0;
    }
  }

  private Format format(SimpleFeatureType type) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    List<Format> possible = Formats.holding(type);
    return possible.stream()
        .filter(format -> name.endsWith("." + format.extension()))
        .findFirst()
        .orElseThrow(
            () ->
                LodelineException.invalid(
                    "FILE",
                    "the name of the file must end in one of "
                        + possible.stream()
                            .map(format -> "." + format.extension())
                            .collect(Collectors.joining(", "))));
  }

  private Filter selection(LayerDefinition layer) {
    List<Filter> filters = new ArrayList<>();
    if (bbox != null) {
      if (layer.geometry() == null) {
        throw LodelineException.invalid(
            "--bbox", "the layer " + layer.id() + " is a table without geometry");
      }
      filters.add(BoundingBox.parse("--bbox", bbox).on(layer.geometryAttribute()));
    }
    if (filter != null) {
      filters.add(Cql2.TEXT.parse(filter, layer.featureType()));
    }
    return FieldFilters.allOf(filters);
  }

  /** Writes beside the file first, so that nobody ever sees a half one under its name. */
  private long write(Layer layer, SimpleFeatureType type, Format format, Query query)
      throws IOException {
    Path unfinished =
        file.resolveSibling(
            "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    long written = 0;
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished));
          SimpleFeatureIterator features = layer.source().getFeatures(query).features();
          FeatureWriter writer = format.open(out, type)) {
        writer.begin();
        while (features.hasNext()) {
          writer.feature(features.next());
          written++;
        }
        writer.end();
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      return written;
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot write " + file + ": " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
