package org.lodeline.geodata.store.geopackage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.locationtech.jts.geom.Geometry;

/** The SQL of a GeoPackage, as data. Names are quoted; values are always bound. */
final class GeoPackageSql {
  /**
   * The tables of OGC 12-128r17, clause 1.1, with the three spatial reference systems that it
   * requires.
   */
  static final List<String> CORE_TABLES =
      List.of(
          """
          CREATE TABLE gpkg_spatial_ref_sys (
            srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
            organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)
          """,
          """
          INSERT INTO gpkg_spatial_ref_sys VALUES
            ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL),
            ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL),
            ('WGS 84', 4326, 'EPSG', 4326,
             'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
          AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
          UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],\
          AUTHORITY["EPSG","4326"]]', NULL)
          """,
          """
          CREATE TABLE gpkg_contents (
            table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
            description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE,
            max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id))
          """,
          """
          CREATE TABLE gpkg_geometry_columns (
            table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents(table_name), column_name TEXT NOT NULL,
            geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id),
            z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name))
          """,
          // GDAL's own table; without it QGIS counts a filtered layer as if it were not. No count
          // is kept in it.
          """
          CREATE TABLE gpkg_ogr_contents (table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER)
          """);

  static final String CONTENTS =
      """
      INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id)
      VALUES (?, ?, ?, ?, ?)
      """;

  /** Numbered, because SQLite's min and max of several values know none if one is unknown. */
  static final String CHANGED =
      """
      UPDATE gpkg_contents SET last_change = ?1,
        min_x = ifnull(min(min_x, ?2), ifnull(min_x, ?2)), min_y = ifnull(min(min_y, ?3), ifnull(min_y, ?3)),
        max_x = ifnull(max(max_x, ?4), ifnull(max_x, ?4)), max_y = ifnull(max(max_y, ?5), ifnull(max_y, ?5))
      WHERE table_name = ?6
      """;

  static final String OGR_CONTENTS = "INSERT INTO gpkg_ogr_contents (table_name) VALUES (?)";

  static final String GEOMETRY_COLUMNS =
      "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, 4326, 0, 0)";

  static final String EXTENSIONS_TABLE =
      """
      CREATE TABLE IF NOT EXISTS gpkg_extensions (
        table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
        scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))
      """;

  /** Whether there is a table of this name. */
  static final String HAS_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?";

  static final String COLUMNS = "SELECT name FROM pragma_table_info(?)";

  private GeoPackageSql() {}

  static String update(SimpleFeatureType type) {
    return "UPDATE "
        + quoted(type.getTypeName())
        + " SET "
        + type.getAttributeDescriptors().stream()
            .map(attribute -> quoted(attribute.getLocalName()) + " = ?")
            .collect(Collectors.joining(", "))
        + " WHERE "
        + quoted(GeoPackageFile.ID_COLUMN)
        + " = ?";
  }

  static String delete(SimpleFeatureType type) {
    return "DELETE FROM "
        + quoted(type.getTypeName())
        + " WHERE "
        + quoted(GeoPackageFile.ID_COLUMN)
        + " = ?";
  }

  static String createTable(SimpleFeatureType type) {
    List<String> columns = new ArrayList<>();
    columns.add("fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL");
    columns.add(quoted(GeoPackageFile.ID_COLUMN) + " TEXT NOT NULL UNIQUE");
    for (AttributeDescriptor attribute : type.getAttributeDescriptors()) {
      columns.add(quoted(attribute.getLocalName()) + " " + columnType(attribute));
    }
    return "CREATE TABLE " + quoted(type.getTypeName()) + " (" + String.join(", ", columns) + ")";
  }

  static String insert(SimpleFeatureType type) {
    String marks = "?" + ", ?".repeat(type.getAttributeCount());
    return "INSERT INTO "
        + quoted(type.getTypeName())
        + " ("
        + columns(type)
        + ") VALUES ("
        + marks
        + ")";
  }

  static String selectAll(SimpleFeatureType type) {
    return select(type, "");
  }

  /** Takes the ids as a JSON array: there may be more of them than a statement has parameters. */
  static String selectById(SimpleFeatureType type) {
    String id = quoted(type.getTypeName()) + "." + quoted(GeoPackageFile.ID_COLUMN);
    return select(type, " WHERE " + id + " IN (SELECT value FROM json_each(?))");
  }

  private static String select(SimpleFeatureType type, String where) {
    String table = quoted(type.getTypeName());
    String id = table + "." + quoted(GeoPackageFile.ID_COLUMN);
    // Columns carry the table's name, because SQLite takes a lone quoted name that is no column for
    // a text.
    String columns =
        type.getAttributeDescriptors().stream()
            .map(attribute -> table + "." + quoted(attribute.getLocalName()))
            .collect(Collectors.joining(", ", id + ", ", ""));
    return "SELECT " + columns + " FROM " + table + where + " ORDER BY " + id;
  }

  static String deleteAll(SimpleFeatureType type) {
    return "DELETE FROM " + quoted(type.getTypeName());
  }

  /** The name of the geometry type as the standard spells it. */
  static String geometryTypeName(SimpleFeatureType type) {
    return type.getGeometryDescriptor()
        .getType()
        .getBinding()
        .getSimpleName()
        .toUpperCase(Locale.ROOT);
  }

  private static String columns(SimpleFeatureType type) {
    return type.getAttributeDescriptors().stream()
        .map(attribute -> quoted(attribute.getLocalName()))
        .collect(Collectors.joining(", ", quoted(GeoPackageFile.ID_COLUMN) + ", ", ""));
  }

  private static String columnType(AttributeDescriptor attribute) {
    Class<?> binding = attribute.getType().getBinding();
    if (Geometry.class.isAssignableFrom(binding)) {
      return binding.getSimpleName().toUpperCase(Locale.ROOT);
    } else if (binding == Long.class) {
      return "INTEGER";
    } else if (binding == Double.class) {
      return "REAL";
    } else if (binding == Boolean.class) {
      return "BOOLEAN";
    } else if (binding == LocalDate.class) {
      return "DATE";
    } else if (binding == Instant.class) {
      return "DATETIME";
    }
    return "TEXT";
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
