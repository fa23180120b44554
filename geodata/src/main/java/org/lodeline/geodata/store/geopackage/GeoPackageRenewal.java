package org.lodeline.geodata.store.geopackage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.LayerDefinition;

/** Brings the bundled layers of a file that an earlier version of Lodeline made up to this one. */
public final class GeoPackageRenewal {
  private GeoPackageRenewal() {}

  /**
   * Whether a file has some of the bundled layers, and lacks the table or a column of another.
   *
   * @throws LodelineException of kind BROKEN_DATA if the file is no GeoPackage or is damaged, of
   *     kind UNAVAILABLE if it cannot be read
   */
  public static boolean isNeeded(Path file, List<LayerDefinition> bundled) {
    try (GeoPackageFile geoPackage = GeoPackageFile.open(file)) {
      geoPackage.checkHealth();
      boolean hasAny =
          bundled.stream().anyMatch(layer -> !geoPackage.columns(layer.id()).isEmpty());
      return hasAny && bundled.stream().anyMatch(layer -> lacks(geoPackage, layer.featureType()));
    }
  }

  private static boolean lacks(GeoPackageFile file, SimpleFeatureType type) {
    Set<String> columns = file.columns(type.getTypeName());
    return type.getAttributeDescriptors().stream()
        .anyMatch(attribute -> !columns.contains(attribute.getLocalName()));
  }

  /**
   * Makes the bundled layers of a file anew, in one transaction. Features that people added or
   * changed, of which the history tells, stay as they left them, and those that they deleted stay
   * away; layers that people added and the history are not touched.
   *
   * @param fresh the features of each bundled layer
   * @throws LodelineException of kind UNAVAILABLE if the file cannot be written
   */
  public static void renew(Path file, Map<SimpleFeatureType, List<SimpleFeature>> fresh) {
    try (GeoPackageFile geoPackage = GeoPackageFile.beginWriting(file)) {
      fresh.forEach((type, features) -> renew(geoPackage, type, features));
      geoPackage.commit();
    }
  }

  private static void renew(
      GeoPackageFile file, SimpleFeatureType type, List<SimpleFeature> fresh) {
    String id = type.getTypeName();
    Set<String> columns = file.columns(id);
    Set<String> edited = file.editedFeatures(id);
    List<SimpleFeature> features = new ArrayList<>();
    fresh.stream().filter(feature -> !edited.contains(feature.getID())).forEach(features::add);
    if (!columns.isEmpty()) {
      String[] known =
          type.getAttributeDescriptors().stream()
              .map(AttributeDescriptor::getLocalName)
              .filter(columns::contains)
              .toArray(String[]::new);
      file.read(SimpleFeatureTypeBuilder.retype(type, known), edited)
          .forEach(feature -> features.add(widened(feature, type)));
      file.removeLayer(id);
    }
    try (GeoPackageTable table = file.createTable(type)) {
      features.forEach(table::add);
      table.end(Instant.now());
    }
  }

  /** A feature with the attributes of a type, empty where it has none of the name. */
  private static SimpleFeature widened(SimpleFeature feature, SimpleFeatureType type) {
    SimpleFeatureBuilder builder = new SimpleFeatureBuilder(type);
    for (AttributeDescriptor attribute : type.getAttributeDescriptors()) {
      Object value = feature.getAttribute(attribute.getLocalName());
      boolean isList = attribute.getType().getBinding() == List.class;
      builder.set(attribute.getLocalName(), value == null && isList ? List.of() : value);
    }
    return builder.buildFeature(feature.getID());
  }
}
