package org.lodeline.server.ogcapi;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.selection.FeatureSelection;
import org.lodeline.server.selection.Sorting;

/** What the page of a collection's items shows: a filter form, a table, and the way to the rest. */
final class ItemsPage {
  /** By which the form asks, besides what a link already holds. */
  static final List<String> FORM_FIELDS =
      List.of(
          FeatureSelection.FILTER,
          FeatureSelection.BBOX,
          FeatureSelection.DATETIME,
          Parameters.LIMIT);

  private ItemsPage() {}

  static Map<String, Object> model(Exchange exchange, ItemsRequest request, FeaturePage page) {
    LayerDefinition definition = request.layer().definition();
    List<Field> fields =
        definition.fields().stream()
            .filter(field -> request.view().type().getDescriptor(field.name()) != null)
            .toList();
    Map<String, Object> model = new HashMap<>();
    model.put("title", definition.title());
    model.put("description", definition.description());
    model.put("hasGeometry", definition.geometry() != null);
    model.put("columns", fields.stream().map(f -> column(exchange, request, f)).toList());
    model.put(
        "rows", page.features().stream().map(f -> row(exchange, request, fields, f)).toList());
    model.put("matched", NumberFormat.getIntegerInstance(Locale.ROOT).format(page.numberMatched()));
    model.put("returned", page.features().size());
    model.put("empty", page.features().isEmpty());
    page.next()
        .ifPresent(c -> model.put("next", exchange.with(Map.of(Cursor.PARAMETER, c.token()))));
    page.previous()
        .ifPresent(c -> model.put("previous", exchange.with(Map.of(Cursor.PARAMETER, c.token()))));
    model.put("action", exchange.url());
    for (String name : FORM_FIELDS) {
      model.put(name, exchange.parameters().text(name).orElse(""));
    }
    model.put("kept", kept(exchange));
    model.put("geojson", exchange.mapped());
    model.put("queryables", exchange.api("/collections/" + definition.id() + "/queryables?f=html"));
    return model;
  }

  /** What the form does not ask for, and a new search must not lose. */
  private static List<Map<String, String>> kept(Exchange exchange) {
    return exchange.values().entrySet().stream()
        .filter(given -> !FORM_FIELDS.contains(given.getKey()))
        .filter(given -> !given.getKey().equals(Cursor.PARAMETER))
        .map(given -> Map.of("name", given.getKey(), "value", given.getValue()))
        .toList();
  }

  private static Map<String, Object> column(Exchange exchange, ItemsRequest request, Field field) {
    Map<String, Object> column = new HashMap<>();
    column.put("title", field.title());
    column.put("description", field.description());
    column.put("unit", field.unit() == null ? "" : field.unit());
    column.put("number", isNumber(field));
    boolean sorted = false;
    boolean descending = false;
    if (!request.order().isEmpty()) {
      SortBy first = request.order().get(0);
      sorted = first.getPropertyName().getPropertyName().equals(field.name());
      descending = sorted && SortOrder.DESCENDING.equals(first.getSortOrder());
    }
    column.put("sorted", !sorted ? "none" : descending ? "descending" : "ascending");
    column.put("mark", !sorted ? "" : descending ? "\u25BC" : "\u25B2");
    if (field.type() != Field.Type.STRINGS) {
      String key = (sorted && !descending ? "-" : "") + field.name();
      column.put("sort", exchange.with(Map.of(Sorting.SORTBY, key, Cursor.PARAMETER, "")));
    }
    return column;
  }

  private static Map<String, Object> row(
      Exchange exchange, ItemsRequest request, List<Field> fields, SimpleFeature feature) {
    List<Map<String, Object>> cells = new ArrayList<>();
    for (Field field : fields) {
      cells.add(cell(field, feature.getAttribute(field.name())));
    }
    return Map.of(
        "id",
        feature.getID(),
        "href",
        exchange.item(feature.getID(), request.layer().id()),
        "cells",
        cells);
  }

  /** The value of a field as people read it. */
  static Map<String, Object> cell(Field field, @Nullable Object value) {
    String text = text(field, value);
    boolean link = "uri".equals(field.format()) && text.startsWith("http");
    return Map.of("text", text, "number", isNumber(field), "link", link ? text : "");
  }

  private static String text(Field field, @Nullable Object value) {
    if (value == null) {
      return "";
    } else if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    } else if (value instanceof Number && isNumber(field)) {
      NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
      format.setMaximumFractionDigits(6);
      format.setGroupingUsed(!field.name().contains("year"));
      return format.format(value);
    }
    return value.toString();
  }

  private static boolean isNumber(Field field) {
    return field.type() == Field.Type.NUMBER || field.type() == Field.Type.INTEGER;
  }
}
