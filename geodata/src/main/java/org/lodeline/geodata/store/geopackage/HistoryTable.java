package org.lodeline.geodata.store.geopackage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.lodeline.geodata.catalog.Change;

/**
 * The history of features in a GeoPackage: a table of our own, made known as the standard asks (OGC
 * 12-128r17, clause 2.3), made with the first change. Triggers keep every program from changing
 * what is in it.
 */
final class HistoryTable {
  static final String NAME = "lodeline_history";

  private static final List<String> CREATE =
      List.of(
          GeoPackageSql.EXTENSIONS_TABLE,
          """
          INSERT INTO gpkg_extensions SELECT 'lodeline_history', NULL, 'lodeline_history',
            'What was done to features, by whom; before and after are GeoJSON', 'read-write'
          WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE extension_name = 'lodeline_history')
          """,
          """
          CREATE TABLE IF NOT EXISTS lodeline_history (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, layer TEXT NOT NULL, feature TEXT NOT NULL,
            time DATETIME NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, before TEXT, after TEXT)
          """,
          """
          CREATE INDEX IF NOT EXISTS lodeline_history_of_feature ON lodeline_history (layer, feature)
          """,
          """
          CREATE TRIGGER IF NOT EXISTS lodeline_history_update BEFORE UPDATE ON lodeline_history
          BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END
          """,
          """
          CREATE TRIGGER IF NOT EXISTS lodeline_history_delete BEFORE DELETE ON lodeline_history
          BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END
          """);

  private static final String APPEND =
      """
      INSERT INTO lodeline_history (layer, feature, time, who, action, before, after)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  /** Takes the layer. */
  static final String EDITED_FEATURES =
      "SELECT DISTINCT feature FROM lodeline_history WHERE layer = ?";

  private static final String OF =
      """
      SELECT sequence, time, who, action, before, after FROM lodeline_history
      WHERE layer = ? AND feature = ? AND sequence > ? ORDER BY sequence LIMIT ?
      """;

  private HistoryTable() {}

  static void append(Connection connection, Change change) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : CREATE) {
        statement.executeUpdate(sql);
      }
    }
    try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
      insert.setString(1, change.layerId());
      insert.setString(2, change.featureId());
      insert.setString(3, ColumnValue.datetime(change.time()));
      insert.setString(4, change.who());
      insert.setString(5, change.action().code());
      insert.setString(6, change.before());
      insert.setString(7, change.after());
      insert.executeUpdate();
    }
  }

  static List<Change> of(
      Connection connection, String layerId, String featureId, long after, int limit)
      throws SQLException {
    if (!GeoPackageFile.hasTable(connection, NAME)) {
      return List.of();
    }
    try (PreparedStatement select = connection.prepareStatement(OF)) {
      select.setString(1, layerId);
      select.setString(2, featureId);
      select.setLong(3, after);
      select.setInt(4, limit);
      List<Change> changes = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          changes.add(
              new Change(
                  row.getLong(1),
                  layerId,
                  featureId,
                  Instant.parse(row.getString(2)),
                  row.getString(3),
                  Change.Action.byCode(row.getString(4)),
                  row.getString(5),
                  row.getString(6)));
        }
      }
      return changes;
    }
  }
}
