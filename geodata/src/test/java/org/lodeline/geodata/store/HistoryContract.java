package org.lodeline.geodata.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.DataUtilities;
import org.geotools.data.DefaultTransaction;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.util.factory.Hints;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.LodelineException.Kind;
import org.lodeline.geodata.catalog.Change;
import org.lodeline.geodata.catalog.Change.Action;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.History;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.filter.FieldFilters;

/** What every store promises of its history, and to those who change features one by one. */
public abstract class HistoryContract {
  /** The layer that every store of these tests has; empty at first. */
  protected static final LayerDefinition LAYER =
      new LayerDefinition(
          "counters",
          "Counters",
          "",
          null,
          List.of(Field.plain("count", "Count", Field.Type.INTEGER)));

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");

  private LayerStore store;

  /** Opens the store: a new one at first, and later in a test the same one again. */
  protected abstract LayerStore open();

  /** Connects to the data base behind the store, past it. */
  protected abstract Connection connect() throws SQLException;

  /** The table of the history. */
  protected abstract String table();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void aStoreWithoutChanges_hasNoHistory() {
    assertThat(changes("a")).isEmpty();
    assertThat(history().of("no such layer", "", 0, 100)).isEmpty();
  }

  @Test
  void changes_areReadBackInTheirOrder_alsoAfterARestart() throws IOException {
    Change created = change("a", Action.CREATE, null, "{\"count\":1.50}");
    Change updated =
        change("a", Action.UPDATE, "{\"count\":1.50}", "{\"name\":\"Ä\uD83D\uDE00'\"}");
    Change deleted = change("a", Action.DELETE, "{\"name\":\"Ä\uD83D\uDE00'\"}", null);
    append(created);
    append(change("b", Action.CREATE, null, "{}"));
    append(updated, deleted);

    for (int i = 0; i < 2; i++) {
      List<Change> changes = changes("a");
      assertThat(changes)
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("sequence")
          .containsExactly(created, updated, deleted);
      assertThat(changes).extracting(Change::sequence).isSorted().doesNotHaveDuplicates();
      assertThat(changes("b")).hasSize(1);
      store.close();
      store = open();
    }
  }

  @Test
  void aHistory_isReadByPages_eachAfterTheLastChangeOfTheOneBefore() throws IOException {
    for (int i = 1; i <= 5; i++) {
      append(change("a", Action.UPDATE, null, "{\"count\":" + i + "}"));
      append(change("b", Action.UPDATE, null, "{}"));
    }
    List<Change> all = changes("a");

    assertThat(history().of("counters", "a", 0, 2)).isEqualTo(all.subList(0, 2));
    assertThat(history().of("counters", "a", all.get(1).sequence(), 2))
        .isEqualTo(all.subList(2, 4));
    assertThat(history().of("counters", "a", all.get(3).sequence(), 2))
        .isEqualTo(all.subList(4, 5));
    assertThat(history().of("counters", "a", all.get(4).sequence(), 2)).isEmpty();
    assertThat(history().of("counters", "a", Long.MAX_VALUE, 2)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsRolledBackOrNeverCommitted_leavesNothing(boolean rollback) throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      set("a", 1, transaction);
      history().append(change("a", Action.CREATE, null, "{}"), transaction);
      assertThat(changes("a")).isEmpty();
      if (rollback) {
        transaction.rollback();
      }
    }

    assertThat(changes("a")).isEmpty();
    assertThat(count("a", Transaction.AUTO_COMMIT)).isEmpty();
  }

  @Test
  void withoutATransaction_nothingIsAppendedOrLocked() {
    assertThatThrownBy(
            () -> history().append(change("a", Action.CREATE, null, "{}"), Transaction.AUTO_COMMIT))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.lock("counters", Transaction.AUTO_COMMIT))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void noProgram_changesWhatIsInIt() throws Exception {
    append(change("a", Action.CREATE, null, "{}"));
    for (String sql : List.of("UPDATE %s SET who = 'x'", "DELETE FROM %s")) {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.executeUpdate(sql.formatted(table())))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("only added to");
      }
    }

    assertThat(changes("a")).extracting(Change::who).containsExactly("Ada");
  }

  @Test
  void theHistory_outlastsItsLayer() throws IOException {
    LayerDefinition other = new LayerDefinition("others", "Others", "", null, LAYER.fields());
    try (Transaction transaction = new DefaultTransaction()) {
      store.create(other, transaction);
      history()
          .append(
              new Change(0, "others", "a", NOON, "Ada", Action.CREATE, null, "{}"), transaction);
      transaction.commit();
    }
    try (Transaction transaction = new DefaultTransaction()) {
      store.remove("others", transaction);
      transaction.commit();
    }

    assertThat(history().of("others", "a", 0, 100)).hasSize(1);
  }

  @Test
  void aLayerThatIsNotThere_isNotLocked() throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      assertThatThrownBy(() -> store.lock("nowhere", transaction))
          .isInstanceOfSatisfying(
              LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
    }
  }

  /** Without the lock, two would read the same count and one of their steps be lost. */
  @Test
  void whatIsReadUnderTheLock_isWhatIsChanged() throws Exception {
    int threads = 8;
    int steps = 10;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> counting = new ArrayList<>();
    IntStream.range(0, threads)
        .forEach(
            i ->
                counting.add(
                    pool.submit(
                        () -> {
                          for (int step = 0; step < steps; step++) {
                            countOn();
                          }
                          return null;
                        })));
    for (Future<?> one : counting) {
      one.get();
    }
    pool.shutdown();

    assertThat(count("a", Transaction.AUTO_COMMIT)).containsExactly((long) threads * steps);
    assertThat(changes("a"))
        .extracting(Change::after)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, threads * steps)
                .mapToObj(n -> "{\"count\":" + n + "}")
                .toList());
  }

  private void countOn() throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      store.lock("counters", transaction);
      long next = count("a", transaction).stream().findFirst().orElse(0L) + 1;
      set("a", next, transaction);
      history().append(change("a", Action.UPDATE, null, "{\"count\":" + next + "}"), transaction);
      transaction.commit();
    }
  }

  private History history() {
    return store.history().orElseThrow();
  }

  private List<Change> changes(String featureId) {
    return history().of("counters", featureId, 0, 1000);
  }

  private void append(Change... changes) throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      for (Change change : changes) {
        history().append(change, transaction);
      }
      transaction.commit();
    }
  }

  private static Change change(
      String featureId, Action action, @Nullable String before, @Nullable String after) {
    return new Change(0, "counters", featureId, NOON, "Ada", action, before, after);
  }

  private SimpleFeatureStore counters(Transaction transaction) {
    SimpleFeatureStore counters = (SimpleFeatureStore) store.source("counters");
    counters.setTransaction(transaction);
    return counters;
  }

  private void set(String id, long count, Transaction transaction) throws IOException {
    SimpleFeatureStore counters = counters(transaction);
    counters.removeFeatures(FieldFilters.ids(List.of(id)));
    SimpleFeature feature = SimpleFeatureBuilder.build(LAYER.featureType(), List.of(count), id);
    feature.getUserData().put(Hints.USE_PROVIDED_FID, true);
    counters.addFeatures(DataUtilities.collection(feature));
  }

  private List<Long> count(String id, Transaction transaction) throws IOException {
    List<Long> counts = new ArrayList<>();
    try (var features =
        counters(transaction).getFeatures(FieldFilters.ids(List.of(id))).features()) {
      while (features.hasNext()) {
        counts.add((Long) features.next().getAttribute("count"));
      }
    }
    return counts;
  }
}
