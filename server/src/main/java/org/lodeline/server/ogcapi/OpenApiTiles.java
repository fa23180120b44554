package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.server.http.Representation;

/**
 * The paths of OGC API - Tiles in the description. The ids of their operations have the endings by
 * which the standard's test suite knows them.
 */
final class OpenApiTiles {
  private static final List<Representation> DOCUMENT = List.of(Exchange.JSON, Exchange.HTML);
  private static final String SET = "/{tileMatrixSetId}";
  private static final String ADDRESS = "/{tileMatrix}/{tileRow}/{tileCol}";
  private static final List<String> ADDRESS_NAMES = List.of("tileMatrix", "tileRow", "tileCol");

  private final OpenApiParameters parameters;

  OpenApiTiles(OpenApiParameters parameters) {
    this.parameters = parameters;
  }

  /** The tile matrix sets, and the tiles of all collections together. */
  void dataset(ObjectNode paths) {
    String sets = "/tileMatrixSets";
    document(
        capability(paths, sets, "getTileMatrixSetsList", "The tile matrix sets"), "tileMatrixSets");
    ObjectNode set = capability(paths, sets + SET, "getTileMatrixSet", "A tile matrix set");
    OpenApiParameters.refer(set, "tileMatrixSetId");
    document(set, "tileMatrixSet");
    ObjectNode list =
        capability(paths, "/tiles", "dataset.vector.getTileSetsList", "Sets of vector tiles");
    OpenApiParameters.refer(list, "collections");
    document(list, "tileSets");
    ObjectNode one =
        capability(paths, "/tiles" + SET, "dataset.vector.getTileSet", "A set of vector tiles");
    OpenApiParameters.refer(one, "tileMatrixSetId");
    OpenApiParameters.refer(one, "collections");
    document(one, "tileSet");
    ObjectNode tile =
        capability(paths, "/tiles" + SET + ADDRESS, "dataset.vector.getTile", "A vector tile");
    address(tile);
    OpenApiParameters.refer(tile, "collections");
    tile(tile);
  }

  /** How MapLibre draws the tiles. */
  void styles(ObjectNode paths) {
    ObjectNode list = capability(paths, "/styles", "getStyles", "Styles for MapLibre");
    OpenApiParameters.form(list, OgcStyleRoutes.LIST);
    OpenApi.answers(list, "The styles", OgcStyleRoutes.LIST, "styles");
    ObjectNode style = capability(paths, "/styles/{styleId}", "getStyle", "A style for MapLibre");
    OpenApiParameters.refer(style, "styleId");
    OpenApiParameters.refer(style, "theme");
    List<Representation> forms = List.of(OgcStyleRoutes.STYLE);
    OpenApiParameters.form(style, forms);
    OpenApi.answers(style, "The style", forms, "style");
  }

  private static ObjectNode capability(ObjectNode paths, String path, String id, String summary) {
    return OpenApi.operation(paths, path, "get", id, summary, OpenApi.CAPABILITIES);
  }

  /** The tiles of one collection. */
  void collection(ObjectNode paths, LayerDefinition layer) {
    String tiles = "/collections/" + layer.id() + "/tiles";
    ObjectNode list = operation(paths, tiles, "getTileSetsList", "Sets of vector tiles", layer);
    parameters.tiles(list, layer);
    document(list, "tileSets");
    ObjectNode set = operation(paths, tiles + SET, "getTileSet", "A set of vector tiles", layer);
    OpenApiParameters.refer(set, "tileMatrixSetId");
    parameters.tiles(set, layer);
    document(set, "tileSet");
    ObjectNode tile = operation(paths, tiles + SET + ADDRESS, "getTile", "A vector tile", layer);
    address(tile);
    parameters.tiles(tile, layer);
    tile(tile);
  }

  private static ObjectNode operation(
      ObjectNode paths, String path, String verb, String summary, LayerDefinition layer) {
    return OpenApi.operation(paths, path, "get", "collection.vector." + verb, summary, layer);
  }

  private static void address(ObjectNode operation) {
    OpenApiParameters.refer(operation, "tileMatrixSetId");
    ADDRESS_NAMES.forEach(name -> OpenApiParameters.refer(operation, name));
  }

  private static void document(ObjectNode operation, String schema) {
    OpenApiParameters.form(operation, DOCUMENT);
    OpenApi.answers(operation, "The document", DOCUMENT, schema);
  }

  private static void tile(ObjectNode operation) {
    List<Representation> forms = List.of(OgcTileRoutes.TILE);
    OpenApiParameters.form(operation, forms);
    OpenApi.answers(operation, "The tile; without bytes if it is empty", forms, OpenApi.FILE);
  }
}
