package org.lodeline.geodata.store.postgis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.filter.cql2.AbstractTestSuite;
import org.lodeline.geodata.filter.cql2.AbstractTestSuite.Case;
import org.lodeline.geodata.filter.cql2.Cql2;
import org.lodeline.geodata.filter.cql2.JsonWriter;
import org.lodeline.geodata.filter.cql2.NaturalEarth;

/** The abstract test suite of CQL2, in both encodings, on real PostGIS. */
class AbstractTestSuiteOnPostGisTest {
  private static PostGisStore store;

  @BeforeAll
  static void fill() throws IOException {
    store = TestLayers.newStore();
    for (String name : cases().stream().map(Case::layer).distinct().toList()) {
      NaturalEarth layer = NaturalEarth.layer(name);
      LayerDefinition definition = definition(layer);
      TestLayers.create(store, definition);
      TestLayers.add(store, name, retyped(layer, definition.featureType()));
    }
  }

  @AfterAll
  static void close() {
    store.close();
  }

  /** With the class of its geometries, where the type of the test says any. */
  private static LayerDefinition definition(NaturalEarth layer) {
    LayerDefinition any = TestLayers.definition(layer.type());
    Geometry first = (Geometry) layer.features().get(0).getDefaultGeometry();
    return new LayerDefinition(
        any.id(), any.title(), any.description(), first.getGeometryType(), any.fields());
  }

  /** The features with the geometry under the name that it has in every layer of Lodeline. */
  private static List<SimpleFeature> retyped(NaturalEarth layer, SimpleFeatureType type) {
    List<SimpleFeature> features = new ArrayList<>();
    for (SimpleFeature feature : layer.features()) {
      SimpleFeatureBuilder builder = new SimpleFeatureBuilder(type);
      builder.set(LayerDefinition.GEOMETRY_ATTRIBUTE, feature.getDefaultGeometry());
      type.getAttributeDescriptors().stream()
          .map(attribute -> attribute.getLocalName())
          .filter(name -> !name.equals(LayerDefinition.GEOMETRY_ATTRIBUTE))
          .forEach(name -> builder.set(name, feature.getAttribute(name)));
      features.add(builder.buildFeature(feature.getID()));
    }
    return features;
  }

  static List<Case> cases() throws IOException {
    return AbstractTestSuite.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void text_givesTheExpectedCount(Case wanted) throws IOException {
    assertGives(wanted, Cql2.TEXT, filter(wanted));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void json_givesTheExpectedCount(Case wanted) throws IOException {
    assertGives(wanted, Cql2.JSON, JsonWriter.json(filter(wanted)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothing_isLeftToEvaluateAfter(Case wanted) {
    Filter filter = Cql2.TEXT.parse(filter(wanted), type(wanted));

    assertThat(SqlFilter.of(filter, type(wanted)).remainder()).isEqualTo(Filter.INCLUDE);
  }

  private static String filter(Case wanted) {
    return wanted.filter().replaceAll("\\bgeom\\b", LayerDefinition.GEOMETRY_ATTRIBUTE);
  }

  private static SimpleFeatureType type(Case wanted) {
    return store.source(wanted.layer()).getSchema();
  }

  private static void assertGives(Case wanted, Cql2 encoding, String filter) throws IOException {
    Query query = new Query(wanted.layer(), encoding.parse(filter, type(wanted)));

    assertThat(store.source(wanted.layer()).getCount(query)).isEqualTo(wanted.expected());
  }
}
