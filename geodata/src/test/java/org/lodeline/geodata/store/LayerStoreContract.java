package org.lodeline.geodata.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.filter.Predicates;
import org.lodeline.geodata.filter.cql2.Cql2;

/** What every store of layers does, whatever it keeps them in. */
public abstract class LayerStoreContract {
  protected static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();
  protected static final LayerDefinition MINES =
      new LayerDefinition(
          "mines",
          "Mines",
          "Mines that tests know",
          "Point",
          List.of(
              field("name", Field.Type.STRING),
              field("goods", Field.Type.STRINGS),
              field("workers", Field.Type.INTEGER),
              field("grade", Field.Type.NUMBER),
              field("active", Field.Type.BOOLEAN),
              field("opened", Field.Type.DATE)));

  protected static final List<SimpleFeature> FEATURES =
      List.of(
          mine("alta", 20, 70, "Alta", List.of("cobalt"), 120L, 1.5, true, "2001-05-06"),
          mine("bio", -70, -20, "Bio Bio", List.of("lithium", "copper"), 80L, 0.5, true, null),
          mine("coro", 179, -17, "Coro", List.of(), null, null, false, "1990-01-01"),
          mine("dara", -179, -18, "dara", List.of("cobalt", "nickel"), 80L, 2.0, null, null),
          mine("eden", null, null, null, List.of("lithium"), 5L, null, false, "2020-02-29"),
          mine("Ñu", 10, 10, "Ñu", List.of("gold"), 80L, -0.5, true, "2001-05-06"));

  protected static Field field(String name, Field.Type type) {
    return new Field(
        name, name, type, name, null, null, null, false, null, null, false, false, false);
  }

  protected static SimpleFeature mine(
      String id,
      @Nullable Integer longitude,
      @Nullable Integer latitude,
      @Nullable String name,
      List<String> goods,
      @Nullable Long workers,
      @Nullable Double grade,
      @Nullable Boolean active,
      @Nullable String opened) {
    Point place =
        longitude == null || latitude == null
            ? null
            : new GeometryFactory().createPoint(new Coordinate(longitude, latitude));
    return SimpleFeatureBuilder.build(
        MINES.featureType(),
        Arrays.asList(
            place,
            name,
            goods,
            workers,
            grade,
            active,
            opened == null ? null : LocalDate.parse(opened)),
        id);
  }

  /** A store that holds {@link #MINES} with the {@link #FEATURES}; the test does not close it. */
  protected abstract LayerStore store();

  protected static Query query(Filter filter) {
    return new Query(MINES.id(), filter);
  }

  protected static Query query(String cql2) {
    return query(Cql2.TEXT.parse(cql2, MINES.featureType()));
  }

  protected final List<SimpleFeature> read(Query query) throws IOException {
    List<SimpleFeature> features = new ArrayList<>();
    try (SimpleFeatureIterator rows = store().source(MINES.id()).getFeatures(query).features()) {
      while (rows.hasNext()) {
        features.add(rows.next());
      }
    }
    return features;
  }

  protected final List<String> ids(Query query) throws IOException {
    return read(query).stream().map(SimpleFeature::getID).toList();
  }

  @Test
  void definitions_areThoseThatWereStored() {
    assertThat(store().definitions()).contains(MINES);
  }

