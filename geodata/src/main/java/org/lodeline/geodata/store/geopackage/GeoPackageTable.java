package org.lodeline.geodata.store.geopackage;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;

/**
 * A table of a GeoPackage while it is filled, feature by feature. It is part of the GeoPackage only
 * after {@link #end}.
 */
final class GeoPackageTable implements AutoCloseable {
  private static final int BATCH = 1000;

  private final Connection connection;
  private final Path path;
  private final SimpleFeatureType type;
  private final PreparedStatement insert;
  private final Envelope extent = new Envelope();
  private int waiting;

  private GeoPackageTable(
      Connection connection, Path path, SimpleFeatureType type, PreparedStatement insert) {
    this.connection = connection;
    this.path = path;
    this.type = type;
    this.insert = insert;
  }

  static GeoPackageTable create(Connection connection, Path path, SimpleFeatureType type) {
    try (Statement statement = connection.createStatement()) {
      for (String sql : GeoPackageSql.createTable(type)) {
        statement.executeUpdate(sql);
      }
      return new GeoPackageTable(
          connection, path, type, connection.prepareStatement(GeoPackageSql.insert(type)));
    } catch (SQLException e) {
      throw failed(path, type, e);
    }
  }

  /** Adds a row. */
  void add(SimpleFeature feature) {
    try {
      insert.setString(1, feature.getID());
      for (int i = 0; i < type.getAttributeCount(); i++) {
        insert.setObject(i + 2, toColumn(feature.getAttribute(i)));
      }
      insert.addBatch();
      if (++waiting == BATCH) {
        insert.executeBatch();
        waiting = 0;
      }
      if (feature.getDefaultGeometry() instanceof Geometry geometry) {
        extent.expandToInclude(geometry.getEnvelopeInternal());
      }
    } catch (SQLException e) {
      throw failed(path, type, e);
    }
  }

  private static @Nullable Object toColumn(@Nullable Object value) {
    if (value instanceof Geometry geometry) {
      return GeometryBlob.write(geometry);
    }
    if (value instanceof List<?> list) {
      try {
        return Resources.JSON.writeValueAsString(list);
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("a list that is not of strings", e);
      }
    }
    return value instanceof LocalDate date ? date.toString() : value;
  }

  /** Completes the table and makes it known to readers. */
  void end() {
    try {
      insert.executeBatch();
      register();
    } catch (SQLException e) {
      throw failed(path, type, e);
    }
  }

  private void register() throws SQLException {
    boolean spatial = type.getGeometryDescriptor() != null;
    try (PreparedStatement statement = connection.prepareStatement(GeoPackageSql.CONTENTS)) {
      statement.setString(1, type.getTypeName());
      statement.setString(2, spatial ? "features" : "attributes");
      statement.setString(3, type.getTypeName());
      statement.setString(4, Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
      if (!extent.isNull()) {
        statement.setDouble(5, extent.getMinX());
        statement.setDouble(6, extent.getMinY());
        statement.setDouble(7, extent.getMaxX());
        statement.setDouble(8, extent.getMaxY());
      }
      if (spatial) {
        statement.setInt(9, 4326);
      }
      statement.executeUpdate();
    }
    try (PreparedStatement statement = connection.prepareStatement(GeoPackageSql.OGR_CONTENTS)) {
      statement.setString(1, type.getTypeName());
      statement.executeUpdate();
    }
    if (spatial) {
      try (PreparedStatement statement =
          connection.prepareStatement(GeoPackageSql.GEOMETRY_COLUMNS)) {
        statement.setString(1, type.getTypeName());
        statement.setString(2, type.getGeometryDescriptor().getLocalName());
        statement.setString(3, GeoPackageSql.geometryTypeName(type));
        statement.executeUpdate();
      }
    }
  }

  @Override
  public void close() {
    try {
      insert.close();
    } catch (SQLException e) {
      throw failed(path, type, e);
    }
  }

  private static LodelineException failed(Path path, SimpleFeatureType type, SQLException e) {
    return LodelineException.unavailable(
        "cannot write " + type.getTypeName() + " to " + path + ": " + e.getMessage(), e);
  }
}
