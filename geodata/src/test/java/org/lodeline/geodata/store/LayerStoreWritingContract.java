package org.lodeline.geodata.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.geotools.data.DataUtilities;
import org.geotools.data.DefaultTransaction;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.geotools.util.factory.Hints;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.LodelineException.Kind;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.filter.Predicates;

/** What every store promises to those who change its layers. */
public abstract class LayerStoreWritingContract {
  /** The layer that every store of these tests has; empty at first. */
  protected static final LayerDefinition BUNDLED = towns("towns");

  private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

  private LayerStore store;

  /** Opens the store: a new one at first, and later in a test the same one again. */
  protected abstract LayerStore open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private void restart() {
    store.close();
    store = open();
  }

  @Test
  void whatIsAdded_isThereAfterTheCommitAndAfterARestart() throws IOException {
    add("towns", town("berlin", "POINT (13.4 52.5)", "DEU", 3_700_000L));

    assertThat(ids("towns", Filter.INCLUDE)).containsExactly("berlin");
    restart();
    SimpleFeature berlin = features("towns", Query.ALL).get(0);
    assertThat(berlin.getID()).isEqualTo("berlin");
    assertThat(berlin.getAttributes())
        .isEqualTo(town("berlin", "POINT (13.4 52.5)", "DEU", 3_700_000L).getAttributes());
  }

