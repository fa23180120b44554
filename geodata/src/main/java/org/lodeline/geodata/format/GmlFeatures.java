package org.lodeline.geodata.format;

import java.io.IOException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
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
  private static final int MOST_TYPES = 100;

  private final XmlWriter xml;
  private final GmlGeometry geometries;
  private final IdentityHashMap<SimpleFeatureType, List<String>> names = new IdentityHashMap<>();

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
    SimpleFeatureType type = feature.getFeatureType();
    List<String> elements = elements(type, vocabulary);
    String[] all = Arrays.copyOf(attributes, attributes.length + 2);
    all[attributes.length] = "gml:id";
    all[attributes.length + 1] = XmlName.id(type.getTypeName(), feature.getID());
    xml.start(elements.get(type.getAttributeCount()), all);
    if (vocabulary.nils()) {
      xml.element(vocabulary.prefix() + ":id", feature.getID());
    }
    for (int i = 0; i < type.getAttributeCount(); i++) {
      property(feature, i, elements.get(i), vocabulary, crs);
    }
    xml.end();
  }

  /** Writes the elements of one property of a feature. */
  public void property(SimpleFeature feature, String property, GmlVocabulary vocabulary, Crs crs)
      throws IOException {
    SimpleFeatureType type = feature.getFeatureType();
    int index = type.indexOf(property);
    property(feature, index, elements(type, vocabulary).get(index), vocabulary, crs);
  }

  private void property(
      SimpleFeature feature, int index, String name, GmlVocabulary vocabulary, Crs crs)
      throws IOException {
    Object value = feature.getAttribute(index);
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
    } else if (vocabulary.nils()
        && !(feature.getFeatureType().getDescriptor(index) instanceof GeometryDescriptor)) {
      xml.empty(name, "xsi:nil", "true");
    }
  }

  /** The names of the elements of a type's properties, and then of the type itself. */
  private List<String> elements(SimpleFeatureType type, GmlVocabulary vocabulary) {
    // Features of one document share few types; comparing these takes longer than writing does.
    if (names.size() > MOST_TYPES) {
      names.clear();
    }
    return names.computeIfAbsent(
        type,
        key ->
            Stream.concat(
                    key.getAttributeDescriptors().stream().map(AttributeDescriptor::getLocalName),
                    Stream.of(key.getTypeName()))
                .map(name -> vocabulary.prefix() + ":" + XmlName.of(name, true))
                .toList());
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
