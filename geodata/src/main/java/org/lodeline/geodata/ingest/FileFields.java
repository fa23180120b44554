package org.lodeline.geodata.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/**
 * The fields of a file under a mapping.
 *
 * @param definitions what they become
 * @param places where the value of each stands in a record
 * @param idPlace where the id stands, if the mapping names a column for it
 */
record FileFields(List<Field> definitions, List<Integer> places, OptionalInt idPlace) {
  FileFields {
    definitions = List.copyOf(definitions);
    places = List.copyOf(places);
  }

  /**
   * Applies a mapping.
   *
   * @throws LodelineException of kind INVALID_INPUT if it names a column that the file does not
   *     have
   */
  static FileFields of(LayerDefinition file, Mapping mapping) {
    List<String> columns = file.fields().stream().map(Field::name).toList();
    for (String column : mapping.fields().keySet()) {
      if (!columns.contains(column)) {
        throw LodelineException.unknown("--mapping", "column", column, columns);
      }
    }
    String id = mapping.id();
    if (id != null && !columns.contains(id)) {
      throw LodelineException.unknown("--mapping", "column", id, columns);
    }
    List<Field> definitions = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!mapping.leavesOut(columns.get(i))) {
        definitions.add(mapping.of(file.fields().get(i)));
        places.add(i);
      }
    }
    return new FileFields(
        definitions,
        places,
        id == null ? OptionalInt.empty() : OptionalInt.of(columns.indexOf(id)));
  }
}
