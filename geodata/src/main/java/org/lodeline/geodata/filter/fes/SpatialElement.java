package org.lodeline.geodata.filter.fes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.filter.NamedFunction;
import org.lodeline.geodata.filter.cql2.Geometries;
import org.lodeline.geodata.filter.cql2.Limits;
import org.lodeline.geodata.filter.cql2.Node;
import org.lodeline.geodata.filter.cql2.Operator;
import org.lodeline.geodata.xml.XmlElement;

/** The spatial operators, by their names in FES, with those of CQL2 that mean the same. */
public enum SpatialElement {
  BBOX("BBOX", Operator.S_INTERSECTS),
  EQUALS("Equals", Operator.S_EQUALS),
  DISJOINT("Disjoint", Operator.S_DISJOINT),
  INTERSECTS("Intersects", Operator.S_INTERSECTS),
  TOUCHES("Touches", Operator.S_TOUCHES),
  CROSSES("Crosses", Operator.S_CROSSES),
  WITHIN("Within", Operator.S_WITHIN),
  CONTAINS("Contains", Operator.S_CONTAINS),
  OVERLAPS("Overlaps", Operator.S_OVERLAPS),
  /** Not farther than a distance, which is measured on the ellipsoid. */
  D_WITHIN("DWithin", Operator.LESS_OR_EQUAL),
  BEYOND("Beyond", Operator.GREATER);

  /** The units of distances, in metres. */
  private static final Map<String, Double> UNITS =
      Map.ofEntries(
          Map.entry("m", 1.0),
          Map.entry("metre", 1.0),
          Map.entry("metres", 1.0),
          Map.entry("meter", 1.0),
          Map.entry("meters", 1.0),
          Map.entry("urn:ogc:def:uom:epsg::9001", 1.0),
          Map.entry("urn:ogc:def:uom:ucum::m", 1.0),
          Map.entry("http://www.opengis.net/def/uom/ucum/0/m", 1.0),
          Map.entry("km", 1000.0),
          Map.entry("kilometre", 1000.0),
          Map.entry("kilometers", 1000.0),
          Map.entry("kilometres", 1000.0),
          Map.entry("ft", 0.3048),
          Map.entry("feet", 0.3048),
          Map.entry("[ft_i]", 0.3048),
          Map.entry("mi", 1609.344),
          Map.entry("[mi_i]", 1609.344),
          Map.entry("statute miles", 1609.344),
          Map.entry("nautical miles", 1852.0),
          Map.entry("[nmi_i]", 1852.0));

  /** No degree of the meridian is shorter, nor one of the equator. */
  private static final double METRES_PER_DEGREE = 110_500;

  private final String element;
  private final Operator operator;

  SpatialElement(String element, Operator operator) {
    this.element = element;
    this.operator = operator;
  }

  /** The name of its element. */
  public String elementName() {
    return element;
  }

  static Optional<SpatialElement> byName(String name) {
    return Arrays.stream(values()).filter(one -> one.element.equals(name)).findFirst();
  }

  Node condition(XmlElement element, FesOperands operands) {
    List<Node> args =
        element.children().stream()
            .filter(child -> !child.name().equals("Distance"))
            .map(operands::value)
            .toList();
    if (args.size() == 1 && args.get(0) instanceof Node.Literal) {
      args = List.of(operands.geometryProperty(element.at()), args.get(0));
    } else if (args.size() != 2) {
      throw Limits.invalid(element.at(), "expected a property and a geometry");
    }
    return switch (this) {
      case D_WITHIN -> {
        double metres = metres(element);
        Node near = distance(args, metres, element);
        yield box(args, metres, element)
            .<Node>map(box -> new Node.Call(Operator.AND, List.of(box, near), element.at()))
            .orElse(near);
      }
      case BEYOND -> distance(args, metres(element), element);
      case BBOX, EQUALS, DISJOINT, INTERSECTS, TOUCHES, CROSSES, WITHIN, CONTAINS, OVERLAPS ->
          new Node.Call(operator, args, element.at());
    };
  }

  private Node distance(List<Node> args, double metres, XmlElement element) {
    String at = element.at();
    Node between = new Node.Named(NamedFunction.DISTANCE, args, at);
    return new Node.Call(operator, List.of(between, new Node.Literal(metres, at)), at);
  }

  /**
   * A box around all that can be near, which indexes know; empty where it would meet an edge of the
   * map.
   */
  private static Optional<Node> box(List<Node> args, double metres, XmlElement element) {
    if (!(args.get(0) instanceof Node.Property)
        || !(args.get(1) instanceof Node.Literal literal)
        || !(literal.value() instanceof Geometry geometry)) {
      return Optional.empty();
    }
    Envelope box = new Envelope(geometry.getEnvelopeInternal());
    double degrees = metres / METRES_PER_DEGREE;
    double farthest = Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY())) + degrees;
    if (farthest >= 89) {
      return Optional.empty();
    }
    box.expandBy(degrees / Math.cos(Math.toRadians(farthest)), degrees);
    if (box.getMinX() < -180 || box.getMaxX() > 180) {
      return Optional.empty();
    }
    Node area = new Node.Literal(Geometries.FACTORY.toGeometry(box), element.at());
    return Optional.of(
        new Node.Call(Operator.S_INTERSECTS, List.of(args.get(0), area), element.at()));
  }

  private static double metres(XmlElement element) {
    XmlElement distance =
        element
            .child("Distance")
            .orElseThrow(() -> Limits.invalid(element.at(), "expected an element Distance"));
    String unit =
        distance
            .attribute("uom")
            .or(() -> distance.attribute("units"))
            .orElseThrow(
                () -> Limits.invalid(distance.at(), "expected the attribute uom, such as m"));
    Double factor = UNITS.get(unit.toLowerCase(Locale.ROOT).replaceFirst("^.*#", ""));
    if (factor == null) {
      throw Limits.invalid(
          distance.at(),
          "the unit must be m, km, [ft_i], [mi_i] or [nmi_i]; it was "
              + LodelineException.quoted(unit));
    }
    double value = GmlGeometryReader.number(distance.text(), distance.at());
    if (value < 0) {
      throw Limits.invalid(distance.at(), "the distance must not be negative");
    }
    return value * factor;
  }
}
