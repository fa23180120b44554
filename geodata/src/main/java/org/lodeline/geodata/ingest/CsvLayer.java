package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.LayerDefinition;

/**
 * The rows of a CSV file as records: a column for the id, one or two for the position, the rest
 * fields.
 */
final class CsvLayer implements FileLayer {
  private static final int ABSENT = -1;
  private static final Set<String> LONGITUDES =
      Set.of("longitude", "lon", "long", "lng", "x", "easting", "longdd", "decimallongitude");
  private static final Set<String> LATITUDES =
      Set.of("latitude", "lat", "y", "northing", "latdd", "decimallatitude");
  private static final Set<String> GEOMETRIES = Set.of("wkt", "geometry", "geom", "thegeom");
  private static final Set<String> IDS = Set.of("id", "fid");

  private final Path file;
  private final CsvDialect dialect;
  private final List<String> columns;
  private final int lon;
  private final int lat;
  private final int wkt;
  private final int id;
  private final List<Integer> fieldColumns = new ArrayList<>();
  private @Nullable Scan scan;

  private CsvLayer(Path file, CsvDialect dialect, List<String> columns, Mapping mapping) {
    this.file = file;
    this.dialect = dialect;
    this.columns = columns;
    int longitude = column(mapping.lon(), LONGITUDES);
    int latitude = column(mapping.lat(), LATITUDES);
    boolean position = longitude != ABSENT && latitude != ABSENT;
    this.lon = position ? longitude : ABSENT;
    this.lat = position ? latitude : ABSENT;
    this.wkt = position ? ABSENT : column(mapping.wkt(), GEOMETRIES);
    this.id = mapping.id() == null ? column(null, IDS) : ABSENT;
    for (int i = 0; i < columns.size(); i++) {
      if (i != lon && i != lat && i != wkt && i != id) {
        fieldColumns.add(i);
      }
    }
  }

  static CsvLayer of(Path file, Mapping mapping) throws IOException {
    CsvDialect dialect = CsvDialect.of(file, mapping);
    try (CsvRows rows = CsvRows.open(file, dialect)) {
      CsvRows.Row header = rows.next();
      if (header == null) {
        throw LodelineException.invalid("FILE", file + " is empty");
      }
      List<String> names =
          header.cells().stream()
              .map(cell -> cell == null ? "" : CsvText.plain(cell).strip())
              .toList();
      return new CsvLayer(file, dialect, names, mapping);
    }
  }

  private int column(@Nullable String named, Set<String> usual) {
    if (named != null) {
      int place = columns.indexOf(named);
      if (place < 0) {
        throw LodelineException.unknown("--mapping", "column", named, columns);
      }
      return place;
    }
    for (int i = 0; i < columns.size(); i++) {
      if (usual.contains(ColumnNames.folded(columns.get(i)))) {
        return i;
      }
    }
    return ABSENT;
  }

  /** All columns, in order. */
  List<String> columns() {
    return columns;
  }

  private Scan scan() {
    Scan known = scan;
    if (known == null) {
      List<String> names = ColumnNames.distinct(fieldColumns.stream().map(columns::get).toList());
      try {
        known = Scan.of(names, open());
      } catch (IOException e) {
        throw LodelineException.unavailable("cannot read " + file + ": " + e.getMessage(), e);
      }
      scan = known;
    }
    return known;
  }

  @Override
  public LayerDefinition definition() {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    String geometry = lon != ABSENT ? "Point" : scan().geometry().orElse(null);
    return new LayerDefinition(
        ColumnNames.slug(name),
        name,
        "",
        wkt == ABSENT && lon == ABSENT ? null : geometry,
        scan().fields());
  }

  @Override
  public Optional<String> crs() {
    return Optional.empty();
  }

  @Override
  public long count() {
    return scan().count();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("text: " + dialect.words());
    if (lon != ABSENT) {
      notes.add("position: " + columns.get(lon) + " (east), " + columns.get(lat) + " (north)");
    } else {
      notes.add(wkt == ABSENT ? "position: none" : "position: " + columns.get(wkt) + " (WKT)");
    }
    notes.add(id == ABSENT ? "ids: numbered" : "ids: " + columns.get(id));
    return notes;
  }

  @Override
  public RecordReader open() throws IOException {
    CsvRows rows = CsvRows.open(file, dialect);
    rows.next();
    return new RecordReader() {
      @Override
      public @Nullable FileRecord next() throws IOException {
        CsvRows.Row row = rows.next();
        return row == null ? null : read(row);
      }

      @Override
      public void close() throws IOException {
        rows.close();
      }
    };
  }

  private FileRecord read(CsvRows.Row row) {
    if (row.cells().size() != columns.size()) {
      return FileRecord.unreadable(
          row.line(),
          "%d cells where the header has %d".formatted(row.cells().size(), columns.size()));
    }
    try {
      List<@Nullable Object> values = new ArrayList<>(fieldColumns.size());
      for (int column : fieldColumns) {
        String cell = row.cells().get(column);
        values.add(cell == null ? null : new CsvText(cell));
      }
      String name = id == ABSENT ? null : row.cells().get(id);
      return FileRecord.of(
          row.line(), name == null ? null : CsvText.plain(name), geometry(row), values);
    } catch (IllegalArgumentException e) {
      return FileRecord.unreadable(row.line(), String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Geometry geometry(CsvRows.Row row) {
    if (lon != ABSENT) {
      String east = row.cells().get(lon);
      String north = row.cells().get(lat);
      boolean nowhere = isBlank(east) && isBlank(north);
      return nowhere
          ? null
          : new GeometryFactory()
              .createPoint(new Coordinate(number(lon, east), number(lat, north)));
    }
    String text = wkt == ABSENT ? null : row.cells().get(wkt);
    if (isBlank(text)) {
      return null;
    }
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(
          LodelineException.quoted(String.valueOf(text))
              + " in "
              + columns.get(wkt)
              + " is no well-known text",
          e);
    }
  }

  private double number(int column, @Nullable String text) {
    try {
      return Double.parseDouble(text == null ? "" : text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          LodelineException.quoted(String.valueOf(text))
              + " in "
              + columns.get(column)
              + " is no coordinate",
          e);
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
