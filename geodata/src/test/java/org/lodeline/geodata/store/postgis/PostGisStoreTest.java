package org.lodeline.geodata.store.postgis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.geotools.api.data.Query;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.data.DefaultTransaction;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.junit.jupiter.api.Test;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.Deadline;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.LodelineException.Kind;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.filter.Predicates;

class PostGisStoreTest {
  private static final LayerDefinition PLACES =
      new LayerDefinition(
          "places", "t", "d", "Point", List.of(TestLayers.field("name", Field.Type.STRING)));

  private static final LayerDefinition NOTES =
      new LayerDefinition(
          "notes", "t", "d", null, List.of(TestLayers.field("text", Field.Type.STRING)));

  private static SimpleFeature place(int number) {
    return SimpleFeatureBuilder.build(
        PLACES.featureType(),
        new Object[] {"POINT(" + number % 360 * 0.5 + " " + number % 180 * 0.5 + ")", "n" + number},
        String.format("p%06d", number));
  }

  @Test
  void twoThatOpenAtOnce_seedOnce() {
    String url = TestPostgres.newDatabase();
    AtomicInteger seeded = new AtomicInteger();
    PostGisStore.Seed seed =
        (store, transaction) -> {
          seeded.incrementAndGet();
          store.create(PLACES, transaction);
          TestLayers.add(store, PLACES.id(), List.of(place(1)), transaction);
        };
    List<PostGisStore> stores =
        Stream.of(1, 2, 3)
            .map(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> PostGisStore.open("--database", url, Map.of(), 0, seed)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(seeded).hasValue(1);
    for (PostGisStore store : stores) {
      assertThat(TestLayers.ids(store, new Query(PLACES.id()))).containsExactly("p000001");
      store.close();
    }
  }

  @Test
  void aSeedThatFails_leavesNothing_andTheNextStartSeeds() {
    String url = TestPostgres.newDatabase();

    assertThatThrownBy(
            () ->
                PostGisStore.open(
                    "--database",
                    url,
                    Map.of(),
                    0,
                    (store, transaction) -> {
                      store.create(PLACES, transaction);
                      throw new IOException("power cut");
                    }))
        .isInstanceOf(LodelineException.class);
    try (PostGisStore store =
        PostGisStore.open(
            "--database",
            url,
            Map.of(),
            0,
            (seeded, transaction) -> seeded.create(PLACES, transaction))) {
      assertThat(store.definitions()).containsExactly(PLACES);
    }
  }

  @Test
  void whatOneServerChanges_anotherSees() throws IOException {
    String url = TestPostgres.newDatabase();
    try (PostGisStore one = TestLayers.open(url);
        PostGisStore other = TestLayers.open(url)) {
      TestLayers.create(one, PLACES);
      assertThat(other.definitions()).containsExactly(PLACES);

      String before = other.version(PLACES.id());
      TestLayers.add(one, PLACES.id(), List.of(place(1)));
      assertThat(other.version(PLACES.id())).isNotEqualTo(before);
      assertThat(TestLayers.ids(other, new Query(PLACES.id()))).containsExactly("p000001");

      LayerDefinition again =
          new LayerDefinition(
              PLACES.id(), "t", "d", null, List.of(TestLayers.field("size", Field.Type.INTEGER)));
      try (Transaction transaction = new DefaultTransaction()) {
        one.remove(PLACES.id(), transaction);
        one.create(again, transaction);
        transaction.commit();
      }
      assertThat(other.definitions()).containsExactly(again);
      assertThat(other.source(PLACES.id()).getSchema().getDescriptor("size")).isNotNull();
      assertThat(TestLayers.ids(other, new Query(PLACES.id()))).isEmpty();
    }
  }

  @Test
  void connectionsThatTheServerCuts_areReplaced() throws SQLException {
    String url = TestPostgres.newDatabase();
    try (PostGisStore store = TestLayers.open(url)) {
      TestLayers.create(store, PLACES);
      try (Connection other = DriverManager.getConnection(url)) {
        other
            .createStatement()
            .execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
      }

      assertThat(store.definitions()).containsExactly(PLACES);
      assertThat(TestLayers.ids(store, new Query(PLACES.id()))).isEmpty();
    }
  }

  @Test
  void aReaderThatIsClosedEarly_givesItsConnectionBack() throws IOException {
    try (PostGisStore store = TestLayers.newStore()) {
      TestLayers.create(store, PLACES);
      TestLayers.add(
          store, PLACES.id(), IntStream.range(0, 2_500).mapToObj(PostGisStoreTest::place).toList());
      // More than there are connections.
      for (int i = 0; i < 40; i++) {
        try (SimpleFeatureIterator features = store.source(PLACES.id()).getFeatures().features()) {
          assertThat(features.hasNext()).isTrue();
        }
      }
    }
  }

  @Test
  void boxesAndKeys_useTheirIndexes() throws SQLException {
    String url = TestPostgres.newDatabase();
    try (PostGisStore store = TestLayers.open(url)) {
      TestLayers.create(store, PLACES);
      TestLayers.add(
          store,
          PLACES.id(),
          IntStream.range(0, 20_000).mapToObj(PostGisStoreTest::place).toList());
      try (Connection connection = DriverManager.getConnection(url)) {
        connection.createStatement().execute("ANALYZE lodeline.places_1");

        assertThat(plan(connection, new BoundingBox(1, 1, 2, 2).on("geometry")))
            .contains("places_1_geometry_idx");
        var factory = CommonFactoryFinder.getFilterFactory();
        assertThat(
                plan(
                    connection,
                    factory.greater(
                        Predicates.compared(factory.property("@id"), factory.literal("p019990")),
                        factory.literal(0),
                        true)))
            .contains("places_1_pkey", "Index Cond: (id >");
      }
    }
  }

  private static String plan(Connection connection, Filter filter) throws SQLException {
    PostGisTable table = new PostGisTable(PLACES, 1);
    Query query = new Query(PLACES.id(), filter);
    query.setMaxFeatures(10);
    Sql select = SqlQuery.of(table, query).select(table.type());
    return Database.ask(
        connection,
        Sql.of("EXPLAIN {}", select),
        rows -> {
          List<String> lines = new ArrayList<>();
          while (rows.next()) {
            lines.add(rows.getString(1));
          }
          return String.join("\n", lines);
        });
  }

  @Test
  void theTableOfARemovedLayer_isDropped_whileItIsReadWhenTheStoreIsOpenedAgain()
      throws IOException, SQLException {
    String url = TestPostgres.newDatabase();
    try (PostGisStore store = TestLayers.open(url);
        Connection connection = DriverManager.getConnection(url)) {
      TestLayers.create(store, PLACES);
      TestLayers.create(store, NOTES);
      TestLayers.add(store, PLACES.id(), List.of(place(1)));
      try (SimpleFeatureIterator reading = store.source(PLACES.id()).getFeatures().features();
          Transaction transaction = new DefaultTransaction()) {
        assertThat(reading.hasNext()).isTrue();
        store.remove(PLACES.id(), transaction);
        store.remove(NOTES.id(), transaction);
        transaction.commit();
        assertThat(tables(connection)).contains("places_1").doesNotContain("notes_2");
      }
      TestLayers.open(url).close();
      assertThat(tables(connection)).doesNotContain("places_1");
    }
  }

  @Test
  void aLockThatAnAdministratorHolds_isNotWaitedForWithoutEnd() throws SQLException {
    String url = TestPostgres.newDatabase();
    try (PostGisStore store = TestLayers.open(url);
        Connection administrator = DriverManager.getConnection(url)) {
      TestLayers.create(store, PLACES);
      administrator.setAutoCommit(false);
      administrator.createStatement().execute("LOCK TABLE lodeline.places_1");

      assertThatThrownBy(() -> TestLayers.ids(store, new Query(PLACES.id())))
          .isInstanceOfSatisfying(
              LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
          .hasMessageContaining("another change is under way");
      administrator.rollback();
      assertThat(TestLayers.ids(store, new Query(PLACES.id()))).isEmpty();
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    return Database.ask(
        connection,
        Sql.of("SELECT tablename FROM pg_tables WHERE schemaname = 'lodeline'"),
        rows -> {
          List<String> names = new ArrayList<>();
          while (rows.next()) {
            names.add(rows.getString(1));
          }
          return names;
        });
  }

  @Test
  void aReadThatTheDatabaseDoesNotAnswerInTime_isGivenUp() throws Exception {
    String url = TestPostgres.newDatabase();
    try (PostGisStore store = TestLayers.open(url);
        Connection other = DriverManager.getConnection(url);
        Statement statement = other.createStatement()) {
      TestLayers.create(store, PLACES);
      statement.execute("INSERT INTO lodeline.places_1 (id) VALUES ('p1')");
      statement.execute("ALTER TABLE lodeline.places_1 RENAME TO quick");
      statement.execute(
          "CREATE VIEW lodeline.places_1 AS"
              + " SELECT quick.* FROM (SELECT pg_sleep(20)) AS slow, lodeline.quick");
      Callable<List<String>> read = () -> TestLayers.ids(store, new Query(PLACES.id()));
      long before = System.nanoTime();

      assertThatThrownBy(() -> Deadline.within(Duration.ofSeconds(1), () -> false, read))
          .isInstanceOfSatisfying(
              LodelineException.class, late -> assertThat(late.kind()).isEqualTo(Kind.OUT_OF_TIME));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }
  }
}
