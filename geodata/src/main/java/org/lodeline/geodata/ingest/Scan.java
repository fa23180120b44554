package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.catalog.Field;

/** A first pass over the records of a layer, for what its file does not say: types and number. */
final class Scan {
  private static final String MULTI = "Multi";

  private final List<String> columns;
  private final List<Set<Field.Type>> candidates = new ArrayList<>();
  private final Set<String> geometries = new TreeSet<>();
  private long count;

  private Scan(List<String> columns) {
    this.columns = columns;
    columns.forEach(column -> candidates.add(EnumSet.noneOf(Field.Type.class)));
  }

  /** Reads a layer from its beginning to its end. */
  static Scan of(List<String> columns, RecordReader records) throws IOException {
    Scan scan = new Scan(columns);
    try (records) {
      for (FileRecord next = records.next(); next != null; next = records.next()) {
        scan.add(next);
      }
    }
    return scan;
  }

  private void add(FileRecord next) {
    count++;
    next.geometry().map(Geometry::getGeometryType).ifPresent(geometries::add);
    List<@Nullable Object> values = next.values();
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value != null) {
        narrow(candidates.get(i), value);
      }
    }
  }

  private void narrow(Set<Field.Type> types, Object value) {
    // Every value can be a text; once a column can be nothing else, its values tell no more.
    if (types.isEmpty()) {
      types.addAll(FieldValue.typesOf(value));
    } else if (types.size() > 1) {
      types.retainAll(FieldValue.typesOf(value));
    }
  }

  long count() {
    return count;
  }

  /** The type of geometry that holds all that were met; empty if none were. */
  Optional<String> geometry() {
    Set<String> single = new TreeSet<>();
    geometries.forEach(
        type -> single.add(type.startsWith(MULTI) ? type.substring(MULTI.length()) : type));
    if (geometries.isEmpty()) {
      return Optional.empty();
    } else if (geometries.size() == 1) {
      return Optional.of(geometries.iterator().next());
    }
    return Optional.of(single.size() == 1 ? MULTI + single.iterator().next() : "Geometry");
  }

  /** The columns as fields, each of the narrowest type that holds all its values. */
  List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Field.Type type =
          candidates.get(i).stream()
              .filter(candidate -> candidate != Field.Type.STRING)
              .findFirst()
              .orElse(Field.Type.STRING);
      fields.add(Field.plain(columns.get(i), columns.get(i), type));
    }
    return fields;
  }
}
