package org.lodeline.geodata.format;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.lodeline.geodata.Resources;
import org.wololo.flatgeobuf.GeometryConversions;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.GeometryType;

/** Writes features of one type as FlatGeobuf has them. */
final class FlatGeobufFeature {
  private final SimpleFeatureType type;
  private final int geometryType;

  FlatGeobufFeature(SimpleFeatureType type) {
    this.type = type;
    Class<?> binding = type.getGeometryDescriptor().getType().getBinding();
    this.geometryType =
        binding == GeometryCollection.class
            ? GeometryType.GeometryCollection
            : GeometryConversions.toGeometryType(binding);
  }

  /** Of all features; unknown where they may differ. */
  int geometryType() {
    return geometryType;
  }

  /** The type of the column of a field. */
  static int columnType(Class<?> binding) {
    if (binding == Long.class) {
      return ColumnType.Long;
    } else if (binding == Integer.class) {
      return ColumnType.Int;
    } else if (binding == Double.class) {
      return ColumnType.Double;
    } else if (binding == Boolean.class) {
      return ColumnType.Bool;
    } else if (binding == LocalDate.class || binding == Instant.class) {
      return ColumnType.DateTime;
    }
    return binding == List.class ? ColumnType.Json : ColumnType.String;
  }

  /** Writes a feature and gives its offset. */
  int write(FlatBufferBuilder builder, SimpleFeature feature) throws IOException {
    int properties = Feature.createPropertiesVector(builder, properties(feature));
    int geometry = 0;
    if (feature.getDefaultGeometry() instanceof Geometry shape && !shape.isEmpty()) {
      geometry = geometry(builder, shape, geometryType);
    }
    return Feature.createFeature(builder, geometry, properties, 0);
  }

  /** Writes a geometry, with its own type where {@code known} is unknown. */
  private static int geometry(FlatBufferBuilder builder, Geometry geometry, int known)
      throws IOException {
    if (!geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
      return GeometryConversions.serialize(builder, geometry, (byte) known);
    }
    int[] parts = new int[geometry.getNumGeometries()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = geometry(builder, geometry.getGeometryN(i), GeometryType.Unknown);
    }
    int vector = org.wololo.flatgeobuf.generated.Geometry.createPartsVector(builder, parts);
    return org.wololo.flatgeobuf.generated.Geometry.createGeometry(
        builder, 0, 0, 0, 0, 0, 0, GeometryType.GeometryCollection, vector);
  }

  /** The values that are known, each after the number of its column. */
  private byte[] properties(SimpleFeature feature) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int column = 0;
    property(bytes, column++, feature.getID());
    for (AttributeDescriptor attribute : type.getAttributeDescriptors()) {
      if (!(attribute instanceof GeometryDescriptor)) {
        property(bytes, column++, feature.getAttribute(attribute.getName()));
      }
    }
    return bytes.toByteArray();
  }

  private static void property(ByteArrayOutputStream to, int column, @Nullable Object value)
      throws IOException {
    if (value == null) {
      return;
    }
    to.writeBytes(buffer(Short.BYTES).putShort((short) column).array());
    if (value instanceof Boolean bool) {
      to.write(bool ? 1 : 0);
    } else if (value instanceof Long number) {
      to.writeBytes(buffer(Long.BYTES).putLong(number).array());
    } else if (value instanceof Integer number) {
      to.writeBytes(buffer(Integer.BYTES).putInt(number).array());
    } else if (value instanceof Double number) {
      to.writeBytes(buffer(Double.BYTES).putDouble(number).array());
    } else {
      byte[] text =
          value instanceof List<?> list
              ? Resources.JSON.writeValueAsBytes(list)
              : value.toString().getBytes(StandardCharsets.UTF_8);
      to.writeBytes(buffer(Integer.BYTES).putInt(text.length).array());
      to.writeBytes(text);
    }
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
