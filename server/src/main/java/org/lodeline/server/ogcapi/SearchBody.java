package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.server.http.RequestBody;
import org.lodeline.server.selection.FeatureSelection;

/**
 * Parameters in the body of a request, as a form or as a JSON object. In JSON a list stands for its
 * items with commas between them, and a filter may be CQL2 JSON as it is.
 */
final class SearchBody {
  private static final int LONGEST = 4_000_000;
  private static final String FORM = "application/x-www-form-urlencoded";

  private SearchBody() {}

  /**
   * The values of each parameter.
   *
   * @throws LodelineException of kind TOO_LARGE or INVALID_INPUT
   */
  static Map<String, List<String>> read(Context ctx) throws IOException {
    String type = RequestBody.mediaType(ctx);
    if (type.equals(FORM)) {
      return form(text(ctx));
    } else if (type.equals("application/json")) {
      return json(text(ctx));
    }
    throw LodelineException.invalid(
        "Content-Type",
        "the parameters of a search come as application/json or "
            + FORM
            + ", not as "
            + LodelineException.quoted(type));
  }

  private static String text(Context ctx) throws IOException {
    byte[] bytes =
        RequestBody.bytes(
            ctx,
            LONGEST,
            FeatureSelection.FILTER,
            "the parameters of a search, of which filter is the long one, take "
                + LONGEST
                + " bytes at most");
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Map<String, List<String>> form(String body) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : body.isBlank() ? new String[0] : body.strip().split("&")) {
      String[] parts = pair.split("=", 2);
      values
          .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
          .add(parts.length == 1 ? "" : decoded(parts[1]));
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw LodelineException.invalid(
          "body", "the form holds " + LodelineException.quoted(text) + ", which is not encoded");
    }
  }

  private static Map<String, List<String>> json(String body) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    JsonNode json;
    try {
      json = Resources.JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw LodelineException.invalid("body", "the body is not JSON: " + e.getOriginalMessage());
    }
    if (!json.isObject()) {
      throw LodelineException.invalid(
          "body", "the body must be an object with a member for each parameter");
    }
    json.properties().stream()
        .filter(member -> !member.getValue().isNull())
        .forEach(member -> values.put(member.getKey(), List.of(value(member))));
    if (json.path(FeatureSelection.FILTER).isContainerNode()) {
      values.putIfAbsent(FeatureSelection.FILTER_LANG, List.of("cql2-json"));
    }
    return values;
  }

  private static String value(Map.Entry<String, JsonNode> member) {
    JsonNode value = member.getValue();
    if (value.isValueNode()) {
      return value.asText();
    } else if (value.isObject() && member.getKey().equals(FeatureSelection.FILTER)) {
      return value.toString();
    } else if (!value.isArray()) {
      throw LodelineException.invalid(
          member.getKey(), member.getKey() + " must be a text, a number or a list of them");
    }
    List<String> items = new ArrayList<>();
    value.forEach(item -> items.add(item.asText()));
    return String.join(",", items);
  }
}
