package org.lodeline.server.selection;

import java.util.Optional;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.geotools.feature.simple.SimpleFeatureImpl;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.crs.Crs;

/** What of a feature is shown: some of its fields, its geometry or not, in a reference system. */
public final class FeatureView {
  private final Crs crs;
  private final SimpleFeatureType type;
  private final boolean asStored;

  /**
   * A view of the features of a type.
   *
   * @param fields to show; all if empty
   */
  public FeatureView(
      SimpleFeatureType stored, Crs crs, Optional<Set<String>> fields, boolean geometry) {
    this.crs = crs;
    this.asStored = crs.isCrs84() && fields.isEmpty() && geometry;
    this.type = asStored ? stored : shown(stored, crs, fields, geometry);
  }

  private static SimpleFeatureType shown(
      SimpleFeatureType stored, Crs crs, Optional<Set<String>> fields, boolean geometry) {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName(stored.getName());
    for (AttributeDescriptor attribute : stored.getAttributeDescriptors()) {
      if (!(attribute instanceof GeometryDescriptor)) {
        if (fields.isEmpty() || fields.get().contains(attribute.getLocalName())) {
          builder.add(attribute);
        }
      } else if (geometry) {
        builder.add(attribute.getLocalName(), attribute.getType().getBinding(), crs.definition());
      }
    }
    return builder.buildFeatureType();
  }

  /** In which geometries are shown. */
  public Crs crs() {
    return crs;
  }

  /** The type of the features as they are shown. */
  public SimpleFeatureType type() {
    return type;
  }

  /** A feature as it is shown; without geometry where the reference system cannot show it. */
  public SimpleFeature of(SimpleFeature stored) {
    if (asStored) {
      return stored;
    }
    Object[] values = new Object[type.getAttributeCount()];
    for (int i = 0; i < values.length; i++) {
      AttributeDescriptor attribute = type.getDescriptor(i);
      Object value = stored.getAttribute(attribute.getName());
      values[i] = attribute instanceof GeometryDescriptor ? shown(value) : value;
    }
    // The values are those of the same attributes, and need not be converted again.
    return new SimpleFeatureImpl(values, type, stored.getIdentifier(), false);
  }

  private @Nullable Object shown(@Nullable Object geometry) {
    return geometry instanceof Geometry stored ? crs.fromCrs84(stored).orElse(null) : null;
  }
}
