package org.lodeline.geodata.filter.fes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.filter.cql2.Cql2;
import org.lodeline.geodata.filter.cql2.Limits;
import org.lodeline.geodata.filter.cql2.Node;
import org.lodeline.geodata.xml.XmlElement;
import org.lodeline.geodata.xml.XmlName;

/**
 * Reads filters in XML. Properties go by the names that they have in GML, with or without prefix;
 * ids are those of GML, {@code deposits.greenbushes}.
 *
 * <p>A feature passes a filter that is true for it. A comparison with a property that has no value
 * is neither true nor false, so the feature passes neither it nor its negation.
 */
public final class Fes {
  private Fes() {}

  /**
   * Reads a filter on features of a type.
   *
   * @param crs of the geometries that do not name theirs
   * @throws LodelineException of kind INVALID_INPUT that says where the filter is wrong
   */
  public static Filter parse(String filter, SimpleFeatureType type, Crs crs) {
    return filter(XmlElement.parse("filter", filter), type, crs);
  }

  /**
   * Makes a filter on features of a type of an element {@code Filter}.
   *
   * @param crs of the geometries that do not name theirs
   * @throws LodelineException of kind INVALID_INPUT that says where the filter is wrong
   */
  public static Filter filter(XmlElement filter, SimpleFeatureType type, Crs crs) {
    if (!filter.name().equals("Filter")) {
      throw Limits.invalid(filter.at(), "expected an element Filter");
    }
    List<XmlElement> parts = filter.children();
    if (parts.isEmpty()) {
      throw Limits.invalid(filter.at(), "expected a condition in it");
    }
    if (parts.stream().allMatch(Fes::isId)) {
      return FieldFilters.ids(ids(parts, type));
    } else if (parts.size() > 1) {
      throw Limits.invalid(parts.get(1).at(), "expected one condition, or nothing but ids");
    }
    Node condition = new FesConditions(new FesOperands(type, crs)).condition(parts.get(0));
    return Cql2.filter(condition, type);
  }

  static boolean isId(XmlElement element) {
    return switch (element.name()) {
      case "ResourceId", "FeatureId", "GmlObjectId" -> true;
      default -> false;
    };
  }

  /** The ids of features of the type that elements name; those of other types are none of them. */
  static List<String> ids(List<XmlElement> elements, SimpleFeatureType type) {
    List<String> ids = new ArrayList<>();
    for (XmlElement element : elements) {
      String id =
          element
              .attribute("rid")
              .or(() -> element.attribute("fid"))
              .or(() -> element.attribute("id"))
              .orElseThrow(() -> Limits.invalid(element.at(), "expected the attribute rid"));
      featureId(id, type.getTypeName()).ifPresent(ids::add);
    }
    return ids;
  }

  /** The id of a feature of a layer of which GML has this one; empty for one of another layer. */
  public static Optional<String> featureId(String gmlId, String layer) {
    String prefix = XmlName.id(layer, "");
    return gmlId.startsWith(prefix)
        ? Optional.of(XmlName.text(gmlId.substring(prefix.length())))
        : Optional.empty();
  }
}
