package org.lodeline.server.layers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.geotools.api.data.Query;
import org.locationtech.jts.geom.Envelope;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.basemap.Country;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.format.Format;
import org.lodeline.geodata.format.Formats;
import org.lodeline.geodata.supply.Blocs;
import org.lodeline.server.http.BaseUrl;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.JsonAnswer;

/**
 * The catalogue as JSON: every layer with its fields, units and extent, and every code list; blocs
 * with their members today.
 */
public final class CatalogDocument {
  private final Catalog catalog;
  private final Supplier<World> world;
  private final boolean hasEditing;
  private final String version;
  private final Blocs blocs = Blocs.load();

  /**
   * The catalogue's document.
   *
   * @param world gives the base map when the first document is asked for
   * @param hasEditing whether the server lets features be changed by those who have a key
   * @param version of the server
   */
  public CatalogDocument(
      Catalog catalog, Supplier<World> world, boolean hasEditing, String version) {
    this.catalog = catalog;
    this.world = world;
    this.hasEditing = hasEditing;
    this.version = version;
  }

  void send(Context ctx) {
    String baseUrl = BaseUrl.of(ctx);
    String layers =
        catalog.layers().stream().map(layer -> layer.id() + layer.version()).toList().toString();
    // The links depend on where the client sees the server, and so does the tag.
    String tag =
        Integer.toHexString(
            (version + layers + hasEditing + baseUrl + LocalDate.now(ZoneOffset.UTC)).hashCode());
    if (!Caching.isNotModified(ctx, tag)) {
      JsonAnswer.send(ctx, "application/json", document(baseUrl));
    }
  }

  private ObjectNode document(String baseUrl) {
    ObjectNode document = Resources.JSON.createObjectNode();
    ArrayNode layers = document.putArray("layers");
    catalog.layers().forEach(layer -> layers.add(layer(layer, baseUrl)));
    ObjectNode codeLists = document.putObject("codelists");
    catalog
        .codeLists()
        .forEach((id, list) -> codeLists.set(id, Resources.JSON.valueToTree(list.rows())));
    ArrayNode countries = codeLists.putArray("countries");
    world.get().countries().forEach(country -> countries.add(country(country)));
    codeLists.path("bloc").forEach(bloc -> addMembers((ObjectNode) bloc));
    document.put("version", version);
    return document;
  }

  private ObjectNode layer(Layer layer, String baseUrl) {
    try {
      ObjectNode node = Resources.JSON.valueToTree(layer.definition());
      // A bundled layer is small enough to be read as a whole; one that was imported may hold
      // millions.
      node.put("bundled", BundledLayers.isBundled(layer.id()));
      node.put("editing", hasEditing && !BundledLayers.isComputed(layer.id()));
      node.put("count", layer.count(Query.ALL));
      Envelope extent = layer.source().getBounds();
      if (extent == null || extent.isNull()) {
        node.putNull("bbox");
      } else {
        node.putArray("bbox")
            .add(extent.getMinX())
            .add(extent.getMinY())
            .add(extent.getMaxX())
            .add(extent.getMaxY());
      }
      ArrayNode links = node.putArray("links");
      for (Format format : Formats.holding(layer.source().getSchema())) {
        links
            .addObject()
            .put("rel", "items")
            .put("type", format.mediaType())
            .put("href", baseUrl + "/layers/" + layer.id() + "." + format.extension());
      }
      return node;
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read layer " + layer.id(), e);
    }
  }

  private void addMembers(ObjectNode bloc) {
    Set<String> members =
        blocs.members(bloc.path("code").asText(), LocalDate.now(ZoneOffset.UTC)).orElse(Set.of());
    new TreeSet<>(members).forEach(bloc.withArray("members")::add);
  }

  private static ObjectNode country(Country country) {
    ObjectNode node = Resources.JSON.createObjectNode();
    node.put("code", country.code());
    node.put("title", country.name());
    country.alpha2().ifPresent(code -> node.put("alpha2", code));
    node.put("lon", country.label().x);
    node.put("lat", country.label().y);
    node.put("rank", country.rank());
    return node;
  }
}
