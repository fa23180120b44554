package org.lodeline.geodata.filter.fes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.filter.Keyset;
import org.lodeline.geodata.filter.ValueType;
import org.lodeline.geodata.filter.cql2.Limits;
import org.lodeline.geodata.filter.cql2.Node;
import org.lodeline.geodata.filter.cql2.Operator;
import org.lodeline.geodata.xml.XmlElement;

/** Reads the conditions of a filter. */
final class FesConditions {
  private final FesOperands operands;

  FesConditions(FesOperands operands) {
    this.operands = operands;
  }

  Node condition(XmlElement element) {
    operands.limits().node(element.at());
    return switch (element.name()) {
      case "And" -> logical(Operator.AND, element);
      case "Or" -> logical(Operator.OR, element);
      case "Not" -> not(condition(only(element)));
      case "PropertyIsEqualTo" -> equal(element);
      case "PropertyIsNotEqualTo" -> notEqual(element);
      case "PropertyIsLessThan" -> comparison(Operator.LESS, element);
      case "PropertyIsGreaterThan" -> comparison(Operator.GREATER, element);
      case "PropertyIsLessThanOrEqualTo" -> comparison(Operator.LESS_OR_EQUAL, element);
      case "PropertyIsGreaterThanOrEqualTo" -> comparison(Operator.GREATER_OR_EQUAL, element);
      case "PropertyIsLike" -> like(element);
      case "PropertyIsNull", "PropertyIsNil" ->
          call(Operator.IS_NULL, element, List.of(operands.value(only(element))));
      case "PropertyIsBetween" -> between(element);
      case "ResourceId", "FeatureId", "GmlObjectId" -> ids(element);
      default ->
          SpatialElement.byName(element.name())
              .map(spatial -> spatial.condition(element, operands))
              .or(
                  () ->
                      TemporalElement.byName(element.name())
                          .map(temporal -> temporal.condition(element, operands)))
              .orElseThrow(
                  () -> Limits.invalid(element.at(), "this is no condition of a filter in XML"));
    };
  }

  private Node logical(Operator operator, XmlElement element) {
    List<Node> parts = element.children().stream().map(this::condition).toList();
    if (parts.isEmpty()) {
      throw Limits.invalid(element.at(), "expected conditions in it");
    }
    return parts.size() == 1 ? parts.get(0) : call(operator, element, parts);
  }

  private static XmlElement only(XmlElement element) {
    if (element.children().size() != 1) {
      throw Limits.invalid(
          element.at(), "expected one element in it, found " + element.children().size());
    }
    return element.children().get(0);
  }

  private static Node call(Operator operator, XmlElement element, List<Node> args) {
    return new Node.Call(operator, args, element.at());
  }

  static Node not(Node condition) {
    return new Node.Call(Operator.NOT, List.of(condition), condition.at());
  }

  private Node ids(XmlElement element) {
    List<Node> ids = new ArrayList<>();
    Fes.ids(List.of(element), operands.type())
        .forEach(id -> ids.add(new Node.Literal(id, element.at())));
    Node none = new Node.Literal(false, element.at());
    Node id = new Node.Property(Keyset.ID, element.at());
    return ids.isEmpty()
        ? none
        : call(Operator.IN, element, List.of(id, new Node.Array(ids, element.at())));
  }

  private Node comparison(Operator operator, XmlElement element) {
    return overItems(element, (a, b) -> call(operator, element, List.of(a, b)));
  }

  /** Of a property of several values, one must be equal, or with {@code All} every one. */
  private Node equal(XmlElement element) {
    List<Node> pair = operands.pair(element);
    if (operands.typeOf(pair.get(0)) != ValueType.ARRAY) {
      return comparison(Operator.EQUAL, element);
    }
    boolean all = matchAction(element).equals("All");
    Node items = new Node.Array(List.of(pair.get(1)), element.at());
    return call(
        all ? Operator.A_EQUALS : Operator.A_CONTAINS, element, List.of(pair.get(0), items));
  }

