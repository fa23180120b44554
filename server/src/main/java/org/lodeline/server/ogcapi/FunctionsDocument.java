package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.filter.NamedFunction;
import org.lodeline.geodata.filter.ValueType;

/** The functions that filters can call (OGC API - Features, Part 3, clause 7). */
final class FunctionsDocument {
  private FunctionsDocument() {}

  static ObjectNode document() {
    ObjectNode document = Resources.JSON.createObjectNode();
    ArrayNode functions = document.putArray("functions");
    for (NamedFunction function : NamedFunction.ALL) {
      ObjectNode node = functions.addObject();
      node.put("name", function.name());
      node.put("description", function.description());
      ArrayNode arguments = node.putArray("arguments");
      for (ValueType type : function.takes()) {
        ObjectNode argument = arguments.addObject();
        argument.put("title", type.words());
        argument.putArray("type").add(code(type));
      }
      node.putArray("returns").add(code(function.returns()));
    }
    return document;
  }

  /** The names of types that the standard gives. */
  private static String code(ValueType type) {
    return switch (type) {
      case TEXT -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case DATE, TIMESTAMP, INTERVAL -> "datetime";
      case GEOMETRY -> "geometry";
      case ARRAY, OTHER -> "array";
    };
  }
}
