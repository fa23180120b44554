package org.lodeline.geodata.filter.fes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.filter.cql2.Geometries;
import org.lodeline.geodata.filter.cql2.Limits;
import org.lodeline.geodata.filter.cql2.Node;
import org.lodeline.geodata.xml.XmlElement;

/**
 * Reads the geometries of a filter in GML 3.2, 3.1 and 2 into WGS 84, longitude first. Lines are
 * straight between their positions; heights are dropped.
 */
final class GmlGeometryReader {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,300}\\.?[0-9]{0,300}|\\.[0-9]{1,300})([eE][+-]?[0-9]{1,2})?");

  private final Crs defaultCrs;
  private final Limits limits;

  GmlGeometryReader(Crs defaultCrs, Limits limits) {
    this.defaultCrs = defaultCrs;
    this.limits = limits;
  }

  /**
   * A geometry.
   *
   * @throws LodelineException of kind INVALID_INPUT if the element is none, or the geometry is not
   *     valid
   */
  Node geometry(XmlElement element) {
    Crs crs = crs(element);
    try {
      Geometry geometry =
          switch (element.name()) {
            case "Envelope", "Box" -> BoundingBox.area(box(element), crs);
            default -> crs.toCrs84(shape(element, dimension(element, 2)));
          };
      return new Node.Literal(Geometries.valid(geometry, element.at()), element.at());
    } catch (IllegalArgumentException e) {
      throw Limits.invalid(
          element.at(), "the geometry cannot be had in " + crs + ": " + e.getMessage());
    }
  }

  /** That of the element, or of one in it that says so; GML repeats it on all parts or on none. */
  private Crs crs(XmlElement element) {
    return srsName(element).map(name -> Crs.parseOfWebService("srsName", name)).orElse(defaultCrs);
  }

  private static Optional<String> srsName(XmlElement element) {
    return element
        .attribute("srsName")
        .or(
            () ->
                element.children().stream().flatMap(child -> srsName(child).stream()).findFirst());
  }

  private static int dimension(XmlElement element, int inherited) {
    Optional<String> dimension = element.attribute("srsDimension");
    if (dimension.isEmpty()) {
      return inherited;
    }
    return switch (dimension.get()) {
      case "2" -> 2;
      case "3" -> 3;
      default -> throw Limits.invalid(element.at(), "srsDimension must be 2 or 3");
    };
  }

  private Geometry shape(XmlElement element, int inherited) {
    int dimension = dimension(element, inherited);
    return switch (element.name()) {
      case "Point" -> point(element, dimension);
      case "LineString", "LinearRing", "LineStringSegment" ->
          Geometries.line(positions(element, dimension), element.at());
      case "Curve" -> {
        List<Geometry> segments = members(element, List.of("segments"), dimension);
        if (segments.size() != 1) {
          throw Limits.invalid(element.at(), "expected one LineStringSegment in it");
        }
        yield segments.get(0);
      }
      case "Polygon", "PolygonPatch", "Rectangle", "Triangle" -> polygon(element, dimension);
      case "Surface", "PolyhedralSurface" ->
          collected(members(element, List.of("patches", "polygonPatches"), dimension), element);
      case "MultiPoint",
          "MultiCurve",
          "MultiLineString",
          "MultiSurface",
          "MultiPolygon",
          "MultiGeometry" ->
          collected(
              members(
                  element,
                  List.of(
                      "pointMember",
                      "pointMembers",
                      "curveMember",
                      "curveMembers",
                      "lineStringMember",
                      "surfaceMember",
                      "surfaceMembers",
                      "polygonMember",
                      "geometryMember",
                      "geometryMembers"),
                  dimension),
              element);
      default ->
          throw Limits.invalid(
              element.at(), "this is no geometry, property or value that a filter knows");
    };
  }

  private List<Geometry> members(XmlElement element, List<String> names, int dimension) {
    return element.children().stream()
        .filter(child -> names.contains(child.name()))
        .flatMap(child -> child.children().stream())
        .map(member -> shape(member, dimension))
        .toList();
  }

  private static Geometry collected(List<Geometry> parts, XmlElement element) {
    if (parts.isEmpty()) {
      throw Limits.invalid(element.at(), "expected geometries in it");
    }
    return Geometries.FACTORY.buildGeometry(parts);
  }

  private Geometry point(XmlElement element, int dimension) {
    List<Coordinate> positions = positions(element, dimension);
    if (positions.size() != 1) {
      throw Limits.invalid(element.at(), "expected one position in it");
    }
    return Geometries.FACTORY.createPoint(positions.get(0));
  }

  private Geometry polygon(XmlElement element, int dimension) {
    List<List<Coordinate>> rings = new ArrayList<>();
    for (String boundary : List.of("exterior", "outerBoundaryIs", "interior", "innerBoundaryIs")) {
      for (XmlElement child : element.children()) {
        if (child.name().equals(boundary)) {
          XmlElement ring =
              child
                  .child("LinearRing")
                  .orElseThrow(() -> Limits.invalid(child.at(), "expected a LinearRing in it"));
          rings.add(positions(ring, dimension(ring, dimension)));
        }
      }
    }
    if (rings.isEmpty()) {
      throw Limits.invalid(element.at(), "expected an exterior in it");
    }
    return Geometries.polygon(rings, element.at());
  }

  /** Both lower corners and both upper ones, in the order of the axes. */
  private double[] box(XmlElement element) {
    int dimension = dimension(element, 2);
    List<Coordinate> corners =
        Stream.of("lowerCorner", "upperCorner")
            .flatMap(name -> element.child(name).stream())
            .flatMap(corner -> numbers(corner, dimension(corner, 0)).stream())
            .toList();
    List<Coordinate> both = corners.isEmpty() ? positions(element, dimension) : corners;
    if (both.size() != 2) {
      throw Limits.invalid(element.at(), "expected a lowerCorner and an upperCorner");
    }
    Coordinate lower = both.get(0);
    Coordinate upper = both.get(1);
    return new double[] {lower.x, lower.y, upper.x, upper.y};
  }

  private List<Coordinate> positions(XmlElement element, int dimension) {
    List<Coordinate> positions = new ArrayList<>();
    for (XmlElement child : element.children()) {
      switch (child.name()) {
        // A single position says itself how many numbers it has.
        case "pos" -> positions.addAll(numbers(child, dimension(child, 0)));
        case "posList" -> positions.addAll(numbers(child, dimension(child, dimension)));
        case "coordinates" -> positions.addAll(coordinates(child));
        case "pointProperty", "pointRep" ->
            child.child("Point").ifPresent(point -> positions.addAll(positions(point, dimension)));
        default -> {}
      }
    }
    return positions;
  }

  private List<Coordinate> numbers(XmlElement element, int dimension) {
    String[] texts = element.text().split("\\s+");
    int step = dimension == 0 ? texts.length : dimension;
    if (step < 2 || step > 3 || texts.length % step != 0) {
      throw Limits.invalid(element.at(), "expected positions of two numbers each");
    }
    List<Coordinate> positions = new ArrayList<>(texts.length / step);
    for (int i = 0; i < texts.length; i += step) {
      positions.add(position(texts[i], texts[i + 1], element.at()));
    }
    return positions;
  }

  /** As GML 2 writes them: {@code 1,2 3,4}. */
  private List<Coordinate> coordinates(XmlElement element) {
    List<Coordinate> positions = new ArrayList<>();
    for (String text : element.text().split("\\s+")) {
      String[] parts = text.split(",", -1);
      if (parts.length < 2 || parts.length > 3) {
        throw Limits.invalid(element.at(), "expected positions as in '1,2 3,4'");
      }
      positions.add(position(parts[0], parts[1], element.at()));
    }
    return positions;
  }

  private Coordinate position(String first, String second, String at) {
    limits.coordinate(at);
    return new Coordinate(number(first, at), number(second, at));
  }

  static double number(String text, String at) {
    if (!NUMBER.matcher(text).matches()) {
      throw Limits.invalid(at, "expected a number, found " + LodelineException.quoted(text));
    }
    return Double.parseDouble(text);
  }
}