  @Test
  void aFeatureWithoutAnId_getsOneOfItsOwn() throws IOException {
    SimpleFeature nameless = town("x", "POINT (1 2)", "DEU", 1L);
    nameless.getUserData().remove(Hints.USE_PROVIDED_FID);
    add("towns", nameless);
    add("towns", nameless);

    assertThat(ids("towns", Filter.INCLUDE)).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aLayerWhoseFeaturesAllHaveAList_isAddedTo() throws IOException {
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
      store.create(lists, transaction);
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
  void anIdThatIsTaken_isRefusedAndNothingIsAdded() throws IOException {
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
  void whatIsModified_hasItsNewValuesAndIsFoundByThem() throws IOException {
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
      assertThat(store.source("towns").getBounds().getMinX()).isEqualTo(-70);
      assertThat(store.source("towns").getBounds().getMaxX()).isEqualTo(13.4);
      restart();
    }
  }

  @Test
  void whatIsRemoved_isGone() throws IOException {
    add(
        "towns",
        town("berlin", "POINT (13.4 52.5)", "DEU", 1L),
        town("bonn", "POINT (7.1 50.7)", "DEU", 1L),
        town("suva", "POINT (178 -18)", "FJI", 1L));
    write("towns", towns -> towns.removeFeatures(country("DEU")));

    for (int i = 0; i < 2; i++) {
      assertThat(ids("towns", Filter.INCLUDE)).containsExactly("suva");
      assertThat(ids("towns", id("bonn"))).isEmpty();
      assertThat(store.source("towns").getCount(Query.ALL)).isEqualTo(1);
      restart();
    }
  }

  @Test
  void aTransaction_seesItsOwnChangesAndNobodyElseDoesBeforeTheCommit() throws IOException {
    add("towns", town("berlin", "POINT (13.4 52.5)", "DEU", 1L));
    String version = store.version("towns");
    try (Transaction transaction = new DefaultTransaction()) {
      SimpleFeatureStore towns = towns(transaction);
      towns.addFeatures(DataUtilities.collection(town("bonn", "POINT (7.1 50.7)", "DEU", 1L)));
      towns.removeFeatures(id("berlin"));

      assertThat(ids(towns, Query.ALL)).containsExactly("bonn");
      assertThat(towns.getCount(Query.ALL)).isEqualTo(1);
      assertThat(ids("towns", Filter.INCLUDE)).containsExactly("berlin");
      assertThat(store.version("towns")).isEqualTo(version);
      transaction.commit();
      assertThat(ids("towns", Filter.INCLUDE)).containsExactly("bonn");
    }
  }

  @Test
  void aTransaction_findsWhatItModifiedByTheNewValues() throws IOException {
    add("towns", town("berlin", "POINT (13.4 52.5)", "DEU", 1L));
    write(
        "towns",
        towns -> {
          towns.modifyFeatures("people", 2L, people(1));
          assertThat(towns.getCount(new Query("towns", people(2)))).isEqualTo(1);
          assertThat(towns.getCount(new Query("towns", people(1)))).isZero();
        });
  }

  @Test
  void withoutATransaction_nothingCanBeChanged() throws IOException {
    add("towns", town("berlin", "POINT (13.4 52.5)", "DEU", 1L));
    SimpleFeatureStore towns = towns(Transaction.AUTO_COMMIT);
    List<ThrowingCallable> changes =
        List.of(
            () -> towns.addFeatures(DataUtilities.collection(town("b", "POINT (1 1)", "DEU", 1L))),
            () -> towns.modifyFeatures("people", 2L, Filter.INCLUDE),
            () -> towns.removeFeatures(Filter.INCLUDE),
            () -> store.create(towns("villages"), Transaction.AUTO_COMMIT),
            () -> store.remove("towns", Transaction.AUTO_COMMIT));

    for (ThrowingCallable change : changes) {
      assertThatThrownBy(change).isInstanceOf(IllegalStateException.class);
    }
    assertThat(ids("towns", people(1))).containsExactly("berlin");
    assertThat(layers()).containsExactly("towns");
  }

  @Test
  void whatIsRolledBackOrNeverCommitted_leavesNothing() throws IOException {
    add("towns", town("berlin", "POINT (13.4 52.5)", "DEU", 1L));
    String version = store.version("towns");
    for (boolean rollback : new boolean[] {true, false}) {
      try (Transaction transaction = new DefaultTransaction()) {
        SimpleFeatureStore towns = towns(transaction);
        towns.removeFeatures(Filter.INCLUDE);
        towns.addFeatures(DataUtilities.collection(town("bonn", "POINT (7 50)", "DEU", 1L)));
        store.create(towns("villages"), transaction);
        if (rollback) {
          transaction.rollback();
        }
      }

      assertThat(ids("towns", Filter.INCLUDE)).containsExactly("berlin");
      assertThat(store.version("towns")).isEqualTo(version);
      assertThat(layers()).containsExactly("towns");
    }
    restart();
    assertThat(ids("towns", Filter.INCLUDE)).containsExactly("berlin");
    assertThat(layers()).containsExactly("towns");
  }

  @Test
  void whoIsReading_keepsWhatThereWas() throws IOException {
    add(
        "towns",
        town("a", "POINT (1 1)", "DEU", 1L),
        town("b", "POINT (1 1)", "DEU", 1L),
        town("c", "POINT (1 1)", "DEU", 1L));
    List<String> read = new ArrayList<>();
    try (SimpleFeatureIterator features = store.source("towns").getFeatures().features()) {
      read.add(features.next().getID());
      write("towns", towns -> towns.removeFeatures(Filter.INCLUDE));
      while (features.hasNext()) {
        read.add(features.next().getID());
      }
    }

    assertThat(read).containsExactly("a", "b", "c");
    assertThat(ids("towns", Filter.INCLUDE)).isEmpty();
  }

  @Test
  void whoIsReadingALayerThatIsRemoved_keepsWhatThereWas() throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      store.create(towns("villages"), transaction);
      transaction.commit();
    }
    add(
        "villages",
        town("a", "POINT (1 1)", "DEU", 1L),
        town("b", "POINT (1 1)", "DEU", 1L),
        town("c", "POINT (1 1)", "DEU", 1L));
    List<String> read = new ArrayList<>();
    try (SimpleFeatureIterator features = store.source("villages").getFeatures().features();
        Transaction transaction = new DefaultTransaction()) {
      read.add(features.next().getID());
      store.remove("villages", transaction);
      transaction.commit();
      while (features.hasNext()) {
        read.add(features.next().getID());
      }
    }

    assertThat(read).containsExactly("a", "b", "c");
    assertThat(layers()).containsExactly("towns");
  }

