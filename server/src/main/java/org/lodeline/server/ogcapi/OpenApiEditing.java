package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.server.http.Parameters;

/** How features are changed (OGC API - Features, Part 4), as OpenAPI describes it. */
final class OpenApiEditing {
  private static final String GEO_JSON = "application/geo+json";
  private static final String FEATURE = "featureGeoJSON";

  /** Where a page of a history begins. */
  private static final String AFTER = "after";

  /** What can go wrong, besides what can when reading. */
  private static final Map<String, String> REFUSALS =
      Map.of(
          "403", "The role of the API key is not enough.",
          "409", "There is a feature of this id already.",
          "412", "The feature has changed since; its entity tag is told.",
          "413", "The document is too long.",
          "415", "The document is of another media type.",
          "422", "The document does not fit the layer; each field at fault is named.");

  private OpenApiEditing() {}

  /** What the operations refer to. */
  static void components(ObjectNode components) {
    ObjectNode responses = components.withObject("/responses");
    REFUSALS.forEach((status, text) -> OpenApi.response(responses, status, text));
    ObjectNode parameters = components.withObject("/parameters");
    header(parameters, "Content-Crs", "The reference system of the positions, as <URI>.");
    header(parameters, "If-Match", "Only if the feature has one of these entity tags.");
    header(parameters, "Prefer", "return=representation to be answered with the feature.");
    parameter(parameters, AFTER, "query", "Only changes after that of this sequence.")
        .put("type", "integer")
        .put("format", "int64")
        .put("minimum", 0);
  }

  private static void header(ObjectNode parameters, String name, String description) {
    parameter(parameters, name, "header", description).put("type", "string");
  }

  /** Describes a parameter, and gives its schema. */
  private static ObjectNode parameter(
      ObjectNode parameters, String name, String in, String description) {
    ObjectNode parameter = parameters.putObject(name);
    parameter.put("name", name).put("in", in).put("description", description);
    return parameter.putObject("schema");
  }

  /**
   * The operations on a layer.
   *
   * @param items the path of its features
   */
  static void operations(ObjectNode paths, String items, LayerDefinition layer) {
    String item = items + "/{featureId}";
    ObjectNode create = OpenApi.operation(paths, items, "post", "create", "A new feature", layer);
    takes(create, List.of(GEO_JSON, "application/json"), FEATURE);
    refer(create, "Content-Crs", "Prefer");
    answers(create, "201", "The feature is made", "409", "413", "415", "422");

    ObjectNode replace =
        OpenApi.operation(paths, item, "put", "replace", "A feature given anew", layer);
    takes(replace, List.of(GEO_JSON, "application/json"), FEATURE);
    refer(replace, "featureId", "Content-Crs", "If-Match", "Prefer");
    answers(replace, "204", "The feature is changed", "412", "413", "415", "422");

    ObjectNode update =
        OpenApi.operation(paths, item, "patch", "update", "A part of a feature given anew", layer);
    takes(update, List.of("application/merge-patch+json"), "document");
    refer(update, "featureId", "Content-Crs", "If-Match", "Prefer");
    answers(update, "204", "The feature is changed", "412", "413", "415", "422");

    ObjectNode delete =
        OpenApi.operation(paths, item, "delete", "delete", "A feature taken away", layer);
    refer(delete, "featureId", "If-Match");
    answers(delete, "204", "The feature is gone", "412");

    ObjectNode history =
        OpenApi.operation(
            paths, item + "/history", "get", "history", "Who changed a feature", layer);
    refer(history, "featureId", Parameters.LIMIT, AFTER);
    answers(history, "200", "A page of the changes, the first one first");
    OpenApi.content(
        history.withObject("/responses/200").putObject("content"), "application/json", "document");
  }

  private static void takes(ObjectNode operation, List<String> types, String schema) {
    ObjectNode body = operation.putObject("requestBody").put("required", true);
    ObjectNode content = body.putObject("content");
    types.forEach(type -> OpenApi.content(content, type, schema));
  }

  private static void refer(ObjectNode operation, String... parameters) {
    for (String parameter : parameters) {
      OpenApiParameters.refer(operation, parameter);
    }
  }

  private static void answers(
      ObjectNode operation, String status, String description, String... refusals) {
    ObjectNode responses = operation.putObject("responses");
    responses.putObject(status).put("description", description);
    if (status.equals("204") && !description.endsWith("gone")) {
      // Where the client prefers to have it.
      ObjectNode shown = responses.putObject("200").put("description", description);
      OpenApi.content(shown.putObject("content"), GEO_JSON, FEATURE);
    }
    for (String always : List.of("400", "401", "403", "404", "500")) {
      reference(responses, always);
    }
    for (String refusal : refusals) {
      reference(responses, refusal);
    }
    OpenApiSecurity.require(operation);
  }

  private static void reference(ObjectNode responses, String status) {
    responses.putObject(status).put("$ref", "#/components/responses/" + status);
  }
}
