package org.lodeline.geodata.catalog;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;

/**
 * The facts that come with Lodeline: one CSV file a layer, editable by hand. Columns are {@code
 * id}, the position ({@code lon,lat} or {@code wkt}; none for a table), and the fields of the
 * layer's definition, but for those that follow from the rows of other files.
 */
final class BundledData {
  private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

  private BundledData() {}

  /** Gives what follows for a row from the rows of other files: values by the names of fields. */
  @FunctionalInterface
  interface Join {
    /**
     * The values for a row.
     *
     * @throws IllegalArgumentException if the row refers to one that is not there
     */
    Map<String, Optional<?>> of(NamedCsvRecord row);
  }

  /**
   * All rows of {@code data/{id}.csv} as features.
   *
   * @param join gives the fields that are not in the file, and others in place of those that are
   * @throws LodelineException of kind BROKEN_DATA that names the line and column of the first value
   *     at fault
   */
  static List<SimpleFeature> read(LayerDefinition layer, Join join) {
    String path = "data/" + layer.id() + ".csv";
    SimpleFeatureType type = layer.featureType();
    return Resources.csv(path, row -> feature(layer, type, row, join, path));
  }

  private static SimpleFeature feature(
      LayerDefinition layer, SimpleFeatureType type, NamedCsvRecord row, Join join, String path) {
    SimpleFeatureBuilder builder = new SimpleFeatureBuilder(type);
    String column = "id";
    try {
      if (layer.geometry() != null) {
        column = "lon, lat or wkt";
        builder.set(LayerDefinition.GEOMETRY_ATTRIBUTE, geometry(layer, row));
      }
      column = "source_id or deposit_id";
      Map<String, Optional<?>> joined = join.of(row);
      for (Field field : layer.fields()) {
        column = field.name();
        Optional<?> known = joined.get(column);
        if (known != null) {
          builder.set(column, known.orElse(null));
        } else {
          String text = field.computed() ? row.findField(column).orElse("") : row.getField(column);
          builder.set(column, value(field, text));
        }
      }
      column = "id";
      return builder.buildFeature(row.getField("id"));
    } catch (IllegalArgumentException | DateTimeParseException | ParseException e) {
      String message = path + ", line " + row.getStartingLineNumber() + ", column " + column;
      throw LodelineException.brokenData(message + ": " + e.getMessage(), e);
    }
  }

  private static Geometry geometry(LayerDefinition layer, NamedCsvRecord row)
      throws ParseException {
    return "Point".equals(layer.geometry())
        ? FACTORY.createPoint(
            new Coordinate(
                Double.parseDouble(row.getField("lon")), Double.parseDouble(row.getField("lat"))))
        : new WKTReader(FACTORY).read(row.getField("wkt"));
  }

  private static @Nullable Object value(Field field, String text) {
    if (text.isEmpty()) {
      if (field.required()) {
        throw new IllegalArgumentException("a value is required");
      }
      return field.type() == Field.Type.STRINGS ? List.of() : null;
    }
    return switch (field.type()) {
      case STRING -> text;
      case STRINGS -> List.of(text.split(";"));
      case INTEGER -> Long.valueOf(text);
      case NUMBER -> Double.valueOf(text);
      case BOOLEAN -> bool(text);
      case DATE -> LocalDate.parse(text);
      case TIMESTAMP -> Instant.parse(text);
    };
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("true or false, not " + text);
    };
  }
}
