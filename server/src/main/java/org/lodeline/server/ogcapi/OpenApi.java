package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.supply.ScenarioLayers;
import org.lodeline.server.http.Representation;
import org.lodeline.server.selection.FeatureSelection;

/**
 * The description of the API in OpenAPI 3.0. Every collection has paths of its own, because each
 * has other parameters; nothing refers to a document elsewhere, which validators would not follow.
 */
final class OpenApi {
  /** The tag of what concerns no single collection. */
  static final String CAPABILITIES = "Capabilities";

  /** The schema of what is not text. */
  static final String FILE = "file";

  private static final String PROBLEM = "application/problem+json";

  private final Catalog catalog;
  private final OpenApiParameters parameters;
  private final ObjectNode schemas =
      Resources.json("/org/lodeline/server/ogcapi/schemas.json", ObjectNode.class);
  private final ApiRights rights;
  private final String version;

  OpenApi(Catalog catalog, SchemaDocument schemas, ApiRights rights, String version) {
    this.catalog = catalog;
    this.parameters = new OpenApiParameters(schemas);
    this.rights = rights;
    this.version = version;
  }

  ObjectNode document(Exchange exchange) {
    ObjectNode api = Resources.JSON.createObjectNode();
    api.put("openapi", "3.0.3");
    ObjectNode info = api.putObject("info");
    info.put("title", "Lodeline: OGC API - Features and Tiles");
    info.put("version", version);
    info.put(
        "description",
        "Deposits of critical minerals, and the supply lines that run from them, for GIS tools.");
    info.putObject("contact").put("name", "Lodeline");
    info.putObject("license")
        .put("name", "Apache License 2.0 (the server; each feature names the source of its facts)")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    api.putArray("servers")
        .addObject()
        .put("url", exchange.api(""))
        .put("description", "This server");
    ArrayNode tags = api.putArray("tags");
    tag(tags, CAPABILITIES, "What the API is and conforms to");
    for (Layer layer : catalog.layers()) {
      tag(tags, layer.id(), layer.definition().title());
    }
    paths(api.putObject("paths"));
    ObjectNode components = api.putObject("components");
    parameters.shared(components.putObject("parameters"));
    responses(components.putObject("responses"));
    components.set("schemas", schemas);
    if (rights.editing() || rights.keyIsRequired()) {
      OpenApiSecurity.components(components);
    }
    if (rights.editing()) {
      OpenApiEditing.components(components);
    }
    if (rights.keyIsRequired()) {
      OpenApiSecurity.requireEverywhere(api);
    }
    return api;
  }

  private static void tag(ArrayNode tags, String name, String description) {
    tags.addObject().put("name", name).put("description", description);
  }

  private void paths(ObjectNode paths) {
    capability(paths, "/", "landingPage", "The landing page", Exchange.JSON, "landingPage");
    capability(
        paths,
        "/conformance",
        "conformance",
        "What the API conforms to",
        Exchange.JSON,
        "confClasses");
    capability(paths, "/api", "api", "This description", Exchange.OPENAPI, "document");
    capability(
        paths,
        "/functions",
        "functions",
        "The functions that filters can call",
        Exchange.JSON,
        "functions");
    capability(
        paths, "/collections", "collections", "All collections", Exchange.JSON, "collections");
    OpenApiTiles tiles = new OpenApiTiles(parameters);
    tiles.dataset(paths);
    tiles.styles(paths);
    for (Layer layer : catalog.layers()) {
      collection(paths, layer.definition());
      if (layer.definition().geometry() != null) {
        tiles.collection(paths, layer.definition());
      }
    }
  }

  private void capability(
      ObjectNode paths,
      String path,
      String id,
      String summary,
      Representation form,
      String schema) {
    ObjectNode get = operation(paths, path, "get", id, summary, CAPABILITIES);
    OpenApiParameters.refer(get, "f");
    ObjectNode content = succeeds(get, summary);
    content(content, form.mediaType(), schema);
    content(content, Exchange.HTML.mediaType(), "page");
  }

