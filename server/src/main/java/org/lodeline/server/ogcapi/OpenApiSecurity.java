package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How callers say who they are, as OpenAPI describes it. */
final class OpenApiSecurity {
  private static final String REFUSED = "401";

  private OpenApiSecurity() {}

  /** The ways to give a key, and what is said without one. */
  static void components(ObjectNode components) {
    OpenApi.response(
        components.withObject("/responses"),
        REFUSED,
        "There is no API key or token, or nobody has it.");
    ObjectNode schemes = components.putObject("securitySchemes");
    schemes.putObject("bearer").put("type", "http").put("scheme", "bearer");
    schemes.putObject("basic").put("type", "http").put("scheme", "basic");
    schemes.putObject("apiKey").put("type", "apiKey").put("in", "header").put("name", "X-API-Key");
  }

  /**
   * One of the ways is needed.
   *
   * @param needy an operation, or the whole description
   */
  static void require(ObjectNode needy) {
    var security = needy.putArray("security");
    security.addObject().putArray("bearer");
    security.addObject().putArray("basic");
    security.addObject().putArray("apiKey");
  }

  /** Nobody reads without a key. */
  static void requireEverywhere(ObjectNode api) {
    require(api);
    for (JsonNode path : api.path("paths")) {
      for (JsonNode operation : path) {
        if (operation.path("responses") instanceof ObjectNode responses) {
          responses.putObject(REFUSED).put("$ref", "#/components/responses/" + REFUSED);
        }
      }
    }
  }
}
