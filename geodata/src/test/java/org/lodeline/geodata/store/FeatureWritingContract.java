package org.lodeline.geodata.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lodeline.geodata.store.Towns.between;
import static org.lodeline.geodata.store.Towns.box;
import static org.lodeline.geodata.store.Towns.country;
import static org.lodeline.geodata.store.Towns.id;
import static org.lodeline.geodata.store.Towns.name;
import static org.lodeline.geodata.store.Towns.people;
import static org.lodeline.geodata.store.Towns.town;
import static org.lodeline.geodata.store.Towns.wkt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.data.Query;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.geotools.data.DefaultTransaction;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.util.factory.Hints;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.LodelineException.Kind;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/** What every store promises to those who add, change and remove features. */
interface FeatureWritingContract extends WrittenStore {
  @Test
  default void whatIsAdded_isThereAfterTheCommitAndAfterARestart() throws IOException {
    add("towns", town("berlin", "POINT (13.4 52.5)", "DEU", 3_700_000L));

    assertThat(ids("towns", Filter.INCLUDE)).containsExactly("berlin");
    restart();
    SimpleFeature berlin = features("towns", Query.ALL).get(0);
    assertThat(berlin.getID()).isEqualTo("berlin");
    assertThat(berlin.getAttributes())
        .isEqualTo(town("berlin", "POINT (13.4 52.5)", "DEU", 3_700_000L).getAttributes());
  }

  @Test
  default void aFeatureWithoutAnId_getsOneOfItsOwn() throws IOException {
    SimpleFeature nameless = town("x", "POINT (1 2)", "DEU", 1L);
    nameless.getUserData().remove(Hints.USE_PROVIDED_FID);
    add("towns", nameless);
    add("towns", nameless);

    assertThat(ids("towns", Filter.INCLUDE)).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  default void aLayerWhoseFeaturesAllHaveAList_isAddedTo() throws IOException {
    Field required =
        new Field(
            "items",
            "",
            Field.Type.STRINGS,
            "",
            null,
            null,
            null,
            false,
            null,
            null,
            true,
            false,
            false);
    LayerDefinition lists = new LayerDefinition("lists", "Lists", "", null, List.of(required));
    try (Transaction transaction = new DefaultTransaction()) {
      store().create(lists, transaction);
      transaction.commit();
    }
    SimpleFeature feature =
        SimpleFeatureBuilder.build(lists.featureType(), List.of(List.of("a", "b")), "x");
    feature.getUserData().put(Hints.USE_PROVIDED_FID, true);
    add("lists", feature);

    assertThat(features("lists", Query.ALL).get(0).getAttribute("items"))
        .isEqualTo(List.of("a", "b"));
  }

  @Test
  default void anIdThatIsTaken_isRefusedAndNothingIsAdded() throws IOException {
    add("towns", town("berlin", "POINT (13.4 52.5)", "DEU", 1L));

    assertThatThrownBy(
            () ->
                add(
                    "towns",
                    town("bonn", "POINT (7 50)", "DEU", 1L),
                    town("berlin", "POINT (0 0)", "DEU", 1L)))
        .isInstanceOfSatisfying(
            LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_INPUT));
    assertThat(ids("towns", Filter.INCLUDE)).containsExactly("berlin");
  }

  @Test
  default void whatIsModified_hasItsNewValuesAndIsFoundByThem() throws IOException {
    add(
        "towns",
        town("berlin", "POINT (13.4 52.5)", "DEU", 1L),
        town("bonn", "POINT (7.1 50.7)", "DEU", 1L));
    write(
        "towns",
        towns ->
            towns.modifyFeatures(
                new String[] {"geometry", "people"},
                new Object[] {wkt("POINT (-70 -20)"), 2L},
                id("bonn")));

    for (int i = 0; i < 2; i++) {
      assertThat(ids("towns", box(7, 50, 14, 53))).containsExactly("berlin");
      assertThat(ids("towns", box(-71, -21, -69, -19))).containsExactly("bonn");
      assertThat(features("towns", new Query("towns", id("bonn"))).get(0).getAttribute("people"))
          .isEqualTo(2L);
      assertThat(store().source("towns").getBounds().getMinX()).isEqualTo(-70);
      assertThat(store().source("towns").getBounds().getMaxX()).isEqualTo(13.4);
      restart();
    }
  }

