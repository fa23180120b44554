package org.lodeline.geodata.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lodeline.geodata.store.Towns.id;
import static org.lodeline.geodata.store.Towns.layer;
import static org.lodeline.geodata.store.Towns.name;
import static org.lodeline.geodata.store.Towns.page;
import static org.lodeline.geodata.store.Towns.people;
import static org.lodeline.geodata.store.Towns.town;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.data.DataUtilities;
import org.geotools.data.DefaultTransaction;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.junit.jupiter.api.Test;

/** What every store promises of transactions, to those in one and to those who read meanwhile. */
interface TransactionContract extends WrittenStore {
  @Test
  default void aTransaction_seesItsOwnChangesAndNobodyElseDoesBeforeTheCommit() throws IOException {
    add("towns", town("berlin", "POINT (13.4 52.5)", "DEU", 1L));
    String version = store().version("towns");
    try (Transaction transaction = new DefaultTransaction()) {
      SimpleFeatureStore towns = towns(transaction);
      towns.addFeatures(DataUtilities.collection(town("bonn", "POINT (7.1 50.7)", "DEU", 1L)));
      towns.removeFeatures(id("berlin"));

      assertThat(ids(towns, Query.ALL)).containsExactly("bonn");
      assertThat(towns.getCount(Query.ALL)).isEqualTo(1);
      assertThat(ids("towns", Filter.INCLUDE)).containsExactly("berlin");
      assertThat(store().version("towns")).isEqualTo(version);
      transaction.commit();
      assertThat(ids("towns", Filter.INCLUDE)).containsExactly("bonn");
    }
  }

  @Test
  default void aTransaction_findsWhatItModifiedByTheNewValues() throws IOException {
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
  default void withoutATransaction_nothingCanBeChanged() throws IOException {
    add("towns", town("berlin", "POINT (13.4 52.5)", "DEU", 1L));
    SimpleFeatureStore towns = towns(Transaction.AUTO_COMMIT);
    List<ThrowingCallable> changes =
        List.of(
            () -> towns.addFeatures(DataUtilities.collection(town("b", "POINT (1 1)", "DEU", 1L))),
            () -> towns.modifyFeatures("people", 2L, Filter.INCLUDE),
            () -> towns.removeFeatures(Filter.INCLUDE),
            () -> store().create(layer("villages"), Transaction.AUTO_COMMIT),
            () -> store().remove("towns", Transaction.AUTO_COMMIT));

    for (ThrowingCallable change : changes) {
      assertThatThrownBy(change).isInstanceOf(IllegalStateException.class);
    }
    assertThat(ids("towns", people(1))).containsExactly("berlin");
    assertThat(layers()).containsExactly("towns");
  }

  @Test
  default void whatIsRolledBackOrNeverCommitted_leavesNothing() throws IOException {
    add("towns", town("berlin", "POINT (13.4 52.5)", "DEU", 1L));
    String version = store().version("towns");
    for (boolean rollback : new boolean[] {true, false}) {
      try (Transaction transaction = new DefaultTransaction()) {
        SimpleFeatureStore towns = towns(transaction);
        towns.removeFeatures(Filter.INCLUDE);
        towns.addFeatures(DataUtilities.collection(town("bonn", "POINT (7 50)", "DEU", 1L)));
        store().create(layer("villages"), transaction);
        if (rollback) {
          transaction.rollback();
        }
      }

      assertThat(ids("towns", Filter.INCLUDE)).containsExactly("berlin");
      assertThat(store().version("towns")).isEqualTo(version);
      assertThat(layers()).containsExactly("towns");
    }
    restart();
    assertThat(ids("towns", Filter.INCLUDE)).containsExactly("berlin");
    assertThat(layers()).containsExactly("towns");
  }

  @Test
  default void whoIsReading_keepsWhatThereWas() throws IOException {
    add(
        "towns",
        town("a", "POINT (1 1)", "DEU", 1L),
        town("b", "POINT (1 1)", "DEU", 1L),
        town("c", "POINT (1 1)", "DEU", 1L));
    List<String> read = new ArrayList<>();
    try (SimpleFeatureIterator features = store().source("towns").getFeatures().features()) {
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
  default void whoIsReadingALayerThatIsRemoved_keepsWhatThereWas() throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      store().create(layer("villages"), transaction);
      transaction.commit();
    }
    add(
        "villages",
        town("a", "POINT (1 1)", "DEU", 1L),
        town("b", "POINT (1 1)", "DEU", 1L),
        town("c", "POINT (1 1)", "DEU", 1L));
    List<String> read = new ArrayList<>();
    try (SimpleFeatureIterator features = store().source("villages").getFeatures().features();
        Transaction transaction = new DefaultTransaction()) {
      read.add(features.next().getID());
      store().remove("villages", transaction);
      transaction.commit();
      while (features.hasNext()) {
        read.add(features.next().getID());
      }
    }

    assertThat(read).containsExactly("a", "b", "c");
    assertThat(layers()).containsExactly("towns");
  }

  @Test
  default void twoWriters_comeOneAfterTheOther() throws Exception {
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

  /** More rows in one transaction than are kept in memory. */
  @Test
  default void aLargeTransaction_seesAllThatItWrote() throws IOException {
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
      assertThat(store().source("towns").getCount(Query.ALL)).isEqualTo(24_999);
      assertThat(ids("towns", people(5))).containsExactly("town-24999");
      restart();
    }
  }

  /** A layer that is not in memory is read from where it is stored. */
  @Test
  default void aTransactionThatIsTheFirstToRead_seesWhatThereIsAndWhatItWrites()
      throws IOException {
    add("towns", town("a", "POINT (1 1)", "DEU", 1L), town("b", "POINT (1 1)", "DEU", 2L));
    restart();
    try (Transaction transaction = new DefaultTransaction()) {
      store().lock("towns", transaction);
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
  default void aLargeTransaction_readsAndChangesAnotherLayer() throws IOException {
    add("towns", town("berlin", "POINT (13.4 52.5)", "DEU", 1L));
    restart();
    String name = "x".repeat(50_000);
    try (Transaction transaction = new DefaultTransaction()) {
      store().create(layer("villages"), transaction);
      SimpleFeatureStore villages = (SimpleFeatureStore) store().source("villages");
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
    assertThat(store().source("villages").getCount(Query.ALL)).isEqualTo(2000);
  }

  @Test
  default void aWalkPageByPage_meetsEveryFeatureThatWasThereAllTheTimeOnce() throws Exception {
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
      List<String> page = ids(store().source("towns"), page(last, 7));
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
}
