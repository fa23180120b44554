package org.lodeline.geodata.store.geopackage;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.LayerDefinition;

/**
 * The definitions of the layers that people added to a GeoPackage: a table of our own, made known
 * as the standard asks (OGC 12-128r17, clause 2.3), made with the first such layer.
 */
final class LayersTable {
  private static final String NAME = "lodeline_layers";

  private static final String LAYERS =
      "SELECT definition FROM lodeline_layers ORDER BY position, id";

  private static final String ADD_LAYER =
      """
      INSERT INTO lodeline_layers
      VALUES (?, (SELECT ifnull(max(position), 0) + 1 FROM lodeline_layers), ?)
      """;

  private static final List<String> CREATE =
      List.of(
          GeoPackageSql.EXTENSIONS_TABLE,
          """
          INSERT INTO gpkg_extensions SELECT 'lodeline_layers', NULL, 'lodeline_layers',
            'The definitions of layers, as JSON', 'read-write'
          WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE extension_name = 'lodeline_layers')
          """,
          """
          CREATE TABLE IF NOT EXISTS lodeline_layers (
            id TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, definition TEXT NOT NULL)
          """);

  /** Tables that may tell of a layer besides its own, and the column that names it. */
  private static final Map<String, String> TELLING_OF_LAYERS =
      Map.of(
          NAME,
          "id",
          "gpkg_geometry_columns",
          "table_name",
          "gpkg_ogr_contents",
          "table_name",
          "gpkg_extensions",
          "table_name",
          "gpkg_contents",
          "table_name");

  private LayersTable() {}

  /**
   * The definitions, in order; none where there is no such table.
   *
   * @throws JsonProcessingException if one cannot be read
   */
  static List<LayerDefinition> read(Connection connection)
      throws SQLException, JsonProcessingException {
    List<LayerDefinition> definitions = new ArrayList<>();
    if (!GeoPackageFile.hasTable(connection, NAME)) {
      return definitions;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(LAYERS)) {
      while (rows.next()) {
        definitions.add(Resources.JSON.readValue(rows.getString(1), LayerDefinition.class));
      }
    }
    return definitions;
  }

  static void add(Connection connection, LayerDefinition definition) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : CREATE) {
        statement.executeUpdate(sql);
      }
    }
    try (PreparedStatement insert = connection.prepareStatement(ADD_LAYER)) {
      insert.setString(1, definition.id());
      insert.setString(2, Resources.JSON.writeValueAsString(definition));
      insert.executeUpdate();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Removes a layer with the table of its features, and whatever tells of it. */
  static void remove(Connection connection, String id) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : dropTable(id)) {
        statement.executeUpdate(sql);
      }
    }
    for (Map.Entry<String, String> telling : TELLING_OF_LAYERS.entrySet()) {
      if (GeoPackageFile.hasTable(connection, telling.getKey())) {
        String sql = forget(telling.getKey(), telling.getValue());
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
          delete.setString(1, id);
          delete.executeUpdate();
        }
      }
    }
  }

  private static List<String> dropTable(String name) {
    // QGIS and GDAL may have added an index, which is a table of its own.
    return List.of(
        "DROP TABLE IF EXISTS " + GeoPackageSql.quoted("rtree_" + name + "_geometry"),
        "DROP TABLE " + GeoPackageSql.quoted(name));
  }

  private static String forget(String table, String column) {
    return "DELETE FROM "
        + GeoPackageSql.quoted(table)
        + " WHERE "
        + GeoPackageSql.quoted(column)
        + " = ?";
  }
}
