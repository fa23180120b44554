package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.tiles.Tile;
import org.lodeline.geodata.tiles.TileMatrixSet;
import org.lodeline.server.http.Reads;
import org.lodeline.server.http.Representation;
import org.lodeline.server.http.Urls;
import org.lodeline.server.tiles.TileAnswers;

/**
 * OGC API - Tiles: tile matrix sets, tile sets of the dataset and of each collection, and tiles.
 */
public final class OgcTileRoutes {
  static final Representation TILE =
      new Representation("mvt", TileAnswers.MEDIA_TYPE, "a Mapbox Vector Tile");

  private static final List<Representation> DOCUMENT = List.of(Exchange.JSON, Exchange.HTML);
  private static final String COLLECTIONS = "collections";
  private static final String DATASET = "/tiles";
  private static final String SET = "/{tileMatrixSetId}";
  private static final String ADDRESS = "/{tileMatrix}/{tileRow}/{tileCol}";

  private final TileAnswers tiles;
  private final DocumentSender sender;

  /**
   * The routes of a server.
   *
   * @param version of the server, which decides how things are written
   */
  public OgcTileRoutes(TileAnswers tiles, String version) {
    this.tiles = tiles;
    this.sender = new DocumentSender(new HtmlPages(), version);
  }

  public void register(RoutesConfig routes) {
    String matrixSets = Exchange.ROOT + "/tileMatrixSets";
    Reads.get(routes, matrixSets, this::matrixSets);
    Reads.get(routes, matrixSets + SET, this::matrixSet);
    String dataset = Exchange.ROOT + DATASET;
    Reads.get(routes, dataset, this::tileSetsOfAll);
    Reads.get(routes, dataset + SET, this::tileSetOfAll);
    Reads.get(routes, dataset + SET + ADDRESS, tiles.orStale(this::tileOfAll));
    String collection = Exchange.ROOT + "/collections/{collectionId}/tiles";
    Reads.get(routes, collection, this::tileSets);
    Reads.get(routes, collection + SET, this::tileSet);
    Reads.get(routes, collection + SET + ADDRESS, tiles.orStale(this::tile));
  }

  private void matrixSets(Context ctx) {
    Exchange exchange = Exchange.of(ctx, Set.of(), DOCUMENT);
    ObjectNode document = Resources.JSON.createObjectNode();
    ArrayNode sets = document.putArray("tileMatrixSets");
    TileMatrixSet.all().forEach(set -> sets.add(TileSetDocuments.summary(set, exchange)));
    document.putPOJO("links", exchange.selfAndAlternates());
    send(exchange, document, "Tile matrix sets");
  }

  private void matrixSet(Context ctx) {
    Exchange exchange = Exchange.of(ctx, Set.of(), DOCUMENT);
    TileMatrixSet set = set(ctx);
    ObjectNode document = TileSetDocuments.definition(set);
    document.putPOJO("links", exchange.selfAndAlternates());
    send(exchange, document, set.title());
  }

  private static TileMatrixSet set(Context ctx) {
    return TileMatrixSet.require("tileMatrixSetId", ctx.pathParam("tileMatrixSetId"));
  }

  private void tileSets(Context ctx) {
    Layer layer = layer(ctx);
    Exchange exchange = Exchange.of(ctx, TileAnswers.parametersOf(layer.definition()), DOCUMENT);
    String title = layer.definition().title();
    tileSets(exchange, title, List.of(layer), path(layer));
  }

  private void tileSetsOfAll(Context ctx) {
    List<Layer> layers = chosen(ctx);
    Exchange exchange = Exchange.of(ctx, parametersOf(layers), DOCUMENT);
    tileSets(exchange, "All collections", layers, DATASET);
  }

  private void tileSets(Exchange exchange, String title, List<Layer> layers, String path) {
    ObjectNode document = Resources.JSON.createObjectNode();
    ArrayNode sets = document.putArray("tilesets");
    Map<String, String> given = given(exchange);
    for (TileMatrixSet set : TileMatrixSet.all()) {
      sets.add(TileSetDocuments.tileSet(set, title, layers, path, given, exchange));
    }
    document.putPOJO("links", exchange.selfAndAlternates());
    send(exchange, document, title + ": vector tiles");
  }

  private void tileSet(Context ctx) {
    Layer layer = layer(ctx);
    Exchange exchange = Exchange.of(ctx, TileAnswers.parametersOf(layer.definition()), DOCUMENT);
    tileSet(exchange, layer.definition().title(), List.of(layer), path(layer));
  }

  private void tileSetOfAll(Context ctx) {
    List<Layer> layers = chosen(ctx);
    tileSet(Exchange.of(ctx, parametersOf(layers), DOCUMENT), "All collections", layers, DATASET);
  }

  private void tileSet(Exchange exchange, String title, List<Layer> layers, String path) {
    TileMatrixSet set = set(exchange.ctx());
    Map<String, String> given = given(exchange);
    ObjectNode document = TileSetDocuments.tileSet(set, title, layers, path, given, exchange);
    send(exchange, document, title + " in " + set.id());
  }

  /** What was asked for, but for the form of the document. */
  private static Map<String, String> given(Exchange exchange) {
    Map<String, String> given = exchange.values();
    given.remove(Representation.PARAMETER);
    return given;
  }

  private void tile(Context ctx) {
    Layer layer = layer(ctx);
    Set<String> known = TileAnswers.parametersOf(layer.definition());
    Exchange exchange = Exchange.of(ctx, known, List.of(TILE));
    tiles.send(ctx, exchange.parameters(), List.of(layer), address(ctx));
  }

  private void tileOfAll(Context ctx) {
    List<Layer> layers = chosen(ctx);
    Exchange exchange = Exchange.of(ctx, parametersOf(layers), List.of(TILE));
    tiles.send(ctx, exchange.parameters(), layers, address(ctx));
  }

  private static Tile address(Context ctx) {
    return Tile.parse(
        set(ctx), ctx.pathParam("tileMatrix"), ctx.pathParam("tileCol"), ctx.pathParam("tileRow"));
  }

  private Layer layer(Context ctx) {
    return tiles.layer(ctx.pathParam("collectionId"));
  }

  private static String path(Layer layer) {
    return "/collections/" + Urls.segment(layer.id()) + "/tiles";
  }

  /** The collections that are asked for, else all that can be drawn. */
  private List<Layer> chosen(Context ctx) {
    String ids = ctx.queryParam(COLLECTIONS);
    if (ids == null || ids.isBlank()) {
      return tiles.layers();
    }
    return Arrays.stream(ids.split(",")).map(String::strip).distinct().map(tiles::layer).toList();
  }

  /** A parameter applies to those of the collections that know it. */
  private static Set<String> parametersOf(List<Layer> layers) {
    Set<String> names = new LinkedHashSet<>(Set.of(COLLECTIONS));
    for (Layer layer : layers) {
      names.addAll(TileAnswers.parametersOf(layer.definition()));
    }
    return names;
  }

  private void send(Exchange exchange, ObjectNode document, String title) {
    sender.send(exchange, document, "tiles", Map.of("title", title));
  }
}
