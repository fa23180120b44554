package org.lodeline.geodata.store.geopackage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.LodelineException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A table of a GeoPackage while its rows are changed, one by one. New rows are written in batches;
 * all are written after {@link #flush}, and the table of contents is right after {@link #end}.
 */
final class GeoPackageTable implements AutoCloseable {
  private static final int BATCH = 1000;

  private final Connection connection;
  private final Path path;
  private final SimpleFeatureType type;
  private final PreparedStatement insert;
  private final PreparedStatement update;
  private final PreparedStatement delete;
  private final Envelope extent = new Envelope();
  private int waiting;

  private GeoPackageTable(Connection connection, Path path, SimpleFeatureType type)
      throws SQLException {
    this.connection = connection;
    this.path = path;
    this.type = type;
    this.insert = connection.prepareStatement(GeoPackageSql.insert(type));
    this.update = connection.prepareStatement(GeoPackageSql.update(type));
    this.delete = connection.prepareStatement(GeoPackageSql.delete(type));
  }

  /** Makes a table without rows. */
  static GeoPackageTable create(Connection connection, Path path, SimpleFeatureType type) {
    boolean spatial = type.getGeometryDescriptor() != null;
    String name = type.getTypeName();
    try (Statement statement = connection.createStatement();
        PreparedStatement contents = connection.prepareStatement(GeoPackageSql.CONTENTS);
        PreparedStatement ogr = connection.prepareStatement(GeoPackageSql.OGR_CONTENTS)) {
      statement.executeUpdate(GeoPackageSql.createTable(type));
      contents.setString(1, name);
      contents.setString(2, spatial ? "features" : "attributes");
      contents.setString(3, name);
      contents.setString(4, ColumnValue.datetime(Instant.now()));
      if (spatial) {
        contents.setInt(5, 4326);
      }
      contents.executeUpdate();
      ogr.setString(1, name);
      ogr.executeUpdate();
      if (spatial) {
        try (PreparedStatement columns =
            connection.prepareStatement(GeoPackageSql.GEOMETRY_COLUMNS)) {
          columns.setString(1, name);
          columns.setString(2, type.getGeometryDescriptor().getLocalName());
          columns.setString(3, GeoPackageSql.geometryTypeName(type));
          columns.executeUpdate();
        }
      }
      return new GeoPackageTable(connection, path, type);
    } catch (SQLException e) {
      throw failed(path, type, e);
    }
  }

  /** A table that is there. */
  static GeoPackageTable open(Connection connection, Path path, SimpleFeatureType type) {
    try {
      return new GeoPackageTable(connection, path, type);
    } catch (SQLException e) {
      throw failed(path, type, e);
    }
  }

  /** Adds a row. */
  void add(SimpleFeature feature) {
    try {
      insert.setString(1, feature.getID());
      bindAttributes(insert, 2, feature);
      insert.addBatch();
      if (++waiting == BATCH) {
        flush();
      }
      extend(feature);
    } catch (SQLException e) {
      throw failed(path, type, e);
    }
  }

  /** Writes the row of a feature anew. */
  void update(SimpleFeature feature) {
    flush();
    try {
      bindAttributes(update, 1, feature);
      update.setString(type.getAttributeCount() + 1, feature.getID());
      update.executeUpdate();
      extend(feature);
    } catch (SQLException e) {
      throw failed(path, type, e);
    }
  }

  /** Removes a row. */
  void remove(String id) {
    flush();
    try {
      delete.setString(1, id);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw failed(path, type, e);
    }
  }

  /** Removes all rows. */
  void clear() {
    flush();
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(GeoPackageSql.deleteAll(type));
    } catch (SQLException e) {
      throw failed(path, type, e);
    }
  }

  private void bindAttributes(PreparedStatement statement, int from, SimpleFeature feature)
      throws SQLException {
    for (int i = 0; i < type.getAttributeCount(); i++) {
      statement.setObject(from + i, ColumnValue.toColumn(feature.getAttribute(i)));
    }
  }

  private void extend(SimpleFeature feature) {
    if (feature.getDefaultGeometry() instanceof Geometry geometry) {
      extent.expandToInclude(geometry.getEnvelopeInternal());
    }
  }

  /** Writes the rows that wait. */
  void flush() {
    if (waiting == 0) {
      return;
    }
    try {
      insert.executeBatch();
      waiting = 0;
    } catch (SQLException e) {
      throw failed(path, type, e);
    }
  }

  /**
   * Writes what waits and brings the table of contents up to date. Its box grows with the rows; it
   * does not shrink, as the standard allows.
   *
   * @param changed when the rows were changed
   */
  void end(Instant changed) {
    flush();
    try (PreparedStatement statement = connection.prepareStatement(GeoPackageSql.CHANGED)) {
      statement.setString(1, ColumnValue.datetime(changed));
      if (!extent.isNull()) {
        statement.setDouble(2, extent.getMinX());
        statement.setDouble(3, extent.getMinY());
        statement.setDouble(4, extent.getMaxX());
        statement.setDouble(5, extent.getMaxY());
      }
      statement.setString(6, type.getTypeName());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(path, type, e);
    }
  }

  @Override
  public void close() {
    try (insert;
        update) {
      delete.close();
    } catch (SQLException e) {
      throw failed(path, type, e);
    }
  }

  private static LodelineException failed(Path path, SimpleFeatureType type, SQLException e) {
    if (e instanceof SQLiteException known
        && known.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE) {
      return LodelineException.invalid(
          "id", "a feature has an id that another of layer " + type.getTypeName() + " has");
    }
    return GeoPackageFaults.cannotWrite(path, e);
  }
}
