package org.lodeline.geodata.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureImpl;
import org.geotools.filter.identity.FeatureIdImpl;
import org.geotools.util.factory.Hints;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/** Makes features of a layer of the records of a file. */
final class RecordFeatures {
  /** A field of the layer that the file has: where it stands in a record and in a feature. */
  private record Source(Field field, int inRecord, int inFeature) {}

  private final SimpleFeatureType type;
  private final FileFields fields;
  private final List<Source> sources = new ArrayList<>();
  private final List<Integer> known = new ArrayList<>();
  private final List<Field> required;
  private final Wgs84 wgs84;
  private final Identity identity;

  RecordFeatures(LayerDefinition layer, FileFields fields, Wgs84 wgs84, Identity identity) {
    this.type = layer.featureType();
    this.fields = fields;
    this.required = layer.fields().stream().filter(Field::required).toList();
    this.wgs84 = wgs84;
    this.identity = identity;
    if (layer.geometry() != null) {
      known.add(0);
    }
    for (int i = 0; i < fields.definitions().size(); i++) {
      Field field = layer.field(fields.definitions().get(i).name()).orElseThrow();
      int inFeature = type.indexOf(field.name());
      sources.add(new Source(field, fields.places().get(i), inFeature));
      known.add(inFeature);
    }
  }

  /**
   * The feature of a record. Fields that the file does not have are as in the feature whose place
   * it takes, or else unknown.
   *
   * @throws IllegalArgumentException if it cannot be one, with a reason for people
   */
  FeatureSink.Put of(FileRecord next) {
    if (next.fault().isPresent()) {
      throw new IllegalArgumentException(next.fault().get());
    }
    @Nullable Object[] values = new Object[type.getAttributeCount()];
    if (type.getGeometryDescriptor() != null) {
      values[0] = next.geometry().map(wgs84::of).map(this::fitting).orElse(null);
    }
    for (Source source : sources) {
      values[source.inFeature()] =
          FieldValue.convert(next.values().get(source.inRecord()), source.field());
    }
    Optional<String> id =
        fields.idPlace().isPresent()
            ? Optional.ofNullable(next.values().get(fields.idPlace().getAsInt()))
                .map(Object::toString)
            : next.id();
    Identity.Claim claim = identity.of(id.filter(text -> !text.isBlank()), type, values);
    checkRequired(values, claim.exists());
    // Not by a builder, which makes up values of what is required.
    SimpleFeature feature =
        new SimpleFeatureImpl(values, type, new FeatureIdImpl(claim.id()), false);
    feature.getUserData().put(Hints.USE_PROVIDED_FID, true);
    return new FeatureSink.Put(feature, claim.exists(), known);
  }

  /** What the file does not have is taken from the feature that is there, if there is one. */
  private void checkRequired(@Nullable Object[] values, boolean exists) {
    for (Field field : required) {
      int inFeature = type.indexOf(field.name());
      if (values[inFeature] == null && !(exists && !known.contains(inFeature))) {
        throw new IllegalArgumentException(
            "nothing in " + field.name() + ", which every feature of the layer has");
      }
    }
  }

  /** A geometry as the layer has them: one alone stands for several of one. */
  private Geometry fitting(Geometry geometry) {
    Class<?> wanted = type.getGeometryDescriptor().getType().getBinding();
    Geometry fitting = geometry;
    if (wanted == MultiPoint.class && geometry instanceof Point point) {
      fitting = geometry.getFactory().createMultiPoint(new Point[] {point});
    } else if (wanted == MultiLineString.class && geometry instanceof LineString line) {
      fitting = geometry.getFactory().createMultiLineString(new LineString[] {line});
    } else if (wanted == MultiPolygon.class && geometry instanceof Polygon polygon) {
      fitting = geometry.getFactory().createMultiPolygon(new Polygon[] {polygon});
    } else if (geometry instanceof GeometryCollection
        && geometry.getNumGeometries() == 1
        && wanted.isInstance(geometry.getGeometryN(0))
        && wanted != Geometry.class) {
      fitting = geometry.getGeometryN(0);
    }
    if (!wanted.isInstance(fitting)) {
      throw new IllegalArgumentException(
          "a " + geometry.getGeometryType() + " where the layer has a " + wanted.getSimpleName());
    }
    return fitting;
  }
}
