package org.lodeline.geodata.store.geopackage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.sqlite.SQLiteConfig;

/**
 * One GeoPackage 1.3 file (OGC 12-128r17), opened through SQLite. Every feature type is a table
 * with its string ids in the column {@code id}; a type without geometry is an attribute table.
 * Lists of strings are stored as JSON arrays.
 *
 * <p>Not safe for several threads; close it.
 */
final class GeoPackageFile implements AutoCloseable {
  static final String ID_COLUMN = "id";

  private static final int APPLICATION_ID = 0x47504B47; // "GPKG"
  private static final int VERSION = 10300;
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

  private final Path path;
  private final Connection connection;

  private GeoPackageFile(Path path, Connection connection) {
    this.path = path;
    this.connection = connection;
  }

  /** Creates a file, which must not exist yet, with the tables that every GeoPackage has. */
  static GeoPackageFile create(Path path) {
    try {
      SQLiteConfig config = new SQLiteConfig();
      config.setApplicationId(APPLICATION_ID);
      config.setUserVersion(VERSION);
      // The file is put in place when it is whole, so it needs no journal while it is made.
      config.setJournalMode(SQLiteConfig.JournalMode.OFF);
      config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
      GeoPackageFile file =
          new GeoPackageFile(path, config.createConnection("jdbc:sqlite:" + path));
      file.connection.setAutoCommit(false);
      try (Statement statement = file.connection.createStatement()) {
        for (String sql : GeoPackageSql.CORE_TABLES) {
          statement.executeUpdate(sql);
        }
      }
      return file;
    } catch (SQLException e) {
      throw LodelineException.unavailable("cannot create " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Opens a file for reading.
   *
   * @throws LodelineException of kind BROKEN_DATA if it is no GeoPackage or damaged
   */
  static GeoPackageFile open(Path path) {
    if (!Files.isReadable(path)) {
      throw LodelineException.unavailable("cannot read the data file " + path, null);
    }
    try {
      SQLiteConfig config = new SQLiteConfig();
      config.setReadOnly(true);
      GeoPackageFile file =
          new GeoPackageFile(path, config.createConnection("jdbc:sqlite:" + path));
      file.checkHealth();
      return file;
    } catch (SQLException e) {
      throw broken(path, e);
    }
  }

  private void checkHealth() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("PRAGMA application_id")) {
        if (!row.next() || row.getInt(1) != APPLICATION_ID) {
          connection.close();
          throw LodelineException.brokenData(
              "the data file " + path + " is not a GeoPackage", null);
        }
      }
      try (ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
        String answer = row.next() ? row.getString(1) : "no answer";
        if (!"ok".equals(answer)) {
          connection.close();
          throw LodelineException.brokenData(
              "the data file " + path + " is damaged: " + answer, null);
        }
      }
    }
  }

  /** Adds a table with these features. */
  void write(SimpleFeatureType type, Iterable<SimpleFeature> features) {
    try (GeoPackageTable table = table(type)) {
      features.forEach(table::add);
      table.end();
    }
  }

  /** Adds a table, to be filled feature by feature. */
  GeoPackageTable table(SimpleFeatureType type) {
    return GeoPackageTable.create(connection, path, type);
  }

  /** Whether the file has a table of this type's name. */
  boolean contains(SimpleFeatureType type) {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT 1 FROM gpkg_contents WHERE table_name = ?")) {
      statement.setString(1, type.getTypeName());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw broken(path, e);
    }
  }

  /**
   * Reads all features of a type, in the order of their ids.
   *
   * @throws LodelineException of kind BROKEN_DATA if the table or a column is missing, or a value
   *     unreadable
   */
  List<SimpleFeature> read(SimpleFeatureType type) {
    List<SimpleFeature> features = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(GeoPackageSql.selectAll(type))) {
      SimpleFeatureBuilder builder = new SimpleFeatureBuilder(type);
      while (rows.next()) {
        for (int i = 0; i < type.getAttributeCount(); i++) {
          builder.add(fromColumn(type.getDescriptor(i), rows, i + 2));
        }
        features.add(builder.buildFeature(rows.getString(1)));
      }
      return features;
    } catch (SQLException
        | LodelineException
        | IllegalArgumentException
        | JsonProcessingException
        | DateTimeException e) {
      throw LodelineException.brokenData(
          "the layer "
              + type.getTypeName()
              + " of the data file "
              + path
              + " cannot be read: "
              + e.getMessage()
              + "; if another version of Lodeline made the file, move it away and start again",
          e);
    }
  }

  private static @Nullable Object fromColumn(
      AttributeDescriptor attribute, ResultSet rows, int column)
      throws SQLException, JsonProcessingException {
    Class<?> binding = attribute.getType().getBinding();
    Object value = rows.getObject(column);
    if (value == null) {
      return null;
    } else if (binding == List.class) {
      return Resources.JSON.readValue(rows.getString(column), STRINGS);
    } else if (binding == LocalDate.class) {
      return LocalDate.parse(rows.getString(column));
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

  /** Makes everything written so far part of the file. */
  void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw LodelineException.unavailable("cannot write " + path + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw LodelineException.unavailable("cannot close " + path + ": " + e.getMessage(), e);
    }
  }

  private static LodelineException broken(Path path, SQLException e) {
    return LodelineException.brokenData(
        "the data file " + path + " cannot be read as a GeoPackage: " + e.getMessage(), e);
  }
}
