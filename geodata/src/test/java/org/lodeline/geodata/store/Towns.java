package org.lodeline.geodata.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.geotools.util.factory.Hints;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.filter.Predicates;

/** The layers and features of the contracts of writing, and filters that find them. */
final class Towns {
  /** The layer that every store of these tests has; empty at first. */
  static final LayerDefinition LAYER = layer("towns");

  static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

  private Towns() {}

  static LayerDefinition layer(String id) {
    return new LayerDefinition(
        id,
        "Towns",
        "",
        "Point",
        List.of(
            Field.plain("country", "Country", Field.Type.STRING),
            Field.plain("people", "People", Field.Type.INTEGER)));
  }

  static LayerDefinition everything(String id) {
    return new LayerDefinition(
        id,
        "Samples",
        "Of every type",
        "Geometry",
        Arrays.stream(Field.Type.values())
            .map(type -> Field.plain(type.code(), type.code(), type))
            .toList());
  }

  static SimpleFeature town(String id, String wkt, String country, @Nullable Long people) {
    SimpleFeature town =
        SimpleFeatureBuilder.build(
            LAYER.featureType(), Arrays.asList(wkt(wkt), country, people), id);
    town.getUserData().put(Hints.USE_PROVIDED_FID, true);
    return town;
  }

  static Geometry wkt(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  static Filter id(String id) {
    return FILTERS.id(new FeatureIdImpl(id));
  }

  static Filter country(String code) {
    return FieldFilters.anyOf(List.of("country"), List.of(code));
  }

  static Filter people(long number) {
    return FILTERS.equals(FILTERS.property("people"), FILTERS.literal(number));
  }

  static Filter box(double west, double south, double east, double north) {
    return new BoundingBox(west, south, east, north).on(LayerDefinition.GEOMETRY_ATTRIBUTE);
  }

  static Filter between(int from, int to) {
    return FILTERS.and(
        FILTERS.greater(
            Predicates.compared(FILTERS.property("@id"), FILTERS.literal(name(from - 1))),
            FILTERS.literal(0)),
        FILTERS.less(
            Predicates.compared(FILTERS.property("@id"), FILTERS.literal(name(to))),
            FILTERS.literal(0)));
  }

  static String name(int number) {
    return number < 0 ? "town" : "town-%04d".formatted(number);
  }

  static String name(String prefix, int number) {
    return prefix + "%03d".formatted(number);
  }

  static Query page(String after, int size) {
    Filter further =
        FILTERS.greater(
            Predicates.compared(FILTERS.property("@id"), FILTERS.literal(after)),
            FILTERS.literal(0));
    Query query = new Query("towns", further);
    query.setSortBy(SortBy.NATURAL_ORDER);
    query.setMaxFeatures(size);
    return query;
  }
}