  @Test
  void theVersion_changesWithEveryCommitAndOutlastsARestart() throws IOException {
    List<String> versions = new ArrayList<>(List.of(store.version("towns")));
    for (int i = 0; i < 5; i++) {
      add("towns", town("town-" + i, "POINT (1 1)", "DEU", 1L));
      versions.add(store.version("towns"));
    }

    assertThat(versions).doesNotHaveDuplicates();
    restart();
    assertThat(store.version("towns")).isEqualTo(versions.get(5));
  }

  @Test
  void twoWriters_comeOneAfterTheOther() throws Exception {
    try (Transaction first = new DefaultTransaction()) {
      SimpleFeatureStore towns = towns(first);
      towns.addFeatures(DataUtilities.collection(town("a", "POINT (1 1)", "DEU", 1L)));
      var pool = Executors.newSingleThreadExecutor();
      CountDownLatch started = new CountDownLatch(1);
      Future<?> second =
          pool.submit(
              () -> {
                started.countDown();
                add("towns", town("b", "POINT (1 1)", "DEU", 1L));
                return null;
              });
      started.await();
      towns.addFeatures(DataUtilities.collection(town("c", "POINT (1 1)", "DEU", 1L)));
      assertThatThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      first.commit();
      second.get();
      pool.shutdown();
    }
    assertThat(ids("towns", Filter.INCLUDE)).containsExactly("a", "b", "c");
  }

  /** More changes than are kept beside the packed features, of each kind. */
  @Test
  void afterManyCommits_everyChangeIsThere() throws IOException {
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
      assertThat(store.source("towns").getCount(Query.ALL)).isEqualTo(expected.size());
    }

