package org.lodeline.geodata.store.engine;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/** What can be known of a type that somebody else made: names and types. */
final class ForeignTypes {
  private ForeignTypes() {}

  /**
   * A type as a layer.
   *
   * @throws LodelineException of kind INVALID_INPUT if it does not tell where its geometries are
   */
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
    return new EngineType(
        layer, layer.featureType(), schema.getTypeName(), attributes, true, toWgs84(schema));
  }

  private static @Nullable MathTransform toWgs84(SimpleFeatureType schema) {
    if (schema.getGeometryDescriptor() == null) {
      return null;
    }
    CoordinateReferenceSystem crs = schema.getCoordinateReferenceSystem();
    if (crs == null) {
      throw unplaced(schema, "no coordinate reference system");
    }
    try {
      MathTransform transform = CRS.findMathTransform(crs, DefaultGeographicCRS.WGS84, true);
      return transform.isIdentity() ? null : transform;
    } catch (FactoryException e) {
      throw unplaced(schema, "the coordinate reference system " + crs.getName().getCode());
    }
  }

  private static LodelineException unplaced(SimpleFeatureType schema, String what) {
    return LodelineException.invalid(
        "--datastore",
        "the type %s of the data store has %s, which does not lead to WGS 84; give it one of EPSG there, or import its features into a store of Lodeline's own with --crs"
            .formatted(schema.getTypeName(), what));
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
