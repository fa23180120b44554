package org.lodeline.geodata.ingest;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One record of a file.
 *
 * @param line where it begins: the line of a text file, otherwise its number, from 1
 * @param id as the file has it
 * @param geometry in the coordinate reference system of the file, first east, then north
 * @param values in the order of the file's fields
 * @param fault why it cannot be read; then there is no more than its line
 */
record FileRecord(
    long line,
    Optional<String> id,
    Optional<Geometry> geometry,
    List<@Nullable Object> values,
    Optional<String> fault) {

  static FileRecord of(
      long line, @Nullable String id, @Nullable Geometry geometry, List<@Nullable Object> values) {
    return new FileRecord(
        line,
        Optional.ofNullable(id),
        Optional.ofNullable(geometry),
        Collections.unmodifiableList(values),
        Optional.empty());
  }

  static FileRecord unreadable(long line, String fault) {
    return new FileRecord(line, Optional.empty(), Optional.empty(), List.of(), Optional.of(fault));
  }
}
