package org.lodeline.geodata.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.lodeline.geodata.Resources;
import org.wololo.flatgeobuf.GeometryConversions;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.GeometryType;

/** Reads features as FlatGeobuf has them; the reverse of the format's {@code FlatGeobufFeature}. */
final class FlatGeobufRecord {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A column of a file with its {@link ColumnType}. */
  record Field(String name, int type) {}

  private final List<Field> columns;
  private final int geometryType;
  private final int idColumn;

  /** The place among the fields for each column; none for the id and for bytes. */
  private final int[] places;

  private final List<Field> fields = new ArrayList<>();

  FlatGeobufRecord(List<Field> columns, int geometryType, boolean ownIds) {
    this.columns = List.copyOf(columns);
    this.geometryType = geometryType;
    this.places = new int[columns.size()];
    int id = -1;
    for (int i = 0; i < places.length; i++) {
      Field column = columns.get(i);
      boolean isId = ownIds && id < 0 && column.name().equalsIgnoreCase("id");
      id = isId ? i : id;
      places[i] = isId || column.type() == ColumnType.Binary ? -1 : fields.size();
      if (places[i] >= 0) {
        fields.add(column);
      }
    }
    this.idColumn = id;
  }

  /** The columns that become fields. */
  List<Field> fields() {
    return List.copyOf(fields);
  }

  List<String> leftOut() {
    return columns.stream()
        .filter(column -> column.type() == ColumnType.Binary)
        .map(Field::name)
        .toList();
  }

  FileRecord read(long line, ByteBuffer message) {
    try {
      Feature feature = Feature.getRootAsFeature(message);
      @Nullable Object[] values = new Object[fields.size()];
      String id = null;
      ByteBuffer bytes = feature.propertiesAsByteBuffer();
      if (bytes != null) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
          int column = Short.toUnsignedInt(bytes.getShort());
          Object value = value(columns.get(column).type(), bytes);
          if (column == idColumn) {
            id = String.valueOf(value);
          } else if (places[column] >= 0) {
            values[places[column]] = value;
          }
        }
      }
      org.wololo.flatgeobuf.generated.Geometry shape = feature.geometry();
      return FileRecord.of(
          line, id, shape == null ? null : geometry(shape, geometryType), Arrays.asList(values));
    } catch (IndexOutOfBoundsException
        | BufferUnderflowException
        | NegativeArraySizeException
        | ClassCastException
        | IllegalArgumentException e) {
      return FileRecord.unreadable(line, "the feature is damaged");
    }
  }

  private static Geometry geometry(org.wololo.flatgeobuf.generated.Geometry shape, int knownType) {
    int type = knownType == GeometryType.Unknown ? shape.type() : knownType;
    if (type != GeometryType.GeometryCollection) {
      Geometry geometry = GeometryConversions.deserialize(shape, type);
      if (geometry == null) {
        throw new IllegalArgumentException("no geometry of type " + type);
      }
      return geometry;
    }
    Geometry[] parts = new Geometry[shape.partsLength()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = geometry(shape.parts(i), GeometryType.Unknown);
    }
    return FACTORY.createGeometryCollection(parts);
  }

  private static @Nullable Object value(int type, ByteBuffer bytes) {
    return switch (type) {
      case ColumnType.Byte -> (long) bytes.get();
      case ColumnType.UByte -> (long) Byte.toUnsignedInt(bytes.get());
      case ColumnType.Bool -> bytes.get() != 0;
      case ColumnType.Short -> (long) bytes.getShort();
      case ColumnType.UShort -> (long) Short.toUnsignedInt(bytes.getShort());
      case ColumnType.Int -> (long) bytes.getInt();
      case ColumnType.UInt -> Integer.toUnsignedLong(bytes.getInt());
      case ColumnType.Long, ColumnType.ULong -> bytes.getLong();
      case ColumnType.Float -> (double) bytes.getFloat();
      case ColumnType.Double -> bytes.getDouble();
      case ColumnType.Json -> json(text(bytes));
      default -> text(bytes);
    };
  }

  private static String text(ByteBuffer bytes) {
    int length = bytes.getInt();
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException("a text that is longer than its feature");
    }
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** A list where the text is an array of texts, otherwise the text. */
  private static Object json(String text) {
    try {
      JsonNode node = Resources.JSON.readTree(text);
      List<String> items = new ArrayList<>();
      for (JsonNode item : node) {
        if (!item.isTextual()) {
          return text;
        }
        items.add(item.textValue());
      }
      return node.isArray() ? items : text;
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
