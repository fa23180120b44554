package org.lodeline.geodata.format;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.xml.XmlName;
import org.lodeline.geodata.xml.XmlWriter;

/**
 * Writes the features of one GML document, which may be of several types. The prefix {@code gml}
 * and that of each vocabulary must be bound in the document.
 *
 * <p>A list is an element for each item, so that an empty one is none; an empty geometry is none.
 */
public final class GmlFeatures {
  private final XmlWriter xml;
  private final GmlGeometry geometries;
  private final Map<String, String> names = new HashMap<>();

  public GmlFeatures(XmlWriter xml) {
    this.xml = xml;
    this.geometries = new GmlGeometry(xml);
  }

  /**
   * Writes the element of a feature.
   *
   * @param crs in which its geometries are
   * @param attributes pairs of names and values that the element has beside its id
   */
  public void write(SimpleFeature feature, GmlVocabulary vocabulary, Crs crs, String... attributes)
      throws IOException {
    String typeName = feature.getFeatureType().getTypeName();
    String[] all = Arrays.copyOf(attributes, attributes.length + 2);
    all[attributes.length] = "gml:id";
    all[attributes.length + 1] = XmlName.id(typeName, feature.getID());
    xml.start(name(vocabulary, typeName), all);
    if (vocabulary.nils()) {
      xml.element(vocabulary.prefix() + ":id", feature.getID());
    }
    for (AttributeDescriptor attribute : feature.getFeatureType().getAttributeDescriptors()) {
      property(feature, attribute.getLocalName(), vocabulary, crs);
    }
    xml.end();
  }

  /** Writes the elements of one property of a feature. */
  public void property(SimpleFeature feature, String property, GmlVocabulary vocabulary, Crs crs)
      throws IOException {
    String name = name(vocabulary, property);
    Object value = feature.getAttribute(property);
    if (value instanceof Geometry geometry) {
      if (!geometry.isEmpty()) {
        xml.start(name);
        geometries.write(geometry, crs);
        xml.end();
      }
    } else if (value instanceof List<?> list) {
      for (Object item : list) {
        xml.element(name, String.valueOf(item));
      }
    } else if (value != null) {
      xml.element(name, text(value));
    } else if (vocabulary.nils() && !isGeometry(feature, property)) {
      xml.empty(name, "xsi:nil", "true");
    }
  }

  private static boolean isGeometry(SimpleFeature feature, String property) {
    Class<?> binding = feature.getFeatureType().getDescriptor(property).getType().getBinding();
    return Geometry.class.isAssignableFrom(binding);
  }

  private String name(GmlVocabulary vocabulary, String text) {
    // A name is asked for with every feature, and takes longer to make than to write.
    return names.computeIfAbsent(
        vocabulary.prefix() + ":" + text,
        key -> vocabulary.prefix() + ":" + XmlName.of(text, true));
  }

  /** The text of a value that is neither a geometry nor a list. */
  public static String text(@Nullable Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? Numbers.text(number) : special(number);
    }
    return String.valueOf(value);
  }

  /** What XML Schema calls a number that is not finite. */
  private static String special(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    return number > 0 ? "INF" : "-INF";
  }
}
