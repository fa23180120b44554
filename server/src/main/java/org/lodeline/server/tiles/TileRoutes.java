package org.lodeline.server.tiles;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.tiles.Tile;
import org.lodeline.geodata.tiles.TileMatrixSet;
import org.lodeline.server.http.BaseUrl;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.JsonAnswer;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;

/** Tiles by short URLs, in Web Mercator, and their descriptions. */
public final class TileRoutes {
  private static final String TILE = ".mvt";
  private static final String DESCRIPTION = ".json";

  private final TileAnswers answers;
  private final TileJson descriptions;
  private final String version;

  public TileRoutes(TileAnswers answers, String version) {
    this.answers = answers;
    this.descriptions = answers.descriptions();
    this.version = version;
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, "/tiles/{file}", this::description);
    Reads.get(routes, "/tiles/{layer}/{z}/{x}/{file}", answers.orStale(this::tile));
  }

  private void tile(Context ctx) {
    Layer stored = answers.layer(ctx.pathParam("layer"));
    Parameters parameters = Parameters.of(ctx, TileAnswers.parametersOf(stored.definition()));
    String row = withoutEnding(ctx.pathParam("file"), TILE);
    Tile tile =
        Tile.parse(TileMatrixSet.WEB_MERCATOR_QUAD, ctx.pathParam("z"), ctx.pathParam("x"), row);
    answers.send(ctx, parameters, List.of(stored), tile);
  }

  private void description(Context ctx) {
    Layer stored = answers.layer(withoutEnding(ctx.pathParam("file"), DESCRIPTION));
    Parameters parameters = Parameters.of(ctx, TileAnswers.parametersOf(stored.definition()));
    Layer layer = answers.checked(parameters, stored);
    // The description holds the address of the tiles.
    String seen = BaseUrl.of(ctx) + ctx.queryString() + version;
    UUID hash = UUID.nameUUIDFromBytes(seen.getBytes(StandardCharsets.UTF_8));
    if (!Caching.isNotModified(ctx, layer.version() + "-" + hash)) {
      JsonAnswer.send(ctx, "application/json", descriptions.of(layer, ctx));
    }
  }

  private static String withoutEnding(String file, String ending) {
    if (!file.endsWith(ending)) {
      throw LodelineException.notFound(
          "file", LodelineException.quoted(file) + " does not end in " + ending);
    }
    return file.substring(0, file.length() - ending.length());
  }
}
