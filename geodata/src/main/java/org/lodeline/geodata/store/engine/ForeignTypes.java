package org.lodeline.geodata.store.engine;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/** What can be known of a type that somebody else made: names and types. */
final class ForeignTypes {
  private ForeignTypes() {}

  /** A type as a layer; its coordinates are taken to be WGS 84, longitude first. */
  static EngineType of(SimpleFeatureType schema) {
    List<Field> fields = new ArrayList<>();
    List<String> attributes = new ArrayList<>();
    GeometryDescriptor geometry = schema.getGeometryDescriptor();
    if (geometry != null) {
      attributes.add(geometry.getLocalName());
    }
    for (AttributeDescriptor attribute : schema.getAttributeDescriptors()) {
      if (!(attribute instanceof GeometryDescriptor)) {
        String name = attribute.getLocalName();
        attributes.add(name);
        fields.add(Field.plain(name, name, type(attribute.getType().getBinding())));
      }
    }
    LayerDefinition layer =
        new LayerDefinition(
            schema.getTypeName(),
            schema.getTypeName(),
            "",
            geometry == null ? null : geometry.getType().getBinding().getSimpleName(),
            geometry == null ? null : geometry.getLocalName(),
            fields);
    return new EngineType(layer, layer.featureType(), schema.getTypeName(), attributes, true);
  }

  private static Field.Type type(Class<?> binding) {
    if (List.class.isAssignableFrom(binding)) {
      return Field.Type.STRINGS;
    } else if (binding == Integer.class || binding == Long.class || binding == Short.class) {
      return Field.Type.INTEGER;
    } else if (Number.class.isAssignableFrom(binding)) {
      return Field.Type.NUMBER;
    } else if (binding == Boolean.class) {
      return Field.Type.BOOLEAN;
    } else if (binding == java.sql.Date.class) {
      return Field.Type.DATE;
    }
    return Date.class.isAssignableFrom(binding) ? Field.Type.TIMESTAMP : Field.Type.STRING;
  }
}