  private void collection(ObjectNode paths, LayerDefinition layer) {
    String path = "/collections/" + layer.id();
    ObjectNode get = operation(paths, path, "get", "describe", "What the collection is", layer);
    OpenApiParameters.refer(get, "f");
    scenario(get, layer);
    answers(get, "The collection", List.of(Exchange.JSON, Exchange.HTML), "collection");
    for (String schema : List.of("schema", "queryables", "sortables")) {
      ObjectNode operation =
          operation(paths, path + "/" + schema, "get", schema, title(schema), layer);
      OpenApiParameters.refer(operation, "f");
      answers(operation, title(schema), List.of(Exchange.SCHEMA, Exchange.HTML), "document");
    }
    List<Representation> forms = ItemFormats.of(layer.featureType(), Crs.CRS84);

    ObjectNode items =
        operation(paths, path + "/items", "get", "features", "Features, page by page", layer);
    parameters.items(items, layer, forms);
    answers(items, "A page of features", forms, "featureCollectionGeoJSON");

    ObjectNode search =
        operation(
            paths,
            path + "/search",
            "post",
            "search",
            "Features, by a filter that is too long for a URL",
            layer);
    ObjectNode body = search.putObject("requestBody");
    body.put("required", true);
    ObjectNode bodies = body.putObject("content");
    content(bodies, "application/json", "search");
    content(bodies, "application/x-www-form-urlencoded", "search");
    answers(search, "A page of features", forms, "featureCollectionGeoJSON");

    ObjectNode item =
        operation(paths, path + "/items/{featureId}", "get", "feature", "One feature", layer);
    OpenApiParameters.refer(item, "featureId");
    parameters.view(item, layer, forms);
    scenario(item, layer);
    answers(item, "The feature", forms, "featureGeoJSON");

    if (rights.editing() && !BundledLayers.isComputed(layer.id())) {
      OpenApiEditing.operations(paths, path + "/items", layer);
    }
  }

  private static void scenario(ObjectNode operation, LayerDefinition layer) {
    ScenarioLayers.parametersOf(layer.id())
        .forEach(name -> OpenApiParameters.refer(operation, name));
  }

  private static String title(String schema) {
    return switch (schema) {
      case "queryables" -> "What features can be filtered by";
      case "sortables" -> "What features can be sorted by";
      default -> "What features have";
    };
  }

  static ObjectNode operation(
      ObjectNode paths,
      String path,
      String method,
      String verb,
      String summary,
      LayerDefinition layer) {
    String name = verb + "." + layer.id();
    ObjectNode operation =
        operation(paths, path, method, name, layer.title() + ": " + summary, layer.id());
    operation.put("description", layer.description());
    return operation;
  }

  static ObjectNode operation(
      ObjectNode paths, String path, String method, String id, String summary, String tag) {
    ObjectNode operation =
        paths.withObject("/" + path.replace("~", "~0").replace("/", "~1")).putObject(method);
    operation.put("operationId", id);
    operation.put("summary", summary);
    operation.put("description", summary);
    operation.putArray("tags").add(tag);
    return operation;
  }

  private static ObjectNode succeeds(ObjectNode operation, String description) {
    ObjectNode responses = operation.putObject("responses");
    ObjectNode ok = responses.putObject("200").put("description", description);
    for (String status : List.of("400", "404", "500")) {
      responses.putObject(status).put("$ref", "#/components/responses/" + status);
    }
    return ok.putObject("content");
  }

  /** One schema for the JSON forms; what is in the others has none here. */
  static void answers(
      ObjectNode operation, String description, List<Representation> forms, String schema) {
    ObjectNode content = succeeds(operation, description);
    boolean first = true;
    for (Representation form : forms) {
      content(content, form.mediaType(), first ? schema : isText(form) ? "page" : FILE);
      first = false;
    }
  }

  private static boolean isText(Representation form) {
    return form.mediaType().startsWith("text/");
  }

  static void content(ObjectNode content, String mediaType, String schema) {
    content.putObject(mediaType).putObject("schema").put("$ref", "#/components/schemas/" + schema);
  }

  private static void responses(ObjectNode responses) {
    response(
        responses,
        "400",
        "A parameter is unknown or its value cannot be used; the document names it.");
    response(responses, "404", "There is nothing of that name.");
    response(responses, "500", "The server failed.");
  }

  static void response(ObjectNode responses, String status, String description) {
    ObjectNode content =
        responses.putObject(status).put("description", description).putObject("content");
    content(content, PROBLEM, "problem");
  }

  /** The names of the parameters that a collection's items take, but for those of fields. */
  static Set<String> namesOf(LayerDefinition layer) {
    Set<String> names = new TreeSet<>(ItemsRequest.parametersOf(layer));
    FeatureSelection.fieldsOf(layer).forEach(field -> names.remove(field.name()));
    ItemsRequest.codesOf(layer).forEach(names::remove);
    return names;
  }
}
