package org.lodeline.geodata.store.geopackage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;

/** The values of attributes as the columns of a GeoPackage hold them. */
final class ColumnValue {
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
  private static final DateTimeFormatter DATETIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private ColumnValue() {}

  /** A moment as the standard has it, to the millisecond. */
  static String datetime(Instant moment) {
    return DATETIME.format(moment);
  }

  /** A value as it will be read back: a column holds no more than the milliseconds of a moment. */
  static @Nullable Object stored(@Nullable Object value) {
    if (value instanceof Instant moment) {
      return moment.truncatedTo(ChronoUnit.MILLIS);
    } else if (value instanceof Double number && Double.isNaN(number)) {
      return null;
    }
    return value;
  }

  static @Nullable Object toColumn(@Nullable Object value) {
    if (value instanceof Geometry geometry) {
      return GeometryBlob.write(geometry);
    } else if (value instanceof List<?> list) {
      try {
        return Resources.JSON.writeValueAsString(list);
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("a list that is not of strings", e);
      }
    } else if (value instanceof Instant moment) {
      return datetime(moment);
    }
    return value instanceof LocalDate date ? date.toString() : value;
  }

  /**
   * Reads a column of the current row.
   *
   * @throws IllegalArgumentException if it holds a value of another type
   */
  static @Nullable Object fromColumn(AttributeDescriptor attribute, ResultSet rows, int column)
      throws SQLException, JsonProcessingException {
    Class<?> binding = attribute.getType().getBinding();
    Object value = rows.getObject(column);
    if (value == null) {
      return null;
    } else if (binding == List.class) {
      return Resources.JSON.readValue(rows.getString(column), STRINGS);
    } else if (binding == LocalDate.class) {
      return LocalDate.parse(rows.getString(column));
    } else if (binding == Instant.class) {
      return Instant.parse(rows.getString(column));
    } else if (binding == String.class) {
      return rows.getString(column);
    }
    Object converted =
        value instanceof byte[] blob && Geometry.class.isAssignableFrom(binding)
            ? GeometryBlob.read(blob)
            : number(value, binding);
    if (!binding.isInstance(converted)) {
      throw new IllegalArgumentException(
          LodelineException.quoted(rows.getString(column))
              + " in "
              + attribute.getLocalName()
              + " is no "
              + binding.getSimpleName().toLowerCase(Locale.ROOT));
    }
    return converted;
  }

  /** A number as the attribute holds it; anything else as it is. */
  private static Object number(Object value, Class<?> binding) {
    if (binding == Long.class && (value instanceof Integer || value instanceof Long)) {
      return ((Number) value).longValue();
    } else if (binding == Double.class && value instanceof Number number) {
      return number.doubleValue();
    } else if (binding == Boolean.class && value instanceof Integer number) {
      return number != 0;
    }
    return value;
  }
}
