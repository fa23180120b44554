package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.erml.ErmlViews;
import org.lodeline.geodata.format.Link;
import org.lodeline.geodata.supply.ScenarioLayers;
import org.lodeline.server.http.Reads;
import org.lodeline.server.http.Representation;
import org.lodeline.server.http.Urls;
import org.lodeline.server.selection.FeatureSelection;
import org.lodeline.server.tiles.TileAnswers;

/** The URLs of OGC API - Features, and its documents. {@link ItemsHandler} serves the features. */
public final class OgcRoutes {
  private static final List<Representation> DOCUMENT = List.of(Exchange.JSON, Exchange.HTML);
  private static final List<Representation> SCHEMA = List.of(Exchange.SCHEMA, Exchange.HTML);
  private static final List<Representation> DESCRIPTION = List.of(Exchange.OPENAPI, Exchange.HTML);

  private final Catalog catalog;
  private final FeatureSelection selection;
  private final ApiRights rights;
  private final CollectionDocument collections = new CollectionDocument();
  private final SchemaDocument schemas;
  private final DocumentSender sender;
  private final OpenApi api;
  private final ItemsHandler items;

  /**
   * The routes of a server.
   *
   * @param rights what callers may
   * @param version of the server, which decides how things are written
   */
  public OgcRoutes(
      Catalog catalog,
      ErmlViews views,
      FeatureSelection selection,
      ApiRights rights,
      String version) {
    this.catalog = catalog;
    this.selection = selection;
    this.rights = rights;
    HtmlPages pages = new HtmlPages();
    this.sender = new DocumentSender(pages, version);
    this.schemas = new SchemaDocument(catalog.codeLists());
    this.api = new OpenApi(catalog, schemas, rights, version);
    this.items = new ItemsHandler(catalog, views, selection, pages, version);
  }

  public void register(RoutesConfig routes) {
    String collection = Exchange.ROOT + "/collections/{collectionId}";
    Reads.get(routes, Exchange.ROOT, this::landing);
    Reads.get(routes, Exchange.ROOT + "/conformance", this::conformance);
    Reads.get(routes, Exchange.ROOT + "/api", this::api);
    Reads.get(routes, Exchange.ROOT + "/functions", this::functions);
    Reads.get(routes, Exchange.ROOT + "/collections", this::collections);
    Reads.get(routes, collection, this::collection);
    Reads.get(routes, collection + "/schema", this::schema);
    Reads.get(routes, collection + "/queryables", this::queryables);
    Reads.get(routes, collection + "/sortables", this::sortables);
    Reads.get(routes, collection + "/items", items::items);
    Reads.get(routes, collection + "/items/{featureId}", items::item);
    routes.post(collection + "/search", items::search);
  }

  private void landing(Context ctx) {
    Exchange exchange = Exchange.of(ctx, Set.of(), DOCUMENT);
    ObjectNode document = Resources.JSON.createObjectNode();
    document.put("title", "Lodeline");
    document.put(
        "description",
        "Deposits of critical minerals, and the supply lines that run from them: mines, processing plants, ports, straits and trade corridors.");
    List<Link> links = exchange.selfAndAlternates();
    String description = Exchange.OPENAPI.mediaType();
    links.add(
        new Link("service-desc", description, "The API in OpenAPI", exchange.api("/api?f=json")));
    links.add(
        new Link("service-doc", "text/html", "The API, to try out", exchange.api("/api?f=html")));
    links.add(json(exchange, "conformance", "What it conforms to", "/conformance"));
    links.add(
        json(
            exchange,
            "http://www.opengis.net/def/rel/ogc/1.0/conformance",
            "What it conforms to",
            "/conformance"));
    links.add(json(exchange, "data", "The collections", "/collections"));
    links.add(
        json(
            exchange,
            "http://www.opengis.net/def/rel/ogc/1.0/data",
            "The collections",
            "/collections"));
    links.add(
        json(
            exchange,
            "http://www.opengis.net/def/rel/ogc/1.0/functions",
            "What filters can call",
            "/functions"));
    links.add(json(exchange, TileAnswers.TILE_SETS, "Vector tiles of all collections", "/tiles"));
    links.add(
        json(
            exchange,
            "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
            "The tile matrix sets",
            "/tileMatrixSets"));
    links.add(
        json(
            exchange,
            "http://www.opengis.net/def/rel/ogc/1.0/styles",
            "Styles of the vector tiles",
            "/styles"));
    document.putPOJO("links", links);
    sender.send(exchange, document, "landing", Map.of("collections", list(exchange)));
  }

