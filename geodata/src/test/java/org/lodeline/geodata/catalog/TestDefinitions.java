package org.lodeline.geodata.catalog;

import java.util.Arrays;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;

/** Definitions of layers that only a test knows. */
public final class TestDefinitions {
  private TestDefinitions() {}

  /** The definition of a layer of this type. */
  public static LayerDefinition of(SimpleFeatureType type) {
    GeometryDescriptor geometry = type.getGeometryDescriptor();
    List<Field> fields =
        type.getAttributeDescriptors().stream()
            .filter(attribute -> !(attribute instanceof GeometryDescriptor))
            .map(TestDefinitions::field)
            .toList();
    return new LayerDefinition(
        type.getTypeName(),
        type.getTypeName(),
        "",
        geometry == null ? null : geometry.getType().getBinding().getSimpleName(),
        fields);
  }

  private static Field field(AttributeDescriptor attribute) {
    Field.Type type =
        Arrays.stream(Field.Type.values())
            .filter(known -> known.binding() == attribute.getType().getBinding())
            .findFirst()
            .orElseThrow();
    return Field.plain(attribute.getLocalName(), attribute.getLocalName(), type);
  }
}
