package org.lodeline.geodata.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Field;

/**
 * What a user says about a file, where it does not say it itself or is not taken as it should be.
 * All is optional; a JSON object with these members.
 *
 * @param encoding of a CSV file, such as {@code windows-1252}
 * @param delimiter of a CSV file: one character
 * @param lon the column of the longitude or easting of a CSV file
 * @param lat the column of the latitude or northing
 * @param wkt the column of the geometry as well-known text
 * @param id the column of the ids
 * @param title of the layer
 * @param description of the layer
 * @param fields by the names of the file's columns; null for a column to be left out
 */
public record Mapping(
    @Nullable String encoding,
    @Nullable String delimiter,
    @Nullable String lon,
    @Nullable String lat,
    @Nullable String wkt,
    @Nullable String id,
    @Nullable String title,
    @Nullable String description,
    @Nullable Map<String, @Nullable MappedField> fields) {

  /** A mapping that says nothing. */
  public static final Mapping NONE =
      new Mapping(null, null, null, null, null, null, null, null, null);

  public Mapping {
    fields = fields == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    if (delimiter != null && delimiter.length() != 1) {
      throw new IllegalArgumentException("the delimiter is one character");
    }
  }

  /** What a column becomes; what is not said is taken from the file. */
  public record MappedField(
      @Nullable String name,
      Field.@Nullable Type type,
      @Nullable String title,
      @Nullable String description,
      @Nullable String unit,
      @Nullable String codelist,
      @Nullable String parameter) {

    Field of(Field field) {
      return new Field(
          name == null ? field.name() : name,
          title == null ? field.title() : title,
          type == null ? field.type() : type,
          description == null ? field.description() : description,
          unit == null ? field.unit() : unit,
          field.unitField(),
          codelist == null ? field.codelist() : codelist,
          field.wildcard(),
          parameter == null ? field.parameter() : parameter,
          field.format(),
          field.required(),
          field.computed(),
          field.facet());
    }
  }

  /**
   * Reads a mapping file.
   *
   * @throws LodelineException of kind INVALID_INPUT if it is none
   */
  public static Mapping read(Path file) {
    try {
      return Resources.JSON.readValue(file.toFile(), Mapping.class);
    } catch (JsonProcessingException e) {
      throw LodelineException.invalid(
          "--mapping", "the mapping file " + file + " is not right: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw LodelineException.invalid("--mapping", "cannot read the mapping file " + file);
    }
  }

  /** Whether a column is to be left out. */
  boolean leavesOut(String column) {
    return column.equals(id) || (fields().containsKey(column) && fields().get(column) == null);
  }

  /** What a field of the file becomes. */
  Field of(Field field) {
    return Optional.ofNullable(fields().get(field.name()))
        .map(mapped -> mapped.of(field))
        .orElse(field);
  }

  @Override
  public Map<String, @Nullable MappedField> fields() {
    return fields == null ? Map.of() : fields;
  }
}
