package org.lodeline.geodata.store.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureImpl;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.geotools.util.factory.Hints;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/**
 * A layer as a type of the engine, with what every engine holds: numbers, texts, truth values and
 * {@link Date}. Lists are JSON, days are their first moment in UTC. Engines that index geometries
 * want one of every feature; one without has a placeholder, and false in {@value #PLACED}.
 *
 * @param name of the type in the engine
 * @param attributes the names of the engine's attributes, in the order of the layer's
 * @param foreign whether the type was there before, and holds what it may
 * @param toWgs84 brings its coordinates to WGS 84, longitude first; null where they are so
 */
record EngineType(
    LayerDefinition layer,
    SimpleFeatureType type,
    String name,
    List<String> attributes,
    boolean foreign,
    @Nullable MathTransform toWgs84) {
  /** Whether a feature has the geometry that it is stored with. */
  static final String PLACED = "lodeline_placed";

  private static final Pattern PLAIN = Pattern.compile("(?!field_)[A-Za-z][A-Za-z0-9_]*");
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  EngineType {
    attributes = List.copyOf(attributes);
  }

  /** The type of a layer of ours. */
  static EngineType of(LayerDefinition layer, String name) {
    SimpleFeatureType type = layer.featureType();
    List<String> attributes = new ArrayList<>();
    for (int i = 0; i < type.getAttributeCount(); i++) {
      String attribute = type.getDescriptor(i).getLocalName();
      attributes.add(PLAIN.matcher(attribute).matches() ? attribute : "field_" + i);
    }
    return new EngineType(layer, type, name, attributes, false, null);
  }

  /** Whether a type with a name of ours has the form of ours too. */
  static boolean isOurs(SimpleFeatureType schema) {
    return schema.getGeometryDescriptor() == null || schema.getDescriptor(PLACED) != null;
  }

  private boolean hasGeometry() {
    return layer.geometry() != null;
  }

  /** The name of the engine's attribute of geometries, in a layer that has any. */
  String geometryAttribute() {
    return attributes.get(0);
  }

  /** What the engine is to make. */
  SimpleFeatureType schema() {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName(name);
    for (int i = 0; i < attributes.size(); i++) {
      if (isGeometry(i)) {
        builder.add(
            attributes.get(i),
            type.getGeometryDescriptor().getType().getBinding(),
            DefaultGeographicCRS.WGS84);
      } else {
        builder.add(attributes.get(i), binding(field(i).type()));
      }
    }
    if (hasGeometry()) {
      builder.add(PLACED, Boolean.class);
    }
    SimpleFeatureType schema = builder.buildFeatureType();
    // For GeoMesa, which would else index time, and refuse names of fields and mixed geometries.
    String box = "Point".equals(layer.geometry()) ? "id,z2" : "id,xz2";
    schema.getUserData().put("geomesa.indices.enabled", hasGeometry() ? box : "id");
    schema.getUserData().put("geomesa.ignore.dtg", "true");
    schema.getUserData().put("geomesa.mixed.geometries", "true");
    schema.getUserData().put("override.reserved.words", true);
    return schema;
  }

  private boolean isGeometry(int i) {
    return i == 0 && hasGeometry();
  }

  private Field field(int i) {
    return layer.fields().get(hasGeometry() ? i - 1 : i);
  }

  private static Class<?> binding(Field.Type type) {
    return switch (type) {
      case STRING, STRINGS -> String.class;
      case INTEGER, NUMBER, BOOLEAN -> type.binding();
      case DATE, TIMESTAMP -> Date.class;
    };
  }

  /**
   * A feature of the layer as the engine has it.
   *
   * @param schema the engine's own
   */
  SimpleFeature encode(SimpleFeature feature, SimpleFeatureType schema) {
    SimpleFeatureBuilder builder = new SimpleFeatureBuilder(schema);
    for (int i = 0; i < attributes.size(); i++) {
      Object value = feature.getAttribute(i);
      if (isGeometry(i)) {
        boolean placed = value instanceof Geometry geometry && !geometry.isEmpty();
        builder.set(attributes.get(i), placed ? value : placeholder(schema));
        builder.set(PLACED, placed);
      } else {
        builder.set(attributes.get(i), encode(value));
      }
    }
    SimpleFeature encoded = builder.buildFeature(feature.getID());
    encoded.getUserData().put(Hints.USE_PROVIDED_FID, true);
    return encoded;
  }

  private static Geometry placeholder(SimpleFeatureType schema) {
    Geometry point = GEOMETRIES.createPoint(new Coordinate(0, 0));
    Class<?> binding = schema.getGeometryDescriptor().getType().getBinding();
    return switch (binding.getSimpleName()) {
      case "LineString" -> GEOMETRIES.createLineString(line());
      case "MultiLineString" -> GEOMETRIES.createLineString(line()).union();
      case "Polygon" -> GEOMETRIES.createPolygon(ring());
      case "MultiPolygon" ->
          GEOMETRIES.createMultiPolygon(
              new org.locationtech.jts.geom.Polygon[] {GEOMETRIES.createPolygon(ring())});
      case "MultiPoint" -> GEOMETRIES.createMultiPointFromCoords(point.getCoordinates());
      case "GeometryCollection" -> GEOMETRIES.createGeometryCollection(new Geometry[] {point});
      default -> point;
    };
  }

  private static Coordinate[] line() {
    return new Coordinate[] {new Coordinate(0, 0), new Coordinate(1, 1)};
  }

  private static Coordinate[] ring() {
    return new Coordinate[] {
      new Coordinate(0, 0), new Coordinate(1, 0), new Coordinate(1, 1), new Coordinate(0, 0)
    };
  }

  private static @Nullable Object encode(@Nullable Object value) {
    if (value instanceof List<?> list) {
      try {
        return Resources.JSON.writeValueAsString(list);
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("a list that is not of strings", e);
      }
    } else if (value instanceof LocalDate day) {
      return Date.from(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    } else if (value instanceof Instant moment) {
      return Date.from(moment);
    }
    return value instanceof Double number && Double.isNaN(number) ? null : value;
  }

  /** A feature of the engine as one of the layer. */
  SimpleFeature decode(SimpleFeature stored) {
    @Nullable Object[] values = new Object[attributes.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = stored.getAttribute(attributes.get(i));
      if (isGeometry(i)) {
        boolean placed = foreign || Boolean.TRUE.equals(stored.getAttribute(PLACED));
        values[i] = placed && value != null ? onWgs84((Geometry) value, stored.getID()) : null;
      } else {
        values[i] = value == null ? null : decode(value, field(i).type());
      }
    }
    return new SimpleFeatureImpl(values, type, new FeatureIdImpl(stored.getID()), false);
  }

  private Geometry onWgs84(Geometry geometry, String id) {
    MathTransform transform = toWgs84;
    if (transform == null) {
      return geometry;
    }
    try {
      return JTS.transform(geometry, transform);
    } catch (TransformException e) {
      throw LodelineException.brokenData(
          "the feature %s of %s is at no position of its coordinate reference system"
              .formatted(LodelineException.quoted(id), name),
          e);
    }
  }

  private static Object decode(Object value, Field.Type type) {
    return switch (type) {
      case STRING -> value.toString();
      case STRINGS -> value instanceof List<?> list ? texts(list) : list(value.toString());
      case INTEGER -> ((Number) value).longValue();
      case NUMBER -> ((Number) value).doubleValue();
      case BOOLEAN -> value;
      case DATE -> moment(value).atZone(ZoneOffset.UTC).toLocalDate();
      case TIMESTAMP -> moment(value);
    };
  }

  @SuppressWarnings("JavaUtilDate") // It is what engines hold.
  private static Instant moment(Object value) {
    // Not toInstant, which java.sql.Date refuses.
    return Instant.ofEpochMilli(((Date) value).getTime());
  }

  private static List<String> texts(List<?> list) {
    return list.stream().map(String::valueOf).toList();
  }

  private static List<String> list(String json) {
    try {
      return Resources.JSON.readValue(json, STRINGS);
    } catch (JsonProcessingException e) {
      throw LodelineException.brokenData("the store holds a list that is none: " + json, e);
    }
  }
}