  private Node notEqual(XmlElement element) {
    List<Node> pair = operands.pair(element);
    if (operands.typeOf(pair.get(0)) != ValueType.ARRAY) {
      return comparison(Operator.NOT_EQUAL, element);
    }
    boolean all = matchAction(element).equals("All");
    Node items = new Node.Array(List.of(pair.get(1)), element.at());
    return not(
        call(
            all ? Operator.A_OVERLAPS : Operator.A_CONTAINEDBY,
            element,
            List.of(pair.get(0), items)));
  }

  private static String matchAction(XmlElement element) {
    String action = element.attribute("matchAction").orElse("Any");
    if (!List.of("All", "Any", "One").contains(action)) {
      throw LodelineException.unknown(
          "filter", "matchAction", action, List.of("All", "Any", "One"));
    }
    return action;
  }

  private Node overItems(XmlElement element, BinaryOperator<Node> compare) {
    matchAction(element);
    List<Node> pair = operands.pair(element);
    boolean folded =
        element.attribute("matchCase").orElse("true").equals("false")
            && operands.typeOf(pair.get(0)) == ValueType.TEXT;
    return folded
        ? compare.apply(casei(pair.get(0)), casei(pair.get(1)))
        : compare.apply(pair.get(0), pair.get(1));
  }

  private static Node casei(Node text) {
    return new Node.Call(Operator.CASEI, List.of(text), text.at());
  }

  private Node like(XmlElement element) {
    List<Node> pair = operands.pair(element);
    if (!(pair.get(1) instanceof Node.Literal literal)
        || !(literal.value() instanceof String text)) {
      throw Limits.invalid(element.at(), "expected a property and then a Literal, the pattern");
    }
    String wild = letter(element, "wildCard", "*");
    String single = letter(element, "singleChar", "?");
    // In Filter 1.0 its name was shorter.
    String escape = letter(element, "escapeChar", letter(element, "escape", "\\"));
    Node pattern = new Node.Literal(pattern(text, wild, single, escape), literal.at());
    boolean folded = element.attribute("matchCase").orElse("true").equals("false");
    return folded
        ? call(Operator.LIKE, element, List.of(casei(pair.get(0)), casei(pattern)))
        : call(Operator.LIKE, element, List.of(pair.get(0), pattern));
  }

  private static String letter(XmlElement element, String attribute, String usual) {
    String letter = element.attribute(attribute).filter(text -> !text.isEmpty()).orElse(usual);
    if (letter.codePointCount(0, letter.length()) != 1) {
      throw Limits.invalid(element.at(), attribute + " must be one character");
    }
    return letter;
  }

  /** The pattern as CQL2 writes it: with a percent sign, an underscore and a backslash. */
  private static String pattern(String text, String wild, String single, String escape) {
    StringBuilder pattern = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      String letter = Character.toString(text.codePointAt(i));
      i += letter.length();
      if (letter.equals(escape) && i < text.length()) {
        String next = Character.toString(text.codePointAt(i));
        i += next.length();
        pattern.append(literally(next));
      } else if (letter.equals(wild)) {
        pattern.append('%');
      } else if (letter.equals(single)) {
        pattern.append('_');
      } else {
        pattern.append(literally(letter));
      }
    }
    return pattern.toString();
  }

  private static String literally(String letter) {
    return letter.equals("%") || letter.equals("_") || letter.equals("\\") ? "\\" + letter : letter;
  }

  private Node between(XmlElement element) {
    if (element.children().size() != 3) {
      throw Limits.invalid(
          element.at(), "expected a property, a LowerBoundary and an UpperBoundary");
    }
    XmlElement value = element.children().get(0);
    Node low = bound(element, "LowerBoundary", Operator.GREATER_OR_EQUAL, value);
    Node high = bound(element, "UpperBoundary", Operator.LESS_OR_EQUAL, value);
    return call(Operator.AND, element, List.of(low, high));
  }

  private Node bound(XmlElement element, String name, Operator operator, XmlElement value) {
    XmlElement bound =
        element
            .child(name)
            .orElseThrow(() -> Limits.invalid(element.at(), "expected an element " + name));
    return call(operator, bound, operands.pair(bound.at(), value, only(bound)));
  }
}
