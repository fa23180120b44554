package org.lodeline.server.tiles;

import io.javalin.http.Context;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.tiles.Tile;
import org.lodeline.geodata.tiles.TileRequest;
import org.lodeline.geodata.tiles.VectorTile;
import org.lodeline.geodata.tiles.VectorTiles;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.selection.FeatureSelection;

/** Answers requests for tiles, whatever the URL: the same bytes for the same tile. */
public final class TileAnswers {
  public static final String MEDIA_TYPE = "application/vnd.mapbox-vector-tile";
  public static final String PROPERTIES = "properties";

  /** How many lines or polygons a tile had no room for; not there where it had. */
  public static final String DROPPED = "Lodeline-Dropped-Features";

  private final Catalog catalog;
  private final FeatureSelection selection;
  private final VectorTiles tiles;
  private final String version;

  /**
   * The answers of a server.
   *
   * @param version of the server, which decides how tiles are written
   */
  public TileAnswers(Catalog catalog, FeatureSelection selection, String version) {
    this.catalog = catalog;
    this.selection = selection;
    this.tiles = new VectorTiles(catalog.commodities());
    this.version = version;
  }

  /**
   * A layer of which there are tiles.
   *
   * @throws LodelineException of kind NOT_FOUND for a table without geometry, or no layer
   */
  public Layer layer(String id) {
    Layer layer = catalog.require(id);
    if (layer.definition().geometry() == null) {
      throw LodelineException.notFound(
          "layer", "layer " + id + " is a table without geometry; there are no tiles of it");
    }
    return layer;
  }

  /** The names of the parameters that a tile of a layer takes. */
  public static Set<String> parametersOf(LayerDefinition layer) {
    Set<String> names = new LinkedHashSet<>(FeatureSelection.parametersOf(layer));
    names.add(PROPERTIES);
    return names;
  }

  /** What describes the tiles. */
  TileJson descriptions() {
    return new TileJson(tiles);
  }

  /** The layer under the scenario that is asked for. */
  Layer under(Parameters parameters, Layer stored) {
    return selection.layer(parameters, stored);
  }

  /**
   * Answers with a tile of a layer.
   *
   * @param stored the layer without a scenario
   */
  public void send(Context ctx, Parameters parameters, Layer stored, Tile tile) {
    TileRequest request = request(parameters, stored, tile);
    if (Caching.isNotModified(ctx, request.layer().version() + "-" + version)) {
      return;
    }
    VectorTile made = tiles.tile(request);
    if (made.droppedCount() > 0) {
      ctx.header(DROPPED, String.valueOf(made.droppedCount()));
    }
    ctx.contentType(MEDIA_TYPE);
    ctx.result(made.bytes());
  }

  private TileRequest request(Parameters parameters, Layer stored, Tile tile) {
    LayerDefinition definition = stored.definition();
    return new TileRequest(
        selection.layer(parameters, stored),
        selection.filter(parameters, definition),
        fields(parameters, definition),
        tile);
  }

  private static List<String> fields(Parameters parameters, LayerDefinition definition) {
    List<String> known = definition.fields().stream().map(Field::name).toList();
    List<String> asked = parameters.list(PROPERTIES);
    for (String field : asked) {
      if (!known.contains(field)) {
        throw LodelineException.unknown(PROPERTIES, "property", field, known);
      }
    }
    return asked.isEmpty() ? known : known.stream().filter(asked::contains).toList();
  }
}