    for (int i = 0; i < 2; i++) {
      assertThat(ids("towns", Filter.INCLUDE)).isEqualTo(expected);
      assertThat(store.source("towns").getCount(new Query("towns", people(7)))).isEqualTo(2000);
      restart();
    }
  }

  /** More rows in one transaction than are kept in memory. */
  @Test
  void aLargeTransaction_seesAllThatItWrote() throws IOException {
    List<SimpleFeature> towns = new ArrayList<>();
    for (int i = 0; i < 25_000; i++) {
      towns.add(town("town-%05d".formatted(i), "POINT (1 1)", "DEU", 0L));
    }
    write(
        "towns",
        changed -> {
          changed.addFeatures(DataUtilities.collection(towns));
          assertThat(changed.getCount(Query.ALL)).isEqualTo(25_000);
          changed.removeFeatures(id("town-00007"));
          assertThat(changed.getCount(Query.ALL)).isEqualTo(24_999);
          changed.modifyFeatures("people", 5L, id("town-24999"));
        });

    for (int i = 0; i < 2; i++) {
      assertThat(store.source("towns").getCount(Query.ALL)).isEqualTo(24_999);
      assertThat(ids("towns", people(5))).containsExactly("town-24999");
      restart();
    }
  }

  /** A layer that is not in memory is read from where it is stored. */
  @Test
  void aTransactionThatIsTheFirstToRead_seesWhatThereIsAndWhatItWrites() throws IOException {
    add("towns", town("a", "POINT (1 1)", "DEU", 1L), town("b", "POINT (1 1)", "DEU", 2L));
    restart();
    try (Transaction transaction = new DefaultTransaction()) {
      store.lock("towns", transaction);
      SimpleFeatureStore towns = towns(transaction);
      assertThat(ids(towns, Query.ALL)).containsExactly("a", "b");
      towns.addFeatures(DataUtilities.collection(town("c", "POINT (1 1)", "DEU", 3L)));
      towns.modifyFeatures("people", 7L, id("b"));
      towns.removeFeatures(id("a"));
      assertThat(ids(towns, Query.ALL)).containsExactly("b", "c");
      assertThat(ids(towns, new Query("towns", id("b")))).containsExactly("b");
      assertThat(ids(towns, new Query("towns", id("a")))).isEmpty();
      assertThat(ids(towns, new Query("towns", people(7)))).containsExactly("b");
      towns.removeFeatures(Filter.INCLUDE);
      assertThat(ids(towns, Query.ALL)).isEmpty();
      assertThat(towns.getCount(Query.ALL)).isZero();
      towns.addFeatures(DataUtilities.collection(town("a", "POINT (1 1)", "DEU", 9L)));
      assertThat(ids(towns, new Query("towns", id("a")))).containsExactly("a");
      assertThat(ids("towns", Filter.INCLUDE)).containsExactly("a", "b");
      transaction.commit();
    }

    for (int i = 0; i < 2; i++) {
      assertThat(ids("towns", people(9))).containsExactly("a");
      assertThat(ids("towns", Filter.INCLUDE)).containsExactly("a");
      restart();
    }
  }

  /** A database may lock others out once a transaction has written much; not itself. */
  @Test
  void aLargeTransaction_readsAndChangesAnotherLayer() throws IOException {
    add("towns", town("berlin", "POINT (13.4 52.5)", "DEU", 1L));
    restart();
    String name = "x".repeat(50_000);
    try (Transaction transaction = new DefaultTransaction()) {
      store.create(towns("villages"), transaction);
      SimpleFeatureStore villages = (SimpleFeatureStore) store.source("villages");
      villages.setTransaction(transaction);
      List<SimpleFeature> large = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        large.add(town("v" + i, "POINT (1 1)", name, 1L));
      }
      villages.addFeatures(DataUtilities.collection(large));
      SimpleFeatureStore towns = towns(transaction);
      assertThat(ids(towns, Query.ALL)).containsExactly("berlin");
      towns.modifyFeatures("people", 2L, id("berlin"));
      transaction.commit();
    }

    assertThat(ids("towns", people(2))).containsExactly("berlin");
    assertThat(store.source("villages").getCount(Query.ALL)).isEqualTo(2000);
  }

  @Test
  void aWalkPageByPage_meetsEveryFeatureThatWasThereAllTheTimeOnce() throws Exception {
    List<SimpleFeature> stable = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      stable.add(town("s-%03d".formatted(i), "POINT (1 1)", "DEU", 1L));
    }
    add("towns", stable.toArray(SimpleFeature[]::new));
    AtomicBoolean done = new AtomicBoolean();
    var pool = Executors.newSingleThreadExecutor();
    Future<?> changes =
        pool.submit(
            () -> {
              for (int i = 0; !done.get(); i++) {
                String id = "s-%03d-b".formatted((i * 37) % 500);
                add("towns", town(id, "POINT (1 1)", "DEU", 2L));
                write("towns", towns -> towns.removeFeatures(id(id)));
                write("towns", towns -> towns.modifyFeatures("people", 1L, id(name("s-", 7))));
              }
              return null;
            });
    List<String> met = new ArrayList<>();
    String last = "";
    while (true) {
      List<String> page = ids(store.source("towns"), page(last, 7));
      if (page.isEmpty()) {
        break;
      }
      met.addAll(page);
      last = page.get(page.size() - 1);
    }
    done.set(true);
    changes.get();
    pool.shutdown();

    assertThat(met).doesNotHaveDuplicates();
    assertThat(met.stream().filter(id -> !id.endsWith("-b")))
        .containsExactlyElementsOf(stable.stream().map(SimpleFeature::getID).toList());
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
  void aQuery_comesInItsOrder(@Nullable String key, SortOrder order, String expected)
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
    query.setSortBy(key == null ? natural : FILTERS.sort(key, order));
    List<String> all = List.of(expected.split(" "));

    for (int i = 0; i < 2; i++) {
      Query window = new Query(query);
      window.setStartIndex(1);
      window.setMaxFeatures(3);
      assertThat(ids(store.source("towns"), query)).isEqualTo(all);
      assertThat(ids(store.source("towns"), window)).isEqualTo(all.subList(1, 4));
      assertThat(store.source("towns").getCount(window)).isEqualTo(3);
      restart();
    }
  }

  @Test
  void aLayerOfOnesOwn_isListedFilledAndKept() throws IOException {
    LayerDefinition definition = everything("samples");
    SimpleFeatureType type = definition.featureType();
    SimpleFeature sample =
        SimpleFeatureBuilder.build(
            type,
            Arrays.asList(
                wkt("GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))"),
                "Äœ 锂",
                List.of("a;b", ""),
                1L << 60,
                0.1,
                true,
                LocalDate.of(2025, 10, 9),
                Instant.parse("2026-01-02T03:04:05.678Z")),
            "s1");
    sample.getUserData().put(Hints.USE_PROVIDED_FID, true);
    try (Transaction transaction = new DefaultTransaction()) {
      store.create(definition, transaction);
      SimpleFeatureStore samples = (SimpleFeatureStore) store.source("samples");
      samples.setTransaction(transaction);
      samples.addFeatures(DataUtilities.collection(sample));
      assertThat(layers()).containsExactly("towns");
      transaction.commit();
    }

    for (int i = 0; i < 2; i++) {
      assertThat(store.definitions()).containsExactly(BUNDLED, definition);
      assertThat(features("samples", Query.ALL)).hasSize(1);
      assertThat(features("samples", Query.ALL).get(0).getAttributes())
          .isEqualTo(sample.getAttributes());
      restart();
    }
  }

  @Test
  void aLayerThatIsRemoved_isGoneAndItsNameFree() throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      store.create(everything("samples"), transaction);
      transaction.commit();
      store.remove("samples", transaction);
      assertThat(layers()).containsExactly("towns", "samples");
      transaction.commit();
    }
    assertThat(layers()).containsExactly("towns");
    assertThatThrownBy(() -> store.source("samples")).isInstanceOf(LodelineException.class);
    restart();
    try (Transaction transaction = new DefaultTransaction()) {
      store.create(towns("samples"), transaction);
      transaction.commit();
    }
    assertThat(store.source("samples").getSchema()).isEqualTo(towns("samples").featureType());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "layer",
        "letter",
        "removed_table",
        "select",
        "a-hyphen",
        "sixty-letters-are-as-many-as-an-id-can-have-and-not-one-more"
      })
  void aLayer_canHaveTheNameOfAnythingInTheDatabase(String id) throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      store.create(towns(id), transaction);
      transaction.commit();
    }
    add(id, town("a", "POINT (1 1)", "DEU", 1L));

    assertThat(layers()).containsExactly("towns", id);
    assertThat(ids(id, Filter.INCLUDE)).containsExactly("a");
    restart();
    assertThat(ids(id, Filter.INCLUDE)).containsExactly("a");
  }

  @Test
  void aLayerThatIsNotThere_isNotFound() throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      List<ThrowingCallable> questions =
          List.of(
              () -> store.source("villages"),
              () -> store.version("villages"),
              () -> store.remove("villages", transaction));
      for (ThrowingCallable question : questions) {
        assertThatThrownBy(question)
            .isInstanceOfSatisfying(
                LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
      }
    }
  }

  @Test
  void aLayerCanBeReplaced_inOneTransaction() throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      store.create(everything("samples"), transaction);
      transaction.commit();
      store.remove("samples", transaction);
      store.create(towns("samples"), transaction);
      SimpleFeatureStore samples = (SimpleFeatureStore) store.source("samples");
      samples.setTransaction(transaction);
      samples.addFeatures(
          DataUtilities.collection(
              SimpleFeatureBuilder.copy(town("berlin", "POINT (13.4 52.5)", "DEU", 1L))));
      assertThat(store.source("samples").getCount(Query.ALL)).isZero();
      transaction.commit();
    }

    assertThat(store.definitions()).containsExactly(BUNDLED, towns("samples"));
    assertThat(store.source("samples").getCount(Query.ALL)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Samples",
        "my samples",
        "a/b",
        "a_",
        "-a",
        "a--b",
        "é",
        "towns",
        "gpkg_contents",
        "lodeline_layers"
      })
  void anIdThatIsNoSlugOrTakenOrReserved_isRefused(String id) throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      assertThatThrownBy(() -> store.create(towns(id), transaction))
          .isInstanceOfSatisfying(
              LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_INPUT))
          .hasMessageContaining(id);
    }
    assertThat(layers()).containsExactly("towns");
  }

  @Test
  void aBundledLayer_cannotBeRemoved() throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      assertThatThrownBy(() -> store.remove("towns", transaction))
          .isInstanceOfSatisfying(
              LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_INPUT));
    }
    assertThat(layers()).containsExactly("towns");
  }

  /** What is done with a layer in a transaction. */
  private interface Change {
    void make(SimpleFeatureStore layer) throws IOException;
  }

  private void write(String layer, Change change) throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      SimpleFeatureStore features = (SimpleFeatureStore) store.source(layer);
      features.setTransaction(transaction);
      change.make(features);
      transaction.commit();
    }
  }

  private void add(String layer, SimpleFeature... features) throws IOException {
    write(layer, store -> store.addFeatures(DataUtilities.collection(features)));
  }

  private SimpleFeatureStore towns(Transaction transaction) {
    SimpleFeatureStore towns = (SimpleFeatureStore) store.source("towns");
    towns.setTransaction(transaction);
    return towns;
  }

  private List<String> layers() {
    return store.definitions().stream().map(LayerDefinition::id).toList();
  }

  private List<String> ids(String layer, Filter filter) throws IOException {
    return ids(store.source(layer), new Query(layer, filter));
  }

  private static List<String> ids(SimpleFeatureSource source, Query query) throws IOException {
    return features(source, query).stream().map(SimpleFeature::getID).toList();
  }

  private List<SimpleFeature> features(String layer, Query query) throws IOException {
    return features(store.source(layer), query);
  }

  private static List<SimpleFeature> features(SimpleFeatureSource source, Query query)
      throws IOException {
    List<SimpleFeature> found = new ArrayList<>();
    try (SimpleFeatureIterator features = source.getFeatures(query).features()) {
      while (features.hasNext()) {
        found.add(features.next());
      }
    }
    return found;
  }

  private static Query page(String after, int size) {
    Filter further =
        FILTERS.greater(
            Predicates.compared(FILTERS.property("@id"), FILTERS.literal(after)),
            FILTERS.literal(0));
    Query query = new Query("towns", further);
    query.setSortBy(SortBy.NATURAL_ORDER);
    query.setMaxFeatures(size);
    return query;
  }

  private static Filter between(int from, int to) {
    return FILTERS.and(
        FILTERS.greater(
            Predicates.compared(FILTERS.property("@id"), FILTERS.literal(name(from - 1))),
            FILTERS.literal(0)),
        FILTERS.less(
            Predicates.compared(FILTERS.property("@id"), FILTERS.literal(name(to))),
            FILTERS.literal(0)));
  }

  private static String name(int number) {
    return number < 0 ? "town" : "town-%04d".formatted(number);
  }

  private static String name(String prefix, int number) {
    return prefix + "%03d".formatted(number);
  }

  private static Filter id(String id) {
    return FILTERS.id(new FeatureIdImpl(id));
  }

  private static Filter country(String code) {
    return FieldFilters.anyOf(List.of("country"), List.of(code));
  }

  private static Filter people(long number) {
    return FILTERS.equals(FILTERS.property("people"), FILTERS.literal(number));
  }

  private static Filter box(double west, double south, double east, double north) {
    return new BoundingBox(west, south, east, north).on(LayerDefinition.GEOMETRY_ATTRIBUTE);
  }

  private static LayerDefinition towns(String id) {
    return new LayerDefinition(
        id,
        "Towns",
        "",
        "Point",
        List.of(
            Field.plain("country", "Country", Field.Type.STRING),
            Field.plain("people", "People", Field.Type.INTEGER)));
  }

  private static LayerDefinition everything(String id) {
    return new LayerDefinition(
        id,
        "Samples",
        "Of every type",
        "Geometry",
        Arrays.stream(Field.Type.values())
            .map(type -> Field.plain(type.code(), type.code(), type))
            .toList());
  }

  private static SimpleFeature town(String id, String wkt, String country, @Nullable Long people) {
    SimpleFeature town =
        SimpleFeatureBuilder.build(
            BUNDLED.featureType(), Arrays.asList(wkt(wkt), country, people), id);
    town.getUserData().put(Hints.USE_PROVIDED_FID, true);
    return town;
  }

  private static Geometry wkt(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
