package org.lodeline.geodata.ingest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.sqlite.SQLiteConfig;

/**
 * GeoPackage with all its tables of features and attributes. The file is opened for reading alone,
 * and what in it is a program, a trigger or a view, is refused rather than run.
 */
final class GeoPackageImport implements FileFormat {
  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private static final String LAYERS =
      """
      SELECT c.table_name, c.identifier, c.description, g.column_name, g.geometry_type_name, g.srs_id,
        s.organization, s.organization_coordsys_id, m.type AS kind
      FROM gpkg_contents c
        LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
        LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
        LEFT JOIN sqlite_master m ON m.type IN ('table', 'view') AND lower(m.name) = lower(c.table_name)
      WHERE c.data_type IN ('features', 'attributes', 'aspatial')
      ORDER BY c.rowid
      """;

  /** Those that the standard's extensions and GDAL make keep indexes and counts. */
  private static final String FOREIGN_TRIGGER =
      """
      SELECT name FROM sqlite_master
      WHERE type = 'trigger' AND name NOT LIKE 'rtree\\_%' ESCAPE '\\' AND name NOT LIKE 'gpkg\\_%' ESCAPE '\\'
        AND name NOT LIKE 'trigger\\_insert\\_feature\\_count\\_%' ESCAPE '\\'
        AND name NOT LIKE 'trigger\\_delete\\_feature\\_count\\_%' ESCAPE '\\'
      """;

  @Override
  public boolean recognises(String name, byte[] head) {
    return head.length >= SQLITE.length
        && Arrays.equals(SQLITE, 0, SQLITE.length, head, 0, SQLITE.length);
  }

  @Override
  public List<FileLayer> layers(Path file, Mapping mapping) {
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement()) {
      checkWhole(statement, file);
      checkTriggers(statement, file);
      List<FileLayer> layers = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(LAYERS)) {
        while (rows.next()) {
          layers.add(layer(connection, file, rows));
        }
      }
      if (layers.isEmpty()) {
        throw LodelineException.invalid("FILE", file + " has no table of features or attributes");
      }
      return layers;
    } catch (SQLException e) {
      throw unreadable(file, e);
    }
  }

  static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      // Generated columns and the like may call no function that has effects.
      statement.execute("PRAGMA trusted_schema = OFF");
    }
    return connection;
  }

  static LodelineException unreadable(Path file, Exception e) {
    return LodelineException.invalid(
        "FILE", file + " cannot be read as a GeoPackage: " + e.getMessage());
  }

  private static void checkWhole(Statement statement, Path file) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
      String answer = row.next() ? row.getString(1) : "no answer";
      if (!"ok".equals(answer)) {
        throw LodelineException.invalid("FILE", file + " is damaged: " + answer);
      }
    }
  }

  private static void checkTriggers(Statement statement, Path file) throws SQLException {
    try (ResultSet row = statement.executeQuery(FOREIGN_TRIGGER)) {
      if (row.next()) {
        throw LodelineException.invalid(
            "FILE",
            file
                + " holds a trigger, "
                + LodelineException.quoted(row.getString(1))
                + ", which is a program; drop it and import the file again");
      }
    }
  }

  private static FileLayer layer(Connection connection, Path file, ResultSet row)
      throws SQLException {
    String table = row.getString("table_name");
    if (!"table".equals(row.getString("kind"))) {
      throw LodelineException.invalid(
          "FILE",
          "the layer "
              + LodelineException.quoted(table)
              + " of "
              + file
              + " is no table but "
              + (row.getString("kind") == null ? "missing" : "a view")
              + "; make a table of it and import the file again");
    }
    String geometry = row.getString("column_name");
    return GeoPackageImportLayer.of(
        connection,
        file,
        table,
        text(row.getString("identifier"), table),
        text(row.getString("description"), ""),
        geometry == null
            ? null
            : new GeoPackageImportLayer.GeometryColumn(
                geometry,
                text(row.getString("geometry_type_name"), "GEOMETRY").toUpperCase(Locale.ROOT),
                crs(row)));
  }

  /** An authority and its code; an empty text where the file leaves it open. */
  private static String crs(ResultSet row) throws SQLException {
    int srs = row.getInt("srs_id");
    if (srs == 0 || srs == -1) {
      return "";
    }
    String organisation = row.getString("organization");
    return organisation == null
        ? "srs_id " + srs
        : organisation.toUpperCase(Locale.ROOT) + ":" + row.getInt("organization_coordsys_id");
  }

  private static String text(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  static long count(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT count(*) FROM " + quoted(table));
        ResultSet row = statement.executeQuery()) {
      return row.getLong(1);
    }
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
