package org.lodeline.geodata.filter.fes;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.filter.Keyset;
import org.lodeline.geodata.filter.NamedFunction;
import org.lodeline.geodata.filter.ValueType;
import org.lodeline.geodata.filter.cql2.Limits;
import org.lodeline.geodata.filter.cql2.Moments;
import org.lodeline.geodata.filter.cql2.Node;
import org.lodeline.geodata.filter.cql2.Operator;
import org.lodeline.geodata.xml.XmlElement;
import org.lodeline.geodata.xml.XmlName;

/** Reads the operands of a filter: properties, values, functions, geometries. */
final class FesOperands {
  /** Steps from the feature to a property; the position of the one value there is. */
  private static final Pattern PATH =
      Pattern.compile("(?:(?:\\.|/?[^/@\\[\\]]{1,200})/)?(@?[^/@\\[\\]]{1,200})(?:\\[1])?");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,300}\\.?[0-9]{0,300}|\\.[0-9]{1,300})([eE][+-]?[0-9]{1,2})?");
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");

  private final SimpleFeatureType type;
  private final GmlGeometryReader geometries;
  private final Limits limits = new Limits();

  /**
   * The operands of a filter on features of a type.
   *
   * @param crs of the geometries that do not name theirs
   */
  FesOperands(SimpleFeatureType type, Crs crs) {
    this.type = type;
    this.geometries = new GmlGeometryReader(crs, limits);
  }

  SimpleFeatureType type() {
    return type;
  }

  Limits limits() {
    return limits;
  }

  /** An operand, of which a literal is a text. */
  Node value(XmlElement element) {
    limits.node(element.at());
    return switch (element.name()) {
      case "ValueReference", "PropertyName" -> property(element.text(), element.at());
      case "Literal" -> literal(element);
      case "Function" -> function(element);
      case "Add" -> arithmetic(Operator.ADD, element);
      case "Sub" -> arithmetic(Operator.SUBTRACT, element);
      case "Mul" -> arithmetic(Operator.MULTIPLY, element);
      case "Div" -> arithmetic(Operator.DIVIDE, element);
      default -> geometries.geometry(element);
    };
  }

  private Node literal(XmlElement element) {
    if (element.children().size() > 1) {
      throw Limits.invalid(element.at(), "expected one value in it");
    }
    return element.children().isEmpty()
        ? new Node.Literal(element.text(), element.at())
        : value(element.children().get(0));
  }

  /**
   * The property at a path: {@code lode:name}, {@code lode:deposits/lode:name}, {@code @gml:id}.
   *
   * @throws LodelineException of kind INVALID_INPUT if the path does not lead to a value of a
   *     feature
   */
  Node property(String path, String at) {
    Matcher matcher = PATH.matcher(path.strip());
    if (!matcher.matches()) {
      throw Limits.invalid(
          at, "expected the name of a property, found " + LodelineException.quoted(path));
    }
    String step = matcher.group(1);
    String name = step.substring(step.indexOf(':') + 1);
    if (step.equals("@gml:id") || step.equals("@id")) {
      Node prefix = new Node.Literal(XmlName.id(type.getTypeName(), ""), at);
      return new Node.Named("concat", List.of(prefix, new Node.Property(Keyset.ID, at)), at);
    }
    for (AttributeDescriptor attribute : type.getAttributeDescriptors()) {
      if (XmlName.of(attribute.getLocalName(), true).equals(name)) {
        return new Node.Property(attribute.getLocalName(), at);
      }
    }
    return new Node.Property(name, at);
  }

  /** The property that holds geometries, for an operator that does not name it. */
  Node geometryProperty(String at) {
    GeometryDescriptor geometry = type.getGeometryDescriptor();
    if (geometry == null) {
      throw Limits.invalid(at, "features of this type have no geometry");
    }
    return new Node.Property(geometry.getLocalName(), at);
  }

  private Node function(XmlElement element) {
    String name = element.attribute("name").orElse("");
    List<ValueType> takes = NamedFunction.byName(name).map(NamedFunction::takes).orElse(List.of());
    List<Node> arguments = new ArrayList<>();
    for (int i = 0; i < element.children().size(); i++) {
      Node argument = value(element.children().get(i));
      arguments.add(i < takes.size() ? as(takes.get(i), argument) : argument);
    }
    return new Node.Named(name, arguments, element.at());
  }

  private Node arithmetic(Operator operator, XmlElement element) {
    List<Node> numbers =
        element.children().stream().map(child -> as(ValueType.NUMBER, value(child))).toList();
    return new Node.Call(operator, numbers, element.at());
  }

  /** The two operands of a comparison, a literal in the type of what it is compared with. */
  List<Node> pair(XmlElement element) {
    if (element.children().size() != 2) {
      throw Limits.invalid(
          element.at(), "expected two operands in it, found " + element.children().size());
    }
    return pair(element.at(), element.children().get(0), element.children().get(1));
  }

  List<Node> pair(String at, XmlElement first, XmlElement second) {
    Node a = value(first);
    Node b = value(second);
    if (isText(a) && isText(b)) {
      throw Limits.invalid(at, "expected a property or a function as one of the operands");
    }
    return isText(a) ? List.of(as(typeOf(b), a), b) : List.of(a, as(typeOf(a), b));
  }

  private static boolean isText(Node node) {
    return node instanceof Node.Literal literal && literal.value() instanceof String;
  }

  /** Of which type the values of an operand are; of an unknown property, texts. */
  ValueType typeOf(Node node) {
    if (node instanceof Node.Property property) {
      AttributeDescriptor attribute = type.getDescriptor(property.name());
      return attribute == null ? ValueType.TEXT : ValueType.of(attribute.getType().getBinding());
    } else if (node instanceof Node.Named function) {
      return NamedFunction.byName(function.name())
          .map(NamedFunction::returns)
          .orElse(ValueType.TEXT);
    } else if (node instanceof Node.Literal literal) {
      return ValueType.of(literal.value().getClass());
    }
    return node instanceof Node.Interval ? ValueType.INTERVAL : ValueType.NUMBER;
  }

  /** A literal in a type; anything else as it is. */
  private static Node as(ValueType wanted, Node node) {
    if (!(node instanceof Node.Literal literal) || !(literal.value() instanceof String text)) {
      return node;
    }
    Object value =
        switch (wanted) {
          case NUMBER -> number(text, node.at());
          case BOOLEAN -> bool(text, node.at());
          case DATE -> Moments.date(day(text), node.at());
          case TIMESTAMP -> timestamp(text, node.at());
          case TEXT, INTERVAL, GEOMETRY, ARRAY, OTHER -> text;
        };
    return new Node.Literal(value, node.at());
  }

  private static Object number(String text, String at) {
    if (WHOLE.matcher(text).matches()) {
      return Long.valueOf(text);
    } else if (NUMBER.matcher(text).matches()) {
      return Double.valueOf(text);
    }
    throw Limits.invalid(at, "expected a number, found " + LodelineException.quoted(text));
  }

  private static Boolean bool(String text, String at) {
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default ->
          throw Limits.invalid(
              at, "expected true or false, found " + LodelineException.quoted(text));
    };
  }

  /** A date may have the zone UTC in XML. */
  static String withoutZone(String text) {
    return text.contains("T") ? text : text.replaceFirst("Z$", "");
  }

  /** GDAL writes a day as its first second. */
  private static String day(String text) {
    return withoutZone(text.replaceFirst("T00:00:00(\\.0+)?Z?$", ""));
  }

  private static Object timestamp(String text, String at) {
    Object moment = TemporalElement.moment(text, at);
    return moment instanceof LocalDate date
        ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
        : moment;
  }
}
