package org.lodeline.geodata.format;

import org.geotools.api.feature.simple.SimpleFeatureType;

/**
 * The namespace of feature types in GML, and how their values are written there.
 *
 * @param nils whether what is unknown is a nil element, and the id an element of its own; otherwise
 *     what is unknown is left out
 */
public record GmlVocabulary(String prefix, String namespace, boolean nils) {
  /** Layers and fields as they are. */
  public static final GmlVocabulary LODELINE =
      new GmlVocabulary("lode", "urn:lodeline:features", true);

  /** EarthResourceML-Lite 2.0.1. */
  public static final GmlVocabulary ERML_LITE =
      new GmlVocabulary("erl", "http://xmlns.earthresourceml.org/earthresourceml-lite/2.0", false);

  /** The one in whose namespace a type is; that of layers for one in none. */
  public static GmlVocabulary of(SimpleFeatureType type) {
    return ERML_LITE.namespace.equals(type.getName().getNamespaceURI()) ? ERML_LITE : LODELINE;
  }
}