  @Test
  void features_comeInTheOrderOfTheirIds_withTheValuesThatWereStored() throws IOException {
    List<SimpleFeature> stored = read(query(Filter.INCLUDE));

    assertThat(stored)
        .extracting(SimpleFeature::getID)
        .containsExactly("alta", "bio", "coro", "dara", "eden", "Ñu");
    for (int i = 0; i < stored.size(); i++) {
      assertThat(stored.get(i).getAttributes()).isEqualTo(FEATURES.get(i).getAttributes());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "name = 'Alta'; alta",
        "workers > 80; alta",
        "NOT (workers > 80); bio dara eden Ñu",
        "workers IS NULL; coro",
        "grade < 1; bio Ñu",
        "active; alta bio Ñu",
        "active = false; coro eden",
        "casei(name) LIKE 'd%'; dara",
        "A_CONTAINS(goods, ('cobalt')); alta dara",
        "A_OVERLAPS(goods, ('gold', 'lithium')); bio eden Ñu",
        "T_AFTER(opened, DATE('2001-05-06')); eden",
        "S_INTERSECTS(geometry, POLYGON((0 0, 30 0, 30 80, 0 80, 0 0))); alta Ñu",
        "S_INTERSECTS(POLYGON((0 0, 30 0, 30 80, 0 80, 0 0)), geometry); alta Ñu",
        "S_CONTAINS(BBOX(0,0,30,80), geometry) AND S_INTERSECTS(POINT(1 2), POINT(1 2)); alta Ñu",
        "S_DISJOINT(geometry, POLYGON((0 0, 30 0, 30 80, 0 80, 0 0))); bio coro dara",
        "grade * 2 > workers / 100 AND active; alta bio",
        "name LIKE 'A%' OR workers = 5; alta eden",
      })
  void aFilter_findsExactlyWhatItSays(String filter, String ids) throws IOException {
    assertThat(ids(query(filter))).containsExactly(ids.split(" "));
    assertThat(store().source(MINES.id()).getCount(query(filter))).isEqualTo(ids.split(" ").length);
  }

  @Test
  void aBox_findsWhatIsInIt() throws IOException {
    assertThat(ids(query(new BoundingBox(0, 0, 20, 70).on("geometry"))))
        .containsExactly("alta", "Ñu");
  }

  @Test
  void aBoxAcrossTheAntimeridian_findsBothSides() throws IOException {
    assertThat(ids(query(new BoundingBox(170, -20, -170, -10).on("geometry"))))
        .containsExactly("coro", "dara");
  }

  @Test
  void ids_findTheirFeatures() throws IOException {
    Filter filter = FACTORY.id(new FeatureIdImpl("eden"), new FeatureIdImpl("nowhere"));

    assertThat(ids(query(filter))).containsExactly("eden");
  }

  @Test
  void aWalkByKey_meetsEveryFeatureOnce() throws IOException {
    List<String> walked = new ArrayList<>();
    for (List<String> page = page(""); !page.isEmpty(); page = page(walked)) {
      walked.addAll(page);
    }

    assertThat(walked)
        .containsExactlyElementsOf(FEATURES.stream().map(SimpleFeature::getID).toList());
  }

  private List<String> page(List<String> walked) throws IOException {
    return page(walked.get(walked.size() - 1));
  }

  /** The two features behind an id. */
  protected final List<String> page(String behind) throws IOException {
    Query query = query(behind(behind));
    query.setMaxFeatures(2);
    return ids(query);
  }

  protected static Filter behind(String id) {
    return FACTORY.greater(
        Predicates.compared(FACTORY.property("@id"), FACTORY.literal(id)),
        FACTORY.literal(0),
        true);
  }

  @Test
  void theExtent_isThatOfTheFeaturesFound() throws IOException {
    assertThat(extent(query(Filter.INCLUDE))).containsExactly(-179.0, -20.0, 179.0, 70.0);
    assertThat(extent(query("grade > 1 AND active"))).containsExactly(20.0, 70.0, 20.0, 70.0);
    assertThat(store().source(MINES.id()).getBounds(query("name = 'nobody'")).isEmpty()).isTrue();
  }

  private List<Double> extent(Query query) throws IOException {
    ReferencedEnvelope box = store().source(MINES.id()).getBounds(query);
    return List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
  }

  @Test
  void onlyTheFieldsAskedFor_areRead() throws IOException {
    Query query = query("workers > 80 AND casei(name) = 'alta'");
    query.setPropertyNames("goods");

    assertThat(read(query))
        .singleElement()
        .satisfies(
            feature -> assertThat(feature.getAttributes()).containsExactly(List.of("cobalt")));
  }

  @Test
  void aLayerThatDoesNotChange_keepsItsVersion() throws IOException {
    String before = store().version(MINES.id());
    read(query(Filter.INCLUDE));

    assertThat(store().version(MINES.id())).isEqualTo(before);
  }
}
