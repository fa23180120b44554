package org.lodeline.server.tiles;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Memo;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.tiles.TileMatrixSet;
import org.lodeline.geodata.tiles.VectorTiles;
import org.lodeline.server.http.BaseUrl;

/** Descriptions of tiles for web maps (TileJSON 3.0). */
final class TileJson {
  private static final int EXTENTS_KEPT = 32;
  private final Memo<Layer, Envelope> extents = new Memo<>(EXTENTS_KEPT, TileJson::extent);
  private final VectorTiles tiles;

  TileJson(VectorTiles tiles) {
    this.tiles = tiles;
  }

  private static Envelope extent(Layer layer) {
    try {
      return layer.source().getBounds();
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read layer " + layer.id(), e);
    }
  }

  /**
   * The description of a layer's tiles. They are asked for with the parameters of the request.
   *
   * @param layer under the scenario that is asked for
   */
  ObjectNode of(Layer layer, Context ctx) {
    String query = ctx.queryString();
    ObjectNode node = Resources.JSON.createObjectNode();
    node.put("tilejson", "3.0.0");
    node.put("name", layer.definition().title());
    node.put("description", layer.definition().description());
    node.put("attribution", TileAnswers.ATTRIBUTION);
    node.put("version", "1.0.0");
    node.put("scheme", "xyz");
    node.putArray("tiles")
        .add(
            TileAnswers.template(BaseUrl.of(ctx), layer.id()) + (query == null ? "" : "?" + query));
    node.put("minzoom", 0);
    node.put("maxzoom", TileMatrixSet.HIGHEST_ZOOM);
    Envelope extent = extents.get(layer);
    if (!extent.isNull()) {
      ArrayNode bounds = node.putArray("bounds");
      bounds.add(extent.getMinX()).add(extent.getMinY());
      bounds.add(extent.getMaxX()).add(extent.getMaxY());
    }
    vectorLayer(node.putArray("vector_layers").addObject(), layer);
    return node;
  }

  private void vectorLayer(ObjectNode node, Layer layer) {
    node.put("id", layer.id());
    node.put("description", layer.definition().title());
    node.put("minzoom", 0);
    node.put("maxzoom", TileMatrixSet.HIGHEST_ZOOM);
    ObjectNode fields = node.putObject("fields");
    for (Map.Entry<String, String> field : tiles.properties(layer.definition()).entrySet()) {
      fields.put(field.getKey(), field.getValue());
    }
  }
}
