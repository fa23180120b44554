package org.lodeline.geodata.format;

/**
 * The namespace of feature types in GML, and how their values are written there.
 *
 * @param schemaLocation of its XML Schema, where it is published; empty where the server describes
 *     it
 * @param nils whether what is unknown is a nil element, and the id an element of its own; otherwise
 *     what is unknown is left out
 */
public record GmlVocabulary(String prefix, String namespace, String schemaLocation, boolean nils) {
  /** Layers and fields as they are. */
  public static final GmlVocabulary LODELINE =
      new GmlVocabulary("lode", "urn:lodeline:features", "", true);
}
