package org.lodeline.geodata.filter.cql2;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.filter.NamedFunction;

/** Reads the JSON encoding. Places are JSON pointers (RFC 6901). */
final class JsonParser {
  /** Each level of a filter takes two of JSON, and a geometry some more. */
  private static final int DEEPEST_JSON = 2 * Limits.DEEPEST + 10;

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST_JSON).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private final Limits limits = new Limits();
  private final JsonGeometry geometry = new JsonGeometry(limits);

  private JsonParser() {}

  static Node parse(String filter) {
    try {
      return new JsonParser().node(READER.readTree(filter), "");
    } catch (StreamConstraintsException e) {
      throw Limits.invalid(
          place(e),
          "the filter is nested deeper than " + Limits.DEEPEST + " levels, or a number too long");
    } catch (JsonProcessingException e) {
      throw Limits.invalid(place(e), "expected well-formed JSON");
    }
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? "the filter"
        : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  static LodelineException expected(String what, JsonNode found, String at) {
    return Limits.invalid(
        shown(at),
        "expected "
            + what
            + ", found "
            + (found.isMissingNode() ? "nothing" : LodelineException.quoted(found.toString())));
  }

  /** A JSON pointer as a message shows it; that of the whole document is empty. */
  private static String shown(String pointer) {
    return pointer.isEmpty() ? "the whole filter" : pointer;
  }

  private Node node(JsonNode json, String pointer) {
    String at = shown(pointer);
    limits.node(at);
    limits.enter(at);
    Node node;
    if (json.isTextual()) {
      node = new Node.Literal(json.textValue(), at);
    } else if (json.isBoolean()) {
      node = new Node.Literal(json.booleanValue(), at);
    } else if (json.isNumber()) {
      node = new Node.Literal(number(json, pointer), at);
    } else if (json.isArray()) {
      node = new Node.Array(nodes(json, pointer), at);
    } else if (json.isObject()) {
      node = object(json, pointer, at);
    } else {
      throw expected("a condition or a value", json, pointer);
    }
    limits.leave();
    return node;
  }

  private List<Node> nodes(JsonNode array, String pointer) {
    List<Node> nodes = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      nodes.add(node(array.get(i), pointer + "/" + i));
    }
    return nodes;
  }

  private static Object number(JsonNode json, String pointer) {
    if (json.isIntegralNumber() && json.canConvertToLong()) {
      return json.longValue();
    }
    if (!Double.isFinite(json.doubleValue())) {
      throw Limits.invalid(shown(pointer), "the number is too large");
    }
    return json.doubleValue();
  }

  private Node object(JsonNode json, String pointer, String at) {
    if (json.has("op")) {
      return call(json, pointer, at);
    } else if (json.has("property")) {
      return new Node.Property(text(json, "property", pointer), at);
    } else if (json.has("date")) {
      return new Node.Literal(Moments.date(text(json, "date", pointer), pointer + "/date"), at);
    } else if (json.has("timestamp")) {
      return new Node.Literal(
          Moments.timestamp(text(json, "timestamp", pointer), pointer + "/timestamp"), at);
    } else if (json.has("interval")) {
      JsonNode ends = json.get("interval");
      if (!ends.isArray() || ends.size() != 2) {
        throw expected("an array of a start and an end", ends, pointer + "/interval");
      }
      List<Node> nodes = nodes(ends, pointer + "/interval");
      return new Node.Interval(nodes.get(0), nodes.get(1), at);
    } else if (json.has("type")) {
      return new Node.Literal(geometry.read(json, pointer), at);
    } else if (json.has("bbox")) {
      return new Node.Literal(geometry.box(json.get("bbox"), pointer + "/bbox"), at);
    }
    throw expected(
        "an object with op, property, date, timestamp, interval, bbox or type", json, pointer);
  }

  private Node call(JsonNode json, String pointer, String at) {
    String name = text(json, "op", pointer);
    JsonNode args = json.path("args");
    if (!args.isArray()) {
      throw expected("an array of operands", args, pointer + "/args");
    }
    Optional<Operator> operator = Operator.byJson(name);
    if (operator.isEmpty() && NamedFunction.byName(name).isEmpty()) {
      throw Limits.invalid(
          pointer + "/op",
          "unknown operator "
              + LodelineException.quoted(name)
              + "; known are "
              + Arrays.stream(Operator.values())
                  .map(Operator::json)
                  .collect(Collectors.joining(", "))
              + ", and the functions "
              + NamedFunction.ALL.stream()
                  .map(NamedFunction::name)
                  .collect(Collectors.joining(", ")));
    }
    List<Node> operands = nodes(args, pointer + "/args");
    return operator.isPresent()
        ? new Node.Call(operator.get(), operands, at)
        : new Node.Named(name, operands, at);
  }

  private static String text(JsonNode json, String member, String pointer) {
    JsonNode value = json.path(member);
    if (!value.isTextual()) {
      throw expected("a text", value, pointer + "/" + member);
    }
    return value.textValue();
  }
}
