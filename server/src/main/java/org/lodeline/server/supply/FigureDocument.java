package org.lodeline.server.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.supply.Source;
import org.lodeline.geodata.supply.figures.Figures;

/** Figures as JSON, with all that belongs to them, and as CSV, the rows alone. */
final class FigureDocument {
  private FigureDocument() {}

  /** The document, to which a route may add what it alone knows. */
  static ObjectNode json(Figures<?> figures) {
    ObjectNode document = Resources.JSON.createObjectNode();
    document.put("summary", figures.summary());
    document.set("rows", rows(figures.rows()));
    ArrayNode sources = document.putArray("sources");
    for (Source source : figures.sources()) {
      ObjectNode node = sources.addObject().put("title", source.title());
      source.url().ifPresent(url -> node.put("url", url));
      node.put("confidence", source.confidence());
    }
    figures.assumptions().forEach(document.putArray("assumptions")::add);
    return document;
  }

  /** Records as JSON objects, with names as fields of layers have them. */
  static ArrayNode rows(List<? extends Record> rows) {
    ArrayNode array = Resources.JSON.createArrayNode();
    for (Record row : rows) {
      ObjectNode node = array.addObject();
      for (RecordComponent component : row.getClass().getRecordComponents()) {
        node.set(fieldName(component), value(plain(component, row)));
      }
    }
    return array;
  }

  private static JsonNode value(@Nullable Object value) {
    return Resources.JSON.valueToTree(value instanceof Double number ? rounded(number) : value);
  }

  /** The rows under a header, which is there without rows, too; lists are joined by semicolons. */
  static String csv(List<? extends Record> rows, Class<? extends Record> type) {
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().build(text);
    RecordComponent[] components = type.getRecordComponents();
    csv.writeRecord(Arrays.stream(components).map(FigureDocument::fieldName).toList());
    for (Record row : rows) {
      List<String> fields = new ArrayList<>();
      for (RecordComponent component : components) {
        fields.add(text(plain(component, row)));
      }
      csv.writeRecord(fields);
    }
    return text.toString();
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Collection<?> many) {
      return many.stream().map(String::valueOf).collect(Collectors.joining(";"));
    }
    return value instanceof Double number ? rounded(number).toString() : value.toString();
  }

  /** Four decimals: shares to a hundredth of a per cent. */
  private static Double rounded(double value) {
    return Math.rint(value * 10_000) / 10_000;
  }

  private static String fieldName(RecordComponent component) {
    return component.getName().replaceAll("([A-Z]|[0-9]+)", "_$1").toLowerCase(Locale.ROOT);
  }

  private static @Nullable Object plain(RecordComponent component, Record row) {
    try {
      Object value = component.getAccessor().invoke(row);
      return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a row that cannot be read", e);
    }
  }
}
