package org.lodeline.server.wfs;

import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.filter.Keyset;
import org.lodeline.geodata.format.GmlVocabulary;
import org.lodeline.geodata.xml.XmlName;

/**
 * A type of features that can be asked for: a layer, or a view of one.
 *
 * @param layer as it is stored, under no scenario
 */
record FeatureType(Layer layer) {
  GmlVocabulary vocabulary() {
    return GmlVocabulary.of(type());
  }

  LayerDefinition definition() {
    return layer.definition();
  }

  SimpleFeatureType type() {
    return layer.source().getSchema();
  }

  /** The name of its element. */
  String localName() {
    return XmlName.of(layer.id(), true);
  }

  /** The name with its prefix, {@code lode:deposits}. */
  String name() {
    return vocabulary().prefix() + ":" + localName();
  }

  /**
   * The name of the attribute that a path of GML leads to, such as {@code lode:deposits/lode:name};
   * {@value Keyset#ID} for {@code @gml:id} and {@code lode:id}; empty if there is none.
   */
  Optional<String> attribute(String path) {
    String step = path.strip().replaceFirst("\\[1]$", "");
    step = step.substring(step.lastIndexOf('/') + 1);
    String name = step.substring(step.indexOf(':') + 1);
    if (step.equals("@gml:id") || (name.equals(Keyset.ID) && vocabulary().nils())) {
      return Optional.of(Keyset.ID);
    }
    return type().getAttributeDescriptors().stream()
        .map(attribute -> attribute.getLocalName())
        .filter(attribute -> attribute.equals(name) || XmlName.of(attribute, true).equals(name))
        .findFirst();
  }

  /** Whether features can be sorted by an attribute: it has one value, which has an order. */
  boolean isSortable(String attribute) {
    return definition()
        .field(attribute)
        .filter(field -> field.type() != Field.Type.STRINGS)
        .isPresent();
  }
}
