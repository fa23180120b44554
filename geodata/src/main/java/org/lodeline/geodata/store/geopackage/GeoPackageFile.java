package org.lodeline.geodata.store.geopackage;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Change;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

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
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int CACHE_KIB = 64 * 1024;

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
   * @throws LodelineException of kind UNAVAILABLE if it cannot be read
   */
  static GeoPackageFile open(Path path) {
    if (!Files.isReadable(path)) {
      throw LodelineException.unavailable("cannot read the data file " + path, null);
    }
    try {
      SQLiteConfig config = new SQLiteConfig();
      // Not as read-only: what a killed writer left has to be undone by the next who reads. SQLite
      // reads a file that cannot be written all the same.
      config.resetOpenMode(SQLiteOpenMode.CREATE);
      config.setBusyTimeout(PATIENCE_MILLIS);
      Connection connection = config.createConnection("jdbc:sqlite:" + path);
      try {
        GeoPackageFile file = new GeoPackageFile(path, connection);
        file.execute("PRAGMA query_only = true");
        return file;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotRead(path, e);
    }
  }

  /**
   * Opens a file and begins a transaction that lasts until {@link #commit} or {@link #close}. What
   * is committed is on the disk. Other programs can read meanwhile, but not write.
   *
   * @throws LodelineException of kind UNAVAILABLE if the file cannot be written, or another program
   *     writes for too long
   */
  static GeoPackageFile beginWriting(Path path) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setCacheSize(-CACHE_KIB);
    try {
      GeoPackageFile file =
          new GeoPackageFile(path, config.createConnection("jdbc:sqlite:" + path));
      try {
        IndexFunctions.register(file.connection);
        file.connection.setAutoCommit(false);
        // The transaction begins, and takes the lock, with the first statement.
        file.layersOfPeople();
        return file;
      } catch (SQLException | LodelineException e) {
        file.close();
        throw e;
      }
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotWrite(path, e);
    }
  }

  /** From now on, does not wait where another program has locked the file. */
  void doNotWait() {
    try {
      execute("PRAGMA busy_timeout = 0");
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotRead(path, e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Writes a copy of the file as it is now.
   *
   * @param copy must not exist
   * @throws LodelineException of kind UNAVAILABLE if that cannot be done
   */
  void copyTo(Path copy) {
    try {
      execute("PRAGMA query_only = false");
      try (PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
        statement.setString(1, copy.toString());
        statement.execute();
      }
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotWrite(copy, e);
    }
  }

  /**
   * Checks that the file is a GeoPackage and that its pages are whole.
   *
   * @throws LodelineException of kind BROKEN_DATA if not
   */
  void checkHealth() {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("PRAGMA application_id")) {
        if (!row.next() || row.getInt(1) != APPLICATION_ID) {
          throw LodelineException.brokenData(
              "the data file " + path + " is not a GeoPackage", null);
        }
      }
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotRead(path, e);
    }
    check("quick_check");
  }

  /** Likewise, and that its indexes hold what its tables do, which takes longer. */
  void checkIntegrity() {
    checkHealth();
    check("integrity_check");
  }

  private void check(String pragma) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + pragma + "(1)")) {
      String answer = row.next() ? row.getString(1) : "no answer";
      if (!"ok".equals(answer)) {
        throw LodelineException.brokenData(
            "the data file " + path + " is damaged: " + answer, null);
      }
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotRead(path, e);
    }
  }

  /** Makes a table, to be filled feature by feature. */
  GeoPackageTable createTable(SimpleFeatureType type) {
    return GeoPackageTable.create(connection, path, type);
  }

  /** A table that is there, to be changed. */
  GeoPackageTable table(SimpleFeatureType type) {
    return GeoPackageTable.open(connection, path, type);
  }

  /** A number that changes with every change of the file by another connection. */
  long dataVersion() {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA data_version")) {
      return row.getLong(1);
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotRead(path, e);
    }
  }

  /** When each table was changed last, by its name, as the file says it. */
  Map<String, String> lastChanges() {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT table_name, last_change FROM gpkg_contents")) {
      Map<String, String> changes = new HashMap<>();
      while (rows.next()) {
        changes.put(rows.getString(1), String.valueOf(rows.getString(2)));
      }
      return changes;
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotRead(path, e);
    }
  }

  /** The definitions of the layers that people added, in order. */
  List<LayerDefinition> layersOfPeople() {
    try {
      return LayersTable.read(connection);
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotRead(path, e);
    } catch (JsonProcessingException e) {
      throw LodelineException.brokenData(
          "the data file " + path + " holds a layer whose definition cannot be read", e);
    }
  }

  static boolean hasTable(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GeoPackageSql.HAS_TABLE)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Adds to the history of features. */
  void append(Change change) {
    try {
      HistoryTable.append(connection, change);
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotWrite(path, e);
    }
  }

  /** As {@link org.lodeline.geodata.catalog.History#of} tells. */
  List<Change> history(String layerId, String featureId, long after, int limit) {
    try {
      return HistoryTable.of(connection, layerId, featureId, after, limit);
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotRead(path, e);
    }
  }

  /** The features of a layer that the history tells of. */
  Set<String> editedFeatures(String layerId) {
    try {
      return hasTable(connection, HistoryTable.NAME)
          ? texts(HistoryTable.EDITED_FEATURES, layerId)
          : Set.of();
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotRead(path, e);
    }
  }

  /** The names of the columns of a table; none if there is no such table. */
  Set<String> columns(String table) {
    try {
      return texts(GeoPackageSql.COLUMNS, table);
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotRead(path, e);
    }
  }

  private Set<String> texts(String sql, String parameter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      Set<String> texts = new HashSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    }
  }

  /** Makes the table of a layer that a person adds, and keeps its definition. */
  GeoPackageTable addLayer(LayerDefinition definition) {
    try {
      LayersTable.add(connection, definition);
      return createTable(definition.featureType());
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotWrite(path, e);
    }
  }

  /** Removes a layer with its table. */
  void removeLayer(String id) {
    try {
      LayersTable.remove(connection, id);
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotWrite(path, e);
    }
  }

  /**
   * Checks that a type has a table with all its columns.
   *
   * @throws LodelineException of kind BROKEN_DATA that names what is missing
   */
  void checkTable(SimpleFeatureType type) {
    try (PreparedStatement statement = connection.prepareStatement(GeoPackageSql.selectAll(type))) {
      statement.getMetaData();
    } catch (SQLException e) {
      throw unreadable(type, e);
    }
  }

  /**
   * Reads all features of a type, in the order of their ids.
   *
   * @throws LodelineException of kind BROKEN_DATA if the table or a column is missing, or a value
   *     unreadable
   */
  List<SimpleFeature> read(SimpleFeatureType type) {
    return all(rows(type));
  }

  /** Reads those of the features of a type that have one of these ids, likewise. */
  List<SimpleFeature> read(SimpleFeatureType type, Collection<String> ids) {
    try {
      PreparedStatement statement = connection.prepareStatement(GeoPackageSql.selectById(type));
      statement.setString(1, Resources.JSON.writeValueAsString(ids));
      return all(new GeoPackageRows(this, type, statement));
    } catch (SQLException e) {
      throw unreadable(type, e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<SimpleFeature> all(GeoPackageRows reader) {
    List<SimpleFeature> features = new ArrayList<>();
    try (GeoPackageRows rows = reader) {
      while (rows.hasNext()) {
        features.add(rows.next());
      }
    }
    return features;
  }

  /** The features of a type, likewise, to be read one by one. */
  GeoPackageRows rows(SimpleFeatureType type) {
    try {
      return new GeoPackageRows(
          this, type, connection.prepareStatement(GeoPackageSql.selectAll(type)));
    } catch (SQLException e) {
      throw unreadable(type, e);
    }
  }

  /** That features cannot be read. */
  LodelineException unreadable(SimpleFeatureType type, Exception e) {
    return GeoPackageFaults.unreadable(path, type, e);
  }

  /** Makes everything written so far part of the file. */
  void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw GeoPackageFaults.cannotWrite(path, e);
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
}
