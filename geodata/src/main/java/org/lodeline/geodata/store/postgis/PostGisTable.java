package org.lodeline.geodata.store.postgis;

import java.util.Locale;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.LayerDefinition;

/**
 * The table of a layer, with its statements as data.
 *
 * @param number tells it from the table of an earlier layer of the same id
 */
record PostGisTable(LayerDefinition definition, SimpleFeatureType type, long number) {
  /** The column of the features' ids, which are no attribute. */
  static final Sql ID_COLUMN = Sql.name("id");

  /** Of the id in the name of the table: PostgreSQL cuts names after 63 bytes. */
  private static final int MOST_OF_ID = 40;

  PostGisTable(LayerDefinition definition, long number) {
    this(definition, definition.featureType(), number);
  }

  String id() {
    return definition.id();
  }

  /** The name, with its schema. */
  Sql name() {
    return qualified(nameOf(id(), number));
  }

  static String nameOf(String layerId, long number) {
    return layerId.substring(0, Math.min(layerId.length(), MOST_OF_ID)) + "_" + number;
  }

  static Sql qualified(String name) {
    return Sql.of("lodeline.{}", Sql.name(name));
  }

  /** What makes the table. */
  Sql create() {
    Stream<Sql> columns =
        type.getAttributeDescriptors().stream()
            .map(attribute -> Sql.of("{} " + declared(attribute), column(attribute)));
    return Sql.of(
        "CREATE TABLE {} ({})",
        name(),
        Sql.join(
            ", ",
            Stream.concat(
                Stream.of(Sql.of("{} text COLLATE \"C\" PRIMARY KEY", ID_COLUMN)), columns)));
  }

  /** What makes the index of a geometry. */
  Sql createIndex(AttributeDescriptor geometry) {
    return Sql.of("CREATE INDEX ON {} USING gist ({})", name(), column(geometry));
  }

  /** Adds a row of an id and the attributes in their order. */
  Sql insert() {
    return Sql.of(
        "INSERT INTO {} ({}) VALUES ({})",
        name(),
        Sql.join(
            ", ",
            Stream.concat(
                Stream.of(ID_COLUMN),
                type.getAttributeDescriptors().stream().map(PostGisTable::column))),
        Sql.join(
            ", ",
            Stream.concat(
                Stream.of(Sql.of("?")),
                type.getAttributeDescriptors().stream().map(PostGisTable::placeholder))));
  }

  /** Sets the attributes in their order, of the row of an id. */
  Sql update() {
    return Sql.of(
        "UPDATE {} SET {} WHERE {} = ?",
        name(),
        Sql.join(
            ", ",
            type.getAttributeDescriptors().stream()
                .map(attribute -> Sql.of("{} = {}", column(attribute), placeholder(attribute)))),
        ID_COLUMN);
  }

  /** Removes the row of an id. */
  Sql delete() {
    return Sql.of("DELETE FROM {} WHERE {} = ?", name(), ID_COLUMN);
  }

  static Sql column(AttributeDescriptor attribute) {
    return Sql.name(attribute.getLocalName());
  }

  private static Sql placeholder(AttributeDescriptor attribute) {
    return Sql.of(columnType(attribute) == SqlType.GEOMETRY ? "ST_GeomFromWKB(?, 4326)" : "?");
  }

  private static String declared(AttributeDescriptor attribute) {
    SqlType columnType = columnType(attribute);
    String declared =
        columnType == SqlType.GEOMETRY
            ? String.format(
                Locale.ROOT, "geometry(%s, 4326)", attribute.getType().getBinding().getSimpleName())
            : columnType.column();
    return attribute.isNillable() ? declared : declared + " NOT NULL";
  }

  /**
   * The type of the column of an attribute.
   *
   * @throws LodelineException of kind INVALID_INPUT if there is none for its class
   */
  static SqlType columnType(AttributeDescriptor attribute) {
    return SqlType.of(attribute.getType().getBinding())
        .orElseThrow(
            () ->
                LodelineException.invalid(
                    attribute.getLocalName(),
                    "the field "
                        + LodelineException.quoted(attribute.getLocalName())
                        + " is of the class "
                        + attribute.getType().getBinding().getSimpleName()
                        + ", which PostGIS has no column for"));
  }
}
