package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.sort.SortBy;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.filter.Keyset;

/**
 * Where a page begins: behind, or for a walk backwards before, a feature. Links carry it as a token
 * that says nothing to clients.
 *
 * @param forward whether the page comes after the feature
 * @param values of the feature by which the walk is sorted; null where it has none
 * @param featureId of the feature
 */
record Cursor(boolean forward, List<@Nullable Object> values, String featureId) {
  static final String PARAMETER = "cursor";

  Cursor {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** The place of a feature in an order. */
  static Cursor at(SimpleFeature feature, List<SortBy> order, boolean forward) {
    List<@Nullable Object> values = new ArrayList<>();
    order.forEach(key -> values.add(feature.getAttribute(key.getPropertyName().getPropertyName())));
    return new Cursor(forward, values, feature.getID());
  }

  /**
   * Reads a token.
   *
   * @param order of the walk that it belongs to
   * @throws LodelineException of kind INVALID_INPUT if it is none of that order
   */
  static Cursor parse(String token, List<SortBy> order, SimpleFeatureType type) {
    try {
      JsonNode json = Resources.JSON.readTree(Base64.getUrlDecoder().decode(token));
      if (json.isArray() && json.size() == order.size() + 2 && json.get(1).isTextual()) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
          String name = order.get(i).getPropertyName().getPropertyName();
          Class<?> binding = type.getDescriptor(name).getType().getBinding();
          values.add(value(json.get(i + 2), binding));
        }
        return new Cursor(json.get(0).asBoolean(), values, json.get(1).asText());
      }
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      // Answered below, as for a token of another order.
    }
    throw LodelineException.invalid(
        PARAMETER,
        PARAMETER
            + " must be left as a link of this walk has it, together with the sortby of that link; it was "
            + LodelineException.quoted(token));
  }

  private static @Nullable Object value(JsonNode json, Class<?> binding) {
    if (json.isNull()) {
      return null;
    } else if (binding == String.class && json.isTextual()) {
      return json.asText();
    } else if (binding == Long.class && json.canConvertToLong()) {
      return json.asLong();
    } else if (binding == Double.class && json.isNumber()) {
      return json.asDouble();
    } else if (binding == Boolean.class && json.isBoolean()) {
      return json.asBoolean();
    } else if (binding == LocalDate.class) {
      return LocalDate.parse(json.asText());
    } else if (binding == Instant.class) {
      return Instant.parse(json.asText());
    }
    throw new IllegalArgumentException("no " + binding);
  }

  String token() {
    ArrayNode json = Resources.JSON.createArrayNode().add(forward).add(featureId);
    for (Object value : values) {
      if (value == null) {
        json.addNull();
      } else if (value instanceof Long || value instanceof Double || value instanceof Boolean) {
        json.addPOJO(value);
      } else {
        json.add(value.toString());
      }
    }
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Resources.JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The features on the cursor's side of its feature.
   *
   * @param order in which the walk goes, which backwards is the opposite one
   */
  Keyset keyset(List<SortBy> order) {
    return new Keyset(order, values, featureId, forward);
  }
}
