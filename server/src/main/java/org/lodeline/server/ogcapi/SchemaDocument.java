package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.CodeList;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.PartialDate;
import org.lodeline.geodata.filter.Keyset;
import org.lodeline.server.selection.Sorting;

/** The fields of a layer as JSON Schema (OGC API - Features, Parts 3 and 5). */
final class SchemaDocument {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private final Map<String, CodeList> codeLists;

  SchemaDocument(Map<String, CodeList> codeLists) {
    this.codeLists = Map.copyOf(codeLists);
  }

  /** What the features have. */
  ObjectNode schema(LayerDefinition layer, String url) {
    ObjectNode document = document(layer, url, layer.title());
    ObjectNode properties = document.putObject("properties");
    id(properties);
    geometry(layer, properties);
    layer.fields().forEach(field -> properties.set(field.name(), property(layer, field)));
    ArrayNode required = document.putArray("required");
    layer.fields().stream().filter(Field::required).forEach(field -> required.add(field.name()));
    return document;
  }

  /** What filters can ask about. */
  ObjectNode queryables(LayerDefinition layer, String url) {
    ObjectNode document = document(layer, url, layer.title() + ": what can be filtered by");
    ObjectNode properties = document.putObject("properties");
    id(properties);
    geometry(layer, properties);
    layer.fields().forEach(field -> properties.set(field.name(), property(layer, field)));
    document.put("additionalProperties", false);
    return document;
  }

  /** What features can be sorted by. */
  ObjectNode sortables(LayerDefinition layer, String url) {
    ObjectNode document = document(layer, url, layer.title() + ": what can be sorted by");
    ObjectNode properties = document.putObject("properties");
    for (Field field : Sorting.sortables(layer)) {
      properties.set(field.name(), property(layer, field));
    }
    document.put("additionalProperties", false);
    return document;
  }

  /** The properties of a schema as the rows of a table. */
  static List<Map<String, String>> rows(ObjectNode schema) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      JsonNode property = member.getValue();
      JsonNode values = property.has("items") ? property.path("items") : property;
      List<String> codes = new ArrayList<>();
      values.path("enum").forEach(code -> codes.add(code.asText()));
      String format = property.path("format").asText();
      rows.add(
          Map.of(
              "name", member.getKey(),
              "title", property.path("title").asText(),
              "type", (property.path("type").asText() + " " + format).strip(),
              "unit", property.path("x-ogc-unit").asText(),
              "description", property.path("description").asText(),
              "codes", String.join(", ", codes)));
    }
    return rows;
  }

  private static ObjectNode document(LayerDefinition layer, String url, String title) {
    ObjectNode document = Resources.JSON.createObjectNode();
    document.put("$schema", DRAFT);
    document.put("$id", url);
    document.put("type", "object");
    document.put("title", title);
    document.put("description", layer.description());
    return document;
  }

  private static void id(ObjectNode properties) {
    properties
        .putObject(Keyset.ID)
        .put("type", "string")
        .put("title", "Id")
        .put("description", "What the feature is known by. It never changes.")
        .put("x-ogc-role", "id");
  }

  private static void geometry(LayerDefinition layer, ObjectNode properties) {
    String geometry = layer.geometry();
    if (geometry != null) {
      String kind = geometry.toLowerCase(Locale.ROOT);
      properties
          .putObject(layer.geometryAttribute())
          .put("title", "Geometry")
          .put("description", "Where it is.")
          .put("x-ogc-role", "primary-geometry")
          .put("format", "geometry-" + (kind.equals("geometry") ? "any" : kind));
    }
  }

  private ObjectNode property(LayerDefinition layer, Field field) {
    ObjectNode property = value(field);
    property.put("title", field.title());
    property.put("description", description(field));
    if (field.unit() != null) {
      property.put("x-ogc-unit", field.unit());
    }
    if (layer.time().filter(field::equals).isPresent()) {
      property.put("x-ogc-role", "primary-instant");
    }
    return property;
  }

  private static String description(Field field) {
    return field.description()
        + (field.unitField() == null ? "" : " In units of " + field.unitField() + ".")
        + (field.computed() ? " Computed, not read in a source." : "");
  }

  /** What the values of a field can be. */
  ObjectNode value(Field field) {
    ObjectNode schema = Resources.JSON.createObjectNode();
    switch (field.type()) {
      case STRING -> text(schema, field);
      case STRINGS -> {
        schema.put("type", "array");
        text(schema.putObject("items"), field);
      }
      case INTEGER -> schema.put("type", "integer");
      case NUMBER -> schema.put("type", "number");
      case BOOLEAN -> schema.put("type", "boolean");
      case DATE -> schema.put("type", "string").put("format", "date");
      case TIMESTAMP -> schema.put("type", "string").put("format", "date-time");
    }
    return schema;
  }

  private void text(ObjectNode schema, Field field) {
    schema.put("type", "string");
    if (PartialDate.FORMAT.equals(field.format())) {
      schema.put("pattern", "^" + PartialDate.PATTERN + "$");
    } else if (field.format() != null) {
      schema.put("format", field.format());
    }
    CodeList codes = field.codelist() == null ? null : codeLists.get(field.codelist());
    if (codes != null) {
      ArrayNode values = schema.putArray("enum");
      codes.codes().forEach(values::add);
      if (field.wildcard()) {
        values.add("*");
      }
    }
  }
}
