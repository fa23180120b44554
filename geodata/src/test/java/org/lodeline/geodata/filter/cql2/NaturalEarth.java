package org.lodeline.geodata.filter.cql2;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.store.geopackage.GeometryBlob;

/**
 * A layer of the test suite of CQL2.
 *
 * @param type with dates, timestamps and booleans as such
 */
public record NaturalEarth(SimpleFeatureType type, List<SimpleFeature> features) {
  private static final ConcurrentMap<String, NaturalEarth> LAYERS = new ConcurrentHashMap<>();

  static NaturalEarth places() {
    return layer("ne_110m_populated_places_simple");
  }

  static NaturalEarth countries() {
    return layer("ne_110m_admin_0_countries");
  }

  public static NaturalEarth layer(String table) {
    return LAYERS.computeIfAbsent(table, NaturalEarth::read);
  }

  private static NaturalEarth read(String table) {
    try {
      Path file = Files.createTempFile("natural-earth", ".gpkg");
      try (InputStream resource =
          Objects.requireNonNull(NaturalEarth.class.getResourceAsStream("ne110m4cql2.gpkg"))) {
        Files.write(file, resource.readAllBytes());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
          return read(table, rows);
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NaturalEarth read(String table, ResultSet rows) throws SQLException {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName(table);
    builder.setCRS(DefaultGeographicCRS.WGS84);
    ResultSetMetaData columns = rows.getMetaData();
    for (int i = 2; i <= columns.getColumnCount(); i++) {
      builder.add(columns.getColumnName(i), binding(columns.getColumnTypeName(i)));
    }
    SimpleFeatureType type = builder.buildFeatureType();
    List<SimpleFeature> features = new ArrayList<>();
    while (rows.next()) {
      SimpleFeatureBuilder feature = new SimpleFeatureBuilder(type);
      for (int i = 0; i < type.getAttributeCount(); i++) {
        feature.set(i, value(type.getDescriptor(i).getType().getBinding(), rows, i + 2));
      }
      features.add(feature.buildFeature(rows.getString(1)));
    }
    return new NaturalEarth(type, features);
  }

  private static Class<?> binding(String columnType) {
    return switch (columnType.toUpperCase(Locale.ROOT).replaceAll("\\(.*", "")) {
      case "MULTIPOLYGON", "LINESTRING", "POINT" -> Geometry.class;
      case "REAL" -> Double.class;
      case "INTEGER" -> Long.class;
      case "DATE" -> LocalDate.class;
      case "DATETIME" -> Instant.class;
      case "BOOLEAN" -> Boolean.class;
      default -> String.class;
    };
  }

  private static @Nullable Object value(Class<?> binding, ResultSet rows, int column)
      throws SQLException {
    if (rows.getObject(column) == null) {
      return null;
    } else if (binding == Geometry.class) {
      return GeometryBlob.read(rows.getBytes(column));
    } else if (binding == Double.class) {
      return rows.getDouble(column);
    } else if (binding == Long.class) {
      return rows.getLong(column);
    } else if (binding == Boolean.class) {
      return rows.getBoolean(column);
    }
    String text = rows.getString(column);
    if (binding == LocalDate.class) {
      return LocalDate.parse(text);
    }
    return binding == Instant.class ? Instant.parse(text + "Z") : text;
  }
}
