package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.store.geopackage.GeometryBlob;

/** A table of a GeoPackage. Its column {@code id} holds the ids; without one its key does. */
final class GeoPackageImportLayer implements FileLayer {
  private static final Map<String, String> GEOMETRIES =
      Map.of(
          "POINT", "Point",
          "LINESTRING", "LineString",
          "POLYGON", "Polygon",
          "MULTIPOINT", "MultiPoint",
          "MULTILINESTRING", "MultiLineString",
          "MULTIPOLYGON", "MultiPolygon",
          "GEOMETRYCOLLECTION", "GeometryCollection");

  /** A column and the field it becomes. */
  private record Column(String name, Field.Type type) {}

  /** The geometries of a table: the column, their type as the file says it, and where they are. */
  record GeometryColumn(String name, String type, String crs) {}

  private final Path file;
  private final LayerDefinition definition;
  private final String select;
  private final Optional<GeometryColumn> geometry;
  private final int columns;
  private final long count;
  private final List<String> notes;

  private GeoPackageImportLayer(
      Path file,
      LayerDefinition definition,
      String select,
      Optional<GeometryColumn> geometry,
      long count,
      List<String> notes) {
    this.file = file;
    this.definition = definition;
    this.select = select;
    this.geometry = geometry;
    this.columns = definition.fields().size();
    this.count = count;
    this.notes = List.copyOf(notes);
  }

  static GeoPackageImportLayer of(
      Connection connection,
      Path file,
      String table,
      String title,
      String description,
      @Nullable GeometryColumn geometry)
      throws SQLException {
    String idColumn = "rowid";
    List<Column> columns = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    String key = "";
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("PRAGMA table_info(" + GeoPackageImport.quoted(table) + ")")) {
      while (rows.next()) {
        String name = rows.getString("name");
        String type = String.valueOf(rows.getString("type")).toUpperCase(Locale.ROOT);
        boolean isGeometry = geometry != null && name.equalsIgnoreCase(geometry.name());
        if (name.equalsIgnoreCase("id")) {
          idColumn = name;
        } else if (rows.getInt("pk") > 0) {
          key = name;
        } else if (!isGeometry && type.startsWith("BLOB")) {
          notes.add("left out, because it holds bytes: " + name);
        } else if (!isGeometry) {
          columns.add(new Column(name, fieldType(connection, table, name, type)));
        }
      }
    }
    if (idColumn.equals("rowid") && !key.isEmpty()) {
      idColumn = key;
    }
    List<String> names = ColumnNames.distinct(columns.stream().map(Column::name).toList());
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.add(Field.plain(names.get(i), columns.get(i).name(), columns.get(i).type()));
    }
    LayerDefinition definition =
        new LayerDefinition(
            ColumnNames.slug(table),
            title,
            description,
            geometry == null ? null : GEOMETRIES.getOrDefault(geometry.type(), "Geometry"),
            geometry == null ? null : geometry.name(),
            fields);
    return new GeoPackageImportLayer(
        file,
        definition,
        select(table, idColumn, geometry, columns),
        Optional.ofNullable(geometry),
        GeoPackageImport.count(connection, table),
        notes);
  }

  private static String select(
      String table, String id, @Nullable GeometryColumn geometry, List<Column> columns) {
    List<String> names = new ArrayList<>();
    names.add(id);
    if (geometry != null) {
      names.add(geometry.name());
    }
    columns.forEach(column -> names.add(column.name()));
    String from = GeoPackageImport.quoted(table);
    return names.stream()
        .map(name -> from + "." + GeoPackageImport.quoted(name))
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + from));
  }

  private static Field.Type fieldType(
      Connection connection, String table, String column, String declared) throws SQLException {
    String type = declared.replaceFirst("\\(.*", "").strip();
    return switch (type) {
      case "BOOLEAN" -> Field.Type.BOOLEAN;
      case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "BIGINT" -> Field.Type.INTEGER;
      case "FLOAT", "DOUBLE", "REAL", "NUMERIC", "DECIMAL" -> Field.Type.NUMBER;
      case "DATE" -> Field.Type.DATE;
      case "DATETIME" -> Field.Type.TIMESTAMP;
      default -> holdsLists(connection, table, column) ? Field.Type.STRINGS : Field.Type.STRING;
    };
  }

  /** Whether all texts of a column are JSON arrays of texts, as Lodeline writes lists. */
  private static boolean holdsLists(Connection connection, String table, String column)
      throws SQLException {
    String name = GeoPackageImport.quoted(column);
    String isList =
        "typeof(%1$s) = 'text' AND %1$s LIKE '[%%' AND json_valid(%1$s) AND NOT EXISTS (SELECT 1 FROM json_each(%1$s) WHERE type <> 'text')"
            .formatted(name);
    String query =
        "SELECT max(CASE WHEN %2$s THEN 0 ELSE 1 END) FROM (SELECT %1$s FROM %3$s WHERE %1$s IS NOT NULL LIMIT 1000)"
            .formatted(name, isList, GeoPackageImport.quoted(table));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      int other = row.getInt(1);
      return !row.wasNull() && other == 0;
    }
  }

  @Override
  public LayerDefinition definition() {
    return definition;
  }

  @Override
  public Optional<String> crs() {
    return geometry.map(GeometryColumn::crs).filter(crs -> !crs.isEmpty());
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public RecordReader open() {
    try {
      Connection connection = GeoPackageImport.connect(file);
      Statement statement = connection.createStatement();
      return new Rows(connection, statement.executeQuery(select));
    } catch (SQLException e) {
      throw GeoPackageImport.unreadable(file, e);
    }
  }

  private final class Rows implements RecordReader {
    private final Connection connection;
    private final ResultSet rows;
    private long line;

    Rows(Connection connection, ResultSet rows) {
      this.connection = connection;
      this.rows = rows;
    }

    @Override
    public @Nullable FileRecord next() {
      try {
        if (!rows.next()) {
          return null;
        }
        line++;
        int first = geometry.isPresent() ? 3 : 2;
        List<@Nullable Object> values = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
          values.add(value(rows.getObject(first + i)));
        }
        return FileRecord.of(line, rows.getString(1), shape(), values);
      } catch (LodelineException | IllegalArgumentException e) {
        return FileRecord.unreadable(line, String.valueOf(e.getMessage()));
      } catch (SQLException e) {
        throw GeoPackageImport.unreadable(file, e);
      }
    }

    private @Nullable Geometry shape() throws SQLException {
      byte @Nullable [] blob = geometry.isPresent() ? rows.getBytes(2) : null;
      return blob == null ? null : GeometryBlob.read(blob);
    }

    private static @Nullable Object value(@Nullable Object value) {
      if (value instanceof byte[]) {
        throw new IllegalArgumentException("bytes where a value is expected");
      }
      return value instanceof Integer number ? (Object) number.longValue() : value;
    }

    @Override
    public void close() throws IOException {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
  }
}