  private static Link json(Exchange exchange, String rel, String title, String path) {
    return new Link(rel, Exchange.JSON.mediaType(), title, exchange.api(path));
  }

  private void conformance(Context ctx) {
    Exchange exchange = Exchange.of(ctx, Set.of(), DOCUMENT);
    ObjectNode document = Resources.JSON.createObjectNode();
    document.putPOJO("conformsTo", ConformanceClasses.all(rights.editing()));
    document.putPOJO("links", exchange.selfAndAlternates());
    sender.send(exchange, document, "conformance", Map.of("title", "Conformance"));
  }

  private void api(Context ctx) {
    Exchange exchange = Exchange.of(ctx, Set.of(), DESCRIPTION);
    ObjectNode document = api.document(exchange);
    sender.send(
        exchange, document, "api", Map.of("title", "API", "json", exchange.api("/api?f=json")));
  }

  private void functions(Context ctx) {
    Exchange exchange = Exchange.of(ctx, Set.of(), DOCUMENT);
    ObjectNode document = FunctionsDocument.document();
    document.putPOJO("links", exchange.selfAndAlternates());
    sender.send(exchange, document, "functions", Map.of("title", "Functions"));
  }

  private void collections(Context ctx) {
    Exchange exchange = Exchange.of(ctx, Set.of(), DOCUMENT);
    ObjectNode document = Resources.JSON.createObjectNode();
    document.putPOJO("links", exchange.selfAndAlternates());
    document.putPOJO("crs", Crs.uris());
    document.putPOJO("collections", list(exchange));
    sender.send(exchange, document, "collections", Map.of("title", "Collections"));
  }

  private List<ObjectNode> list(Exchange exchange) {
    List<ObjectNode> list = new ArrayList<>();
    for (Layer layer : catalog.layers()) {
      String href = exchange.api("/collections/" + Urls.segment(layer.id()));
      Link self = new Link("self", Exchange.JSON.mediaType(), "This collection", href);
      list.add(collections.of(layer, exchange, Map.of(), List.of(self)));
    }
    return list;
  }

  private void collection(Context ctx) {
    Layer stored = layer(ctx);
    Set<String> known = Set.copyOf(ScenarioLayers.parametersOf(stored.id()));
    Exchange exchange = Exchange.of(ctx, known, DOCUMENT);
    Layer layer = selection.layer(exchange.parameters(), stored);
    Map<String, String> scenario = exchange.values();
    scenario.keySet().retainAll(known);
    ObjectNode document = collections.of(layer, exchange, scenario, exchange.selfAndAlternates());
    Map<String, String> shown = new LinkedHashMap<>(scenario);
    shown.put("f", "json");
    shown.put("limit", "1000");
    String geoJson = exchange.api("/collections/" + Urls.segment(layer.id()) + "/items", shown);
    boolean mapped = layer.definition().geometry() != null;
    sender.send(
        exchange, document, "collection", Map.of("hasGeometry", mapped, "geojson", geoJson));
  }

  private Layer layer(Context ctx) {
    return catalog.require(ctx.pathParam("collectionId"));
  }

  private void schema(Context ctx) {
    Exchange exchange = Exchange.of(ctx, Set.of(), SCHEMA);
    sendSchema(exchange, schemas.schema(layer(ctx).definition(), exchange.url()));
  }

  private void queryables(Context ctx) {
    Exchange exchange = Exchange.of(ctx, Set.of(), SCHEMA);
    sendSchema(exchange, schemas.queryables(layer(ctx).definition(), exchange.url()));
  }

  private void sortables(Context ctx) {
    Exchange exchange = Exchange.of(ctx, Set.of(), SCHEMA);
    sendSchema(exchange, schemas.sortables(layer(ctx).definition(), exchange.url()));
  }

  private void sendSchema(Exchange exchange, ObjectNode schema) {
    sender.send(exchange, schema, "schema", Map.of("fields", SchemaDocument.rows(schema)));
  }
}
