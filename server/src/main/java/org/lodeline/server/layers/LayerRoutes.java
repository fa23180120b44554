package org.lodeline.server.layers;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.format.FeatureWriter;
import org.lodeline.geodata.format.Format;
import org.lodeline.geodata.format.Formats;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;
import org.lodeline.server.selection.FeatureSelection;
import org.lodeline.server.selection.Sorting;

/** Whole layers as files, and the catalogue of layers. */
public final class LayerRoutes {
  private final Catalog catalog;
  private final CatalogDocument document;
  private final FeatureSelection selection;
  private final String version;

  /**
   * The routes of a server.
   *
   * @param version of the server, which decides how a layer is written
   */
  public LayerRoutes(
      Catalog catalog, CatalogDocument document, FeatureSelection selection, String version) {
    this.selection = selection;
    this.version = version;
    this.catalog = catalog;
    this.document = document;
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, "/layers", this::list);
    Reads.get(routes, "/layers/{file}", this::file);
  }

  private void list(Context ctx) {
    Parameters.of(ctx, Set.of());
    document.send(ctx);
  }

  private void file(Context ctx) throws IOException {
    String file = ctx.pathParam("file");
    // The id of a layer has no dot, the extension of a format may have one.
    int dot = file.indexOf('.');
    Layer stored = catalog.require(dot < 0 ? file : file.substring(0, dot));
    Format format = format(stored, file, file.substring(dot + 1));
    Set<String> known = new LinkedHashSet<>(FeatureSelection.parametersOf(stored.definition()));
    known.addAll(List.of(Parameters.LIMIT, Sorting.SORTBY));
    Parameters parameters = Parameters.of(ctx, known);
    Query query = new Query(stored.id(), selection.filter(parameters, stored.definition()));
    query.setSortBy(Sorting.order(parameters, stored.definition()).toArray(SortBy[]::new));
    parameters.integer(Parameters.LIMIT, 1).ifPresent(query::setMaxFeatures);
    Layer layer = selection.layer(parameters, stored);
    if (Caching.isNotModified(ctx, layer.version() + "-" + version)) {
      return;
    }
    try (SimpleFeatureIterator features = layer.source().getFeatures(query).features()) {
      // The first feature is asked for before the first byte is written, while an error can still
      // be told.
      boolean more = features.hasNext();
      ctx.contentType(format.mediaType());
      ctx.header(
          "Content-Disposition",
          (format.isBinary() ? "attachment" : "inline")
              + "; filename=\""
              + layer.id()
              + "."
              + format.extension()
              + "\"");
      try (FeatureWriter writer = format.open(ctx.outputStream(), layer.source().getSchema())) {
        writer.begin();
        while (more) {
          writer.feature(features.next());
          more = features.hasNext();
        }
        writer.end();
      }
    }
  }

  private static Format format(Layer layer, String file, String extension) throws IOException {
    SimpleFeatureType type = layer.source().getSchema();
    Optional<Format> known = Formats.byExtension(extension);
    return known
        .filter(format -> format.holds(type))
        .orElseThrow(
            () ->
                LodelineException.notFound(
                    "layer",
                    "layer "
                        + layer.id()
                        + " is served as "
                        + Formats.holding(type).stream()
                            .map(format -> layer.id() + "." + format.extension())
                            .collect(Collectors.joining(", "))
                        + ", not as "
                        + LodelineException.quoted(file)
                        + (known.isEmpty() ? "" : ", which cannot hold a table without geometry")));
  }
}
