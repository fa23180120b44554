package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.format.Link;
import org.lodeline.geodata.tiles.TileMatrixSet;
import org.lodeline.server.http.Urls;

/** Tile matrix sets, and what there is in them (OGC Two Dimensional Tile Matrix Set 2.0). */
final class TileSetDocuments {
  private static final String SCALE_SETS = "http://www.opengis.net/def/wkss/OGC/1.0/";
  private static final int TILE_PIXELS = 256;

  /** Metres to a pixel where a map is as large as what it shows: OGC's standard pixel. */
  private static final double PIXEL_METRES = 0.000_28;

  private static final double METRES_PER_DEGREE = Math.PI * 6_378_137 / 180;

  private TileSetDocuments() {}

  /** A tile matrix set in a list of them. */
  static ObjectNode summary(TileMatrixSet set, Exchange exchange) {
    ObjectNode node = Resources.JSON.createObjectNode();
    node.put("id", set.id());
    node.put("title", set.title());
    node.put("uri", set.uri());
    node.put("crs", set.crs());
    node.putPOJO("links", List.of(definitionLink("self", set, exchange)));
    return node;
  }

  private static Link definitionLink(String rel, TileMatrixSet set, Exchange exchange) {
    return new Link(
        rel, Exchange.JSON.mediaType(), set.id(), exchange.api("/tileMatrixSets/" + set.id()));
  }

  /** The definition of a tile matrix set. */
  static ObjectNode definition(TileMatrixSet set) {
    boolean degrees = set == TileMatrixSet.WORLD_CRS84_QUAD;
    ObjectNode node = Resources.JSON.createObjectNode();
    node.put("id", set.id());
    node.put("title", set.title());
    node.put("uri", set.uri());
    node.put("crs", set.crs());
    node.putArray("orderedAxes").add(degrees ? "Lon" : "X").add(degrees ? "Lat" : "Y");
    node.put(
        "wellKnownScaleSet", SCALE_SETS + (degrees ? "GoogleCRS84Quad" : "GoogleMapsCompatible"));
    ArrayNode matrices = node.putArray("tileMatrices");
    for (int z = 0; z <= TileMatrixSet.HIGHEST_ZOOM; z++) {
      double cell = 2 * set.halfWidth() / ((double) TILE_PIXELS * set.columns(z));
      double scale = cell * (degrees ? METRES_PER_DEGREE : 1) / PIXEL_METRES;
      ObjectNode matrix = matrices.addObject();
      matrix.put("id", String.valueOf(z));
      matrix.put("scaleDenominator", scale);
      matrix.put("cellSize", cell);
      matrix.put("cornerOfOrigin", "topLeft");
      matrix
          .putArray("pointOfOrigin")
          .add(-set.halfWidth())
          .add(degrees ? set.halfWidth() / 2 : set.halfWidth());
      matrix.put("tileWidth", TILE_PIXELS);
      matrix.put("tileHeight", TILE_PIXELS);
      matrix.put("matrixWidth", set.columns(z));
      matrix.put("matrixHeight", set.rows(z));
    }
    return node;
  }

  /**
   * A set of tiles.
   *
   * @param path below that of the API, of the list of tile sets
   * @param parameters with which tiles are asked for
   */
  static ObjectNode tileSet(
      TileMatrixSet set,
      String title,
      List<Layer> layers,
      String path,
      Map<String, String> parameters,
      Exchange exchange) {
    ObjectNode node = Resources.JSON.createObjectNode();
    node.put("title", title + " in " + set.id());
    node.put("dataType", "vector");
    node.put("crs", set.crs());
    node.put("tileMatrixSetId", set.id());
    node.put("tileMatrixSetURI", set.uri());
    limits(node.putArray("tileMatrixSetLimits"), set);
    ArrayNode list = node.putArray("layers");
    for (Layer layer : layers) {
      ObjectNode one = list.addObject();
      one.put("id", layer.id());
      one.put("title", layer.definition().title());
      one.put("dataType", "vector");
    }
    String self = exchange.api(path + "/" + set.id(), parameters);
    String tiles =
        Urls.of(
            exchange.api(path + "/" + set.id()) + "/{tileMatrix}/{tileRow}/{tileCol}", parameters);
    ArrayNode links = node.putArray("links");
    links.addPOJO(new Link("self", Exchange.JSON.mediaType(), "This tile set", self));
    links.addPOJO(
        definitionLink("http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", set, exchange));
    links
        .addObject()
        .put("rel", "item")
        .put("type", OgcTileRoutes.TILE.mediaType())
        .put("title", "Tiles")
        .put("href", tiles)
        .put("templated", true);
    return node;
  }

  /** Every tile there is can be asked for: what has no features is empty. */
  private static void limits(ArrayNode limits, TileMatrixSet set) {
    for (int z = 0; z <= TileMatrixSet.HIGHEST_ZOOM; z++) {
      ObjectNode limit = limits.addObject();
      limit.put("tileMatrix", String.valueOf(z));
      limit.put("minTileRow", 0);
      limit.put("maxTileRow", set.rows(z) - 1);
      limit.put("minTileCol", 0);
      limit.put("maxTileCol", set.columns(z) - 1);
    }
  }
}