  @Test
  default void whatIsRemoved_isGone() throws IOException {
    add(
        "towns",
        town("berlin", "POINT (13.4 52.5)", "DEU", 1L),
        town("bonn", "POINT (7.1 50.7)", "DEU", 1L),
        town("suva", "POINT (178 -18)", "FJI", 1L));
    write("towns", towns -> towns.removeFeatures(country("DEU")));

    for (int i = 0; i < 2; i++) {
      assertThat(ids("towns", Filter.INCLUDE)).containsExactly("suva");
      assertThat(ids("towns", id("bonn"))).isEmpty();
      assertThat(store().source("towns").getCount(Query.ALL)).isEqualTo(1);
      restart();
    }
  }

  @Test
  default void theVersion_changesWithEveryCommitAndOutlastsARestart() throws IOException {
    List<String> versions = new ArrayList<>(List.of(store().version("towns")));
    for (int i = 0; i < 5; i++) {
      add("towns", town("town-" + i, "POINT (1 1)", "DEU", 1L));
      versions.add(store().version("towns"));
    }

    assertThat(versions).doesNotHaveDuplicates();
    restart();
    assertThat(store().version("towns")).isEqualTo(versions.get(5));
  }

  /** More changes than are kept beside the packed features, of each kind. */
  @Test
  default void afterManyCommits_everyChangeIsThere() throws IOException {
    List<SimpleFeature> towns = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      towns.add(town("town-%04d".formatted(i), "POINT (1 1)", "DEU", 0L));
    }
    add("towns", towns.toArray(SimpleFeature[]::new));
    List<String> expected = new ArrayList<>(ids("towns", Filter.INCLUDE));
    for (int from = 0; from < 3000; from += 300) {
      int first = from;
      write(
          "towns",
          changed -> {
            changed.modifyFeatures("people", 7L, between(first, first + 200));
            changed.removeFeatures(between(first + 200, first + 250));
          });
      expected.removeIf(
          id -> id.compareTo(name(first + 200)) >= 0 && id.compareTo(name(first + 250)) < 0);
      assertThat(store().source("towns").getCount(Query.ALL)).isEqualTo(expected.size());
    }

    for (int i = 0; i < 2; i++) {
      assertThat(ids("towns", Filter.INCLUDE)).isEqualTo(expected);
      assertThat(store().source("towns").getCount(new Query("towns", people(7)))).isEqualTo(2000);
      restart();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "none",
      value = {
        "people; ASCENDING; b a d c e",
        "people; DESCENDING; c e d a b",
        "country; ASCENDING; a c b d e",
        "none; ASCENDING; a b c d e",
        "none; DESCENDING; e d c b a",
      })
  default void aQuery_comesInItsOrder(@Nullable String key, SortOrder order, String expected)
      throws IOException {
    add(
        "towns",
        town("c", "POINT (1 1)", "DEU", null),
        town("a", "POINT (1 1)", "DEU", 2L),
        town("e", "POINT (1 1)", "\uD83D\uDE00", null));
    add("towns", town("d", "POINT (1 1)", "\uFF21", 10L), town("b", "POINT (1 1)", "FJI", 1L));
    SortBy natural =
        SortOrder.ASCENDING.equals(order) ? SortBy.NATURAL_ORDER : SortBy.REVERSE_ORDER;
    Query query = new Query("towns");
    query.setSortBy(key == null ? natural : Towns.FILTERS.sort(key, order));
    List<String> all = List.of(expected.split(" "));

    for (int i = 0; i < 2; i++) {
      Query window = new Query(query);
      window.setStartIndex(1);
      window.setMaxFeatures(3);
      assertThat(ids(store().source("towns"), query)).isEqualTo(all);
      assertThat(ids(store().source("towns"), window)).isEqualTo(all.subList(1, 4));
      assertThat(store().source("towns").getCount(window)).isEqualTo(3);
      restart();
    }
  }
}
