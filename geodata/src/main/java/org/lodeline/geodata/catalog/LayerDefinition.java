package org.lodeline.geodata.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.lodeline.geodata.Resources;

/**
 * What a layer is: its title and the meaning of each field. Read from {@code layers/{id}.json}.
 *
 * @param id a slug, part of URLs
 * @param geometry the name of the JTS class of its geometries, {@code Geometry} for any; null for a
 *     table without any
 * @param geometryName the name of the attribute that holds them, where it is not {@value
 *     #GEOMETRY_ATTRIBUTE}
 * @param fields in the order shown to people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LayerDefinition(
    String id,
    String title,
    String description,
    @Nullable String geometry,
    @JsonProperty("geometry_name") @Nullable String geometryName,
    List<Field> fields) {
  /** The name of the geometry attribute of the bundled layers. */
  public static final String GEOMETRY_ATTRIBUTE = "geometry";

  /** Every request asks for the type of its layer. */
  private static final LoadingCache<LayerDefinition, SimpleFeatureType> TYPES =
      Caffeine.newBuilder().weakKeys().build(LayerDefinition::buildFeatureType);

  public LayerDefinition {
    fields = List.copyOf(fields);
  }

  /** A layer whose geometries are in the attribute {@value #GEOMETRY_ATTRIBUTE}. */
  public LayerDefinition(
      String id, String title, String description, @Nullable String geometry, List<Field> fields) {
    this(id, title, description, geometry, null, fields);
  }

  /** The bundled definition of a layer. */
  static LayerDefinition bundled(String id) {
    return Resources.json("layers/" + id + ".json", LayerDefinition.class);
  }

  /** The field with this name, if there is one. */
  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** Whether there is a field of the name of each of these. */
  public boolean holds(List<Field> others) {
    return others.stream().allMatch(other -> field(other.name()).isPresent());
  }

  /** The field that places features in time: the first date that every feature has, if any. */
  public Optional<Field> time() {
    return fields.stream()
        .filter(Field::required)
        .filter(f -> f.type() == Field.Type.DATE || f.type() == Field.Type.TIMESTAMP)
        .findFirst();
  }

  /** The names of the fields that the query parameter selects by. */
  public List<String> fieldsOf(String parameter) {
    return fields.stream()
        .filter(field -> parameter.equals(field.parameter()))
        .map(Field::name)
        .toList();
  }

  /** The name of the attribute that holds geometries, in a layer that has any. */
  public String geometryAttribute() {
    return geometryName == null ? GEOMETRY_ATTRIBUTE : geometryName;
  }

  /** The class of the layer's geometries; empty for a table without any. */
  public Optional<Class<? extends Geometry>> geometryClass() {
    return geometry == null
        ? Optional.empty()
        : Optional.of(
            switch (geometry) {
              case "Point" -> Point.class;
              case "LineString" -> LineString.class;
              case "Polygon" -> Polygon.class;
              case "MultiPoint" -> MultiPoint.class;
              case "MultiLineString" -> MultiLineString.class;
              case "MultiPolygon" -> MultiPolygon.class;
              case "GeometryCollection" -> GeometryCollection.class;
              case "Geometry" -> Geometry.class;
              default ->
                  throw new IllegalArgumentException("layer " + id + " has geometry " + geometry);
            });
  }

  /** The GeoTools type: the geometry first (WGS 84, longitude first), then the fields in order. */
  public SimpleFeatureType featureType() {
    return TYPES.get(this);
  }

  private SimpleFeatureType buildFeatureType() {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName(id);
    geometryClass()
        .ifPresent(
            binding -> builder.add(geometryAttribute(), binding, DefaultGeographicCRS.WGS84));
    for (Field field : fields) {
      builder.nillable(!field.required());
      builder.add(field.name(), field.type().binding());
    }
    return builder.buildFeatureType();
  }
}
