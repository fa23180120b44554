package org.lodeline.geodata.store.postgis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.lodeline.geodata.LodelineException;

/** Carries values between features and the columns of statements. */
final class Columns {
  private static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), 4326);

  private Columns() {}

  /** Binds a value to a placeholder. */
  static void bind(PreparedStatement statement, int place, SqlType type, @Nullable Object value)
      throws SQLException {
    switch (type) {
      case TEXT -> statement.setString(place, (String) value);
      case GEOMETRY -> statement.setBytes(place, value == null ? null : binary((Geometry) value));
      case TEXTS ->
          statement.setArray(
              place, value == null ? null : array(statement.getConnection(), (List<?>) value));
      case INTEGER, SMALL_INTEGER -> statement.setObject(place, value, Types.BIGINT);
      case NUMBER -> statement.setObject(place, finite(value), Types.DOUBLE);
      case NUMBERS -> throw new IllegalArgumentException("no column is of the type " + type);
      case BOOLEAN -> statement.setObject(place, value, Types.BOOLEAN);
      case DATE -> statement.setObject(place, value, Types.DATE);
      case TIMESTAMP ->
          statement.setObject(
              place,
              value == null ? null : OffsetDateTime.ofInstant((Instant) value, ZoneOffset.UTC),
              Types.TIMESTAMP_WITH_TIMEZONE);
    }
  }

  private static @Nullable Object finite(@Nullable Object value) {
    if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
      throw LodelineException.invalid("feature", "a number must be finite; one was " + number);
    }
    return value;
  }

  /** Binds the arguments of a statement. */
  static void bind(PreparedStatement statement, List<Object> arguments) throws SQLException {
    for (int i = 0; i < arguments.size(); i++) {
      Object argument = arguments.get(i);
      SqlType type =
          argument instanceof List<?>
              ? SqlType.TEXTS
              : SqlType.of(argument.getClass())
                  .orElseThrow(() -> new IllegalArgumentException("an argument " + argument));
      bind(statement, i + 1, type, argument);
    }
  }

  /** What a query selects to read a column. */
  static Sql selected(Sql column, SqlType type) {
    return type == SqlType.GEOMETRY ? Sql.of("ST_AsBinary({})", column) : column;
  }

  /** The value of a column of the current row. */
  static @Nullable Object read(ResultSet rows, int column, SqlType type) throws SQLException {
    return switch (type) {
      case TEXT -> rows.getString(column);
      case TEXTS -> {
        java.sql.Array array = rows.getArray(column);
        yield array == null ? null : List.of((String[]) array.getArray());
      }
      case INTEGER -> rows.getObject(column, Long.class);
      case NUMBER -> rows.getObject(column, Double.class);
      case BOOLEAN -> rows.getObject(column, Boolean.class);
      case DATE -> rows.getObject(column, LocalDate.class);
      case TIMESTAMP -> {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        yield time == null ? null : time.toInstant();
      }
      case GEOMETRY -> {
        byte[] binary = rows.getBytes(column);
        yield binary == null ? null : geometry(binary);
      }
      case SMALL_INTEGER, NUMBERS ->
          throw new IllegalArgumentException("no column is of the type " + type);
    };
  }

  private static byte[] binary(Geometry geometry) {
    return new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry);
  }

  private static Geometry geometry(byte[] binary) {
    try {
      return new WKBReader(WGS84).read(binary);
    } catch (ParseException e) {
      throw LodelineException.brokenData("the database holds a geometry that is none", e);
    }
  }

  private static java.sql.Array array(Connection connection, List<?> list) throws SQLException {
    return connection.createArrayOf("text", list.toArray());
  }
}
