package org.lodeline.geodata.erml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.filter.cql2.Cql2;
import org.lodeline.geodata.format.GmlVocabulary;
import org.lodeline.geodata.store.memory.MemoryLayer;

/**
 * One view, as {@code views.json} describes it.
 *
 * @param name of its feature type
 * @param layer the id of the layer that it shows
 * @param where a filter in CQL2 that its features pass; empty for all of the layer
 * @param fields in the order of the schema; the geometry follows them
 */
record ErmlView(
    String name,
    String title,
    String description,
    String layer,
    String where,
    List<ViewField> fields) {
  private static final String SHAPE = "shape";

  /**
   * A field of a view.
   *
   * @param required whether the schema asks for it
   * @param values templates of which the first that can be filled is the value; none where nothing
   *     is known of any feature
   */
  record ViewField(
      String name, boolean required, @Nullable List<String> values, String description) {
    Field field() {
      return new Field(
          name,
          name,
          Field.Type.STRING,
          description,
          null,
          null,
          null,
          false,
          null,
          name.endsWith("_uri") ? "uri" : null,
          required,
          true,
          false);
    }
  }

  LayerDefinition definition() {
    return new LayerDefinition(
        name, title, description, "Point", SHAPE, fields.stream().map(ViewField::field).toList());
  }

  private SimpleFeatureType type() {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setNamespaceURI(GmlVocabulary.ERML_LITE.namespace());
    builder.setName(name);
    for (ViewField field : fields) {
      builder.nillable(!field.required());
      builder.add(field.name(), String.class);
    }
    builder.add(SHAPE, Point.class, DefaultGeographicCRS.WGS84);
    return builder.buildFeatureType();
  }

  /**
   * The view of a layer at one version of it.
   *
   * @param vocabularies by name, from code to term
   */
  Layer of(Layer stored, Map<String, Map<String, String>> vocabularies) {
    SimpleFeatureType storedType = stored.source().getSchema();
    Filter filter = where.isEmpty() ? Filter.INCLUDE : Cql2.TEXT.parse(where, storedType);
    SimpleFeatureType type = type();
    List<List<Template>> templates =
        fields.stream()
            .map(field -> field.values() == null ? List.<String>of() : field.values())
            .map(values -> values.stream().map(v -> new Template(v, vocabularies)).toList())
            .toList();
    List<SimpleFeature> features = new ArrayList<>();
    for (SimpleFeature feature : stored.features(filter)) {
      // The schema insists on a place.
      if (feature.getDefaultGeometry() instanceof Point point && !point.isEmpty()) {
        SimpleFeatureBuilder builder = new SimpleFeatureBuilder(type);
        for (List<Template> alternatives : templates) {
          builder.add(
              alternatives.stream()
                  .map(template -> template.of(feature))
                  .flatMap(Optional::stream)
                  .findFirst()
                  .orElse(null));
        }
        builder.add(point);
        features.add(builder.buildFeature(feature.getID()));
      }
    }
    return new Layer(definition(), MemoryLayer.of(type, features), stored.version());
  }
}
