package org.lodeline.server.tiles;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Memo;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.tiles.Tile;
import org.lodeline.geodata.tiles.TileRequest;
import org.lodeline.geodata.tiles.VectorTiles;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Urls;
import org.lodeline.server.selection.FeatureSelection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests for tiles, whatever the URL: the same bytes for the same tile. */
public final class TileAnswers {
  public static final String MEDIA_TYPE = "application/vnd.mapbox-vector-tile";
  public static final String PROPERTIES = "properties";

  /** What maps are to say of the tiles. */
  public static final String ATTRIBUTION = "Lodeline; each feature names its source";

  /** How links call a list of sets of vector tiles. */
  public static final String TILE_SETS = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";

  /** How many lines or polygons a tile had no room for; not there where it had. */
  public static final String DROPPED = "Lodeline-Dropped-Features";

  private static final Logger LOG = LoggerFactory.getLogger(TileAnswers.class);

  /** Of failures that pass. */
  private static final Set<LodelineException.Kind> FOR_NOW =
      Set.of(LodelineException.Kind.UNAVAILABLE, LodelineException.Kind.OUT_OF_TIME);

  private static final int LONGEST_TAG = 100;

  /** Of the memory of the cache, for the addresses under which its tiles were sent: an eighth. */
  private static final int SHARE_OF_ADDRESSES = 8;

  private final Catalog catalog;
  private final FeatureSelection selection;
  private final VectorTiles tiles;
  private final TileCache cache;
  private final SentTiles sent;
  private final String version;

  /**
   * The answers of a server.
   *
   * @param cacheBytes what the tiles that were asked for last may take in memory; 0 for none
   * @param version of the server, which decides how tiles are written
   */
  public TileAnswers(Catalog catalog, FeatureSelection selection, long cacheBytes, String version) {
    this.catalog = catalog;
    this.selection = selection;
    this.tiles = new VectorTiles(catalog.commodities());
    this.cache = new TileCache(cacheBytes, tiles);
    this.sent = new SentTiles(cacheBytes / SHARE_OF_ADDRESSES);
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

  /** How the tiles that are kept are used; their size is in bytes. */
  public Memo.Use cacheUse() {
    return cache.use();
  }

  /** The names of the parameters that a tile of a layer takes. */
  public static Set<String> parametersOf(LayerDefinition layer) {
    Set<String> names = new LinkedHashSet<>(FeatureSelection.parametersOf(layer));
    names.add(PROPERTIES);
    return names;
  }

  /**
   * The short addresses of a layer's tiles, with {z}, {x} and {y} in them.
   *
   * @param server its URL, without a slash at the end
   */
  public static String template(String server, String layerId) {
    return server + "/tiles/" + Urls.segment(layerId) + "/{z}/{x}/{y}.mvt";
  }

  /** What describes the tiles. */
  TileJson descriptions() {
    return new TileJson(tiles);
  }

  /**
   * The layer under the scenario that is asked for.
   *
   * @throws LodelineException of kind INVALID_INPUT if a tile could not be had with the parameters
   */
  public Layer checked(Parameters parameters, Layer stored) {
    selection.filter(parameters, stored.definition());
    fields(parameters, stored.definition());
    return selection.layer(parameters, stored);
  }

  /** All layers of which there are tiles. */
  public List<Layer> layers() {
    return catalog.layers().stream()
        .filter(layer -> layer.definition().geometry() != null)
        .toList();
  }

  /**
   * Answers with a tile of one or several layers.
   *
   * @param stored the layers without a scenario; parameters apply to those that know them
   */
  public void send(Context ctx, Parameters parameters, List<Layer> stored, Tile tile) {
    List<TileCache.Wanted> wanted =
        stored.stream().map(layer -> wanted(parameters, layer, tile)).toList();
    String versions =
        wanted.stream()
            .map(part -> part.request().layer().version())
            .collect(Collectors.joining("-"));
    String tag = tag(versions + "-" + version);
    if (Caching.isNotModified(ctx, tag)) {
      sent.confirm(ctx, tag);
      return;
    }
    TileCache.Answer answer = cache.answer(wanted);
    sent.put(ctx, tag, answer);
    send(ctx, answer);
  }

  private static void send(Context ctx, TileCache.Answer answer) {
    if (answer.droppedCount() > 0) {
      ctx.header(DROPPED, String.valueOf(answer.droppedCount()));
    }
    answer.body().send(ctx, MEDIA_TYPE);
  }

  /**
   * Lets a handler answer with a tile. If it cannot, because the store is away, the tile that was
   * sent last is sent again if it is in the cache, with headers that say so and how old it is.
   *
   * @param fresh calls {@link #send} in the end
   */
  public Handler orStale(Handler fresh) {
    return ctx -> {
      try {
        fresh.handle(ctx);
      } catch (LodelineException e) {
        SentTiles.Sent last = FOR_NOW.contains(e.kind()) ? sent.get(ctx).orElse(null) : null;
        TileCache.Answer answer = last == null ? null : last.answer().get();
        if (last == null || answer == null) {
          throw e;
        }
        LOG.debug("{} is answered from the cache", ctx.path(), e);
        long ageSeconds = last.ageSeconds();
        ctx.header("Warning", "110 - \"Response is Stale\"");
        ctx.header("Cache-Status", "lodeline; hit; ttl=-" + ageSeconds);
        ctx.header("Age", String.valueOf(ageSeconds));
        if (!Caching.isNotModified(ctx, last.tag())) {
          send(ctx, answer);
        }
      }
    };
  }

  private static String tag(String versions) {
    return versions.length() <= LONGEST_TAG
        ? versions
        : UUID.nameUUIDFromBytes(versions.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private TileCache.Wanted wanted(Parameters parameters, Layer stored, Tile tile) {
    LayerDefinition definition = stored.definition();
    TileRequest request =
        new TileRequest(
            selection.layer(parameters, stored),
            selection.filter(parameters, definition),
            fields(parameters, definition),
            tile,
            VectorTiles.MOST_BYTES);
    return new TileCache.Wanted(request, parameters.texts(parametersOf(definition)));
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
