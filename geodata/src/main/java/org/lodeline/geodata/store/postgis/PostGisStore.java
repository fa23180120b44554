package org.lodeline.geodata.store.postgis;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.data.Transaction;
import org.geotools.data.DefaultTransaction;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.SharedQuestion;
import org.lodeline.geodata.catalog.History;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;

/**
 * Layers in PostGIS. Any number of servers can share a database: each sees what the others have
 * committed, as every question begins with the version of its layer.
 */
public final class PostGisStore implements LayerStore {
  /**
   * The key of the lock under which a new database is filled; any number that others do not use.
   */
  private static final long SEEDING_LOCK = 0x6c6f64656c696e65L;

  private static final long MOST_WAIT_NANOS = 30_000_000_000L;

  private static final Sql LAYERS =
      Sql.of("SELECT id, number, version FROM lodeline.layer ORDER BY number");
  private static final String LAYER =
      "SELECT id, number, version FROM lodeline.layer WHERE id = {}";
  private static final String DEFINITION =
      "SELECT definition, number FROM lodeline.layer WHERE id = {}";
  private static final Sql ALL_ARE_BUNDLED = Sql.of("UPDATE lodeline.layer SET bundled = true");

  private final Database database;
  private final PostGisDataStore store;
  private final LayerCopies copies;

  /** What each request asks about its layer, by the layer's id. */
  private final Map<String, SharedQuestion<Optional<State>>> stateOf = new ConcurrentHashMap<>();

  private PostGisStore(Database database, LayerCopies copies) {
    this.database = database;
    this.store = new PostGisDataStore(database);
    this.copies = copies;
  }

  /**
   * Opens a database, after making the tables that it lacks.
   *
   * @param parameter where the URL was given, for messages
   * @param url of the PostgreSQL driver, which may name several hosts: then features are read from
   *     a standby where there is one
   * @param environment of the process, for {@code PGUSER} and {@code PGPASSWORD}
   * @param copyBytes what copies of layers that change seldom may take in memory, about; 0 for none
   * @param seed adds the bundled layers of a new database in a transaction, which is committed when
   *     it returns; not called where there is a layer. Of two servers that start at once one does
   *     it and the other waits.
   * @throws LodelineException of kind INVALID_INPUT if the URL is none, of kind UNAVAILABLE if the
   *     database cannot be reached or does not allow it
   */
  public static PostGisStore open(
      String parameter, String url, Map<String, String> environment, long copyBytes, Seed seed) {
    Database database = Database.open(DatabaseUrl.parse(parameter, url, environment));
    return open(database, new LayerCopies(database, LayerCopies.Rules.within(copyBytes)), seed);
  }

  /** The same with copies made otherwise. */
  static PostGisStore open(Database database, LayerCopies copies, Seed seed) {
    PostGisStore opened = new PostGisStore(database, copies);
    try {
      opened.migrate();
      opened.seed(seed);
      opened.dropRemovedTables();
      opened.awaitReaders();
      return opened;
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
  }

  /** Fills a new database. */
  @FunctionalInterface
  public interface Seed {
    void into(PostGisStore store, Transaction transaction) throws IOException;
  }

  private void migrate() {
    try {
      Flyway.configure()
          .dataSource(database.writers())
          .schemas("lodeline")
          .locations("classpath:org/lodeline/geodata/store/postgis/migration")
          .javaMigrations(new LetterTable())
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw LodelineException.unavailable(
          "cannot make the tables of the store; the database needs PostGIS, which its superuser adds with"
              + " CREATE EXTENSION postgis, and this user needs the right CREATE: "
              + firstLine(e),
          e);
    }
  }

  private static String firstLine(FlywayException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  private void seed(Seed seed) {
    try (Transaction transaction = new DefaultTransaction("seed")) {
      Connection connection = store.transaction(transaction).connection();
      // However long another server needs to seed.
      Database.change(connection, Sql.of("SET LOCAL lock_timeout = 0"));
      Database.ask(
          connection,
          Sql.of("SELECT pg_advisory_xact_lock({})", Sql.value(SEEDING_LOCK)),
          ResultSet::next);
      if (!Database.ask(connection, LAYERS, ResultSet::next)) {
        seed.into(this, transaction);
        Database.change(connection, ALL_ARE_BUNDLED);
        transaction.commit();
      }
    } catch (SQLException e) {
      throw database.failed("fill the store", e);
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot fill the store", e);
    }
  }

  /** Those that could not be dropped when their layers were removed. */
  private void dropRemovedTables() {
    try (Connection connection = database.writer()) {
      RemovedTables.drop(connection);
    } catch (SQLException e) {
      throw database.failed("open the store", e);
    }
  }

  /** Waits until a standby that is read from has what the primary server has now. */
  private void awaitReaders() {
    try (Connection connection = database.writer()) {
      Sql position =
          Database.ask(
              connection,
              Sql.of("SELECT CAST(pg_current_wal_lsn() AS text)"),
              rows -> {
                rows.next();
                return Sql.value(rows.getString(1));
              });
      long deadline = System.nanoTime() + MOST_WAIT_NANOS;
      while (!database.read("open the store", readers -> hasReached(readers, position))) {
        if (System.nanoTime() > deadline) {
          throw LodelineException.unavailable(
              "cannot open the store: the standby is too far behind the primary server", null);
        }
        LockSupport.parkNanos(MOST_WAIT_NANOS / 1_000);
      }
    } catch (SQLException e) {
      throw database.failed("open the store", e);
    }
  }

  private static boolean hasReached(Connection connection, Sql position) throws SQLException {
    return Database.ask(
        connection,
        Sql.of(
            "SELECT NOT pg_is_in_recovery() OR pg_last_wal_replay_lsn() >= CAST({} AS pg_lsn)",
            position),
        rows -> rows.next() && rows.getBoolean(1));
  }

  /** A layer as it is now; asked for at every request, so in one question. */
  private record State(String id, long number, long version) {}

  private List<State> states(Sql select) {
    return database.read(
        "list the layers",
        connection ->
            Database.ask(
                connection,
                select,
                rows -> {
                  List<State> states = new ArrayList<>();
                  while (rows.next()) {
                    states.add(new State(rows.getString(1), rows.getLong(2), rows.getLong(3)));
                  }
                  return states;
                }));
  }

  @Override
  public List<LayerDefinition> definitions() {
    return layers().stream().map(Layer::definition).toList();
  }

  @Override
  public List<Layer> layers() {
    List<State> states = states(LAYERS);
    Set<String> ids = states.stream().map(State::id).collect(Collectors.toSet());
    store.keep(ids);
    copies.keep(ids);
    stateOf.keySet().retainAll(ids);
    return states.stream().flatMap(state -> layer(state, copies::known).stream()).toList();
  }

  @Override
  public Optional<Layer> find(String layerId) {
    // Clients may make up ids of layers that are not there.
    Optional<State> state =
        store.known(layerId).isPresent()
            ? stateOf.computeIfAbsent(layerId, this::question).answer()
            : state(layerId);
    if (state.isEmpty()) {
      store.forget(layerId);
      copies.forget(layerId);
      stateOf.remove(layerId);
    }
    return state.flatMap(found -> layer(found, copies::of));
  }

  private SharedQuestion<Optional<State>> question(String layerId) {
    return new SharedQuestion<>(() -> state(layerId));
  }

  private Optional<State> state(String layerId) {
    return states(Sql.of(LAYER, Sql.value(layerId))).stream().findFirst();
  }

  /** What is in memory of a layer. */
  private interface Copies {
    Optional<SimpleFeatureSource> of(PostGisTable table, long version);
  }

  /** Empty if the layer was removed since. */
  private Optional<Layer> layer(State state, Copies copied) {
    String id = state.id;
    boolean isKnown =
        store.known(id).filter(table -> table.number() == state.number).isPresent() || learn(id);
    return isKnown
        ? store.known(id).map(table -> layer(table, state.version, copied))
        : Optional.empty();
  }

  private Layer layer(PostGisTable table, long version, Copies copied) {
    SimpleFeatureSource source =
        copied.of(table, version).orElseGet(() -> store.source(table.id()));
    return new Layer(table.definition(), source, Long.toString(version, 36));
  }

  /** Reads the definition of a layer; false if it is gone. */
  private boolean learn(String id) {
    return database.read(
        "read the definition of layer " + id,
        connection ->
            Database.ask(
                connection,
                Sql.of(DEFINITION, Sql.value(id)),
                rows -> {
                  if (!rows.next()) {
                    return false;
                  }
                  store.put(new PostGisTable(definition(id, rows.getString(1)), rows.getLong(2)));
                  return true;
                }));
  }

  private static LayerDefinition definition(String id, String json) {
    try {
      return Resources.JSON.readValue(json, LayerDefinition.class);
    } catch (JsonProcessingException e) {
      throw LodelineException.brokenData(
          "the database holds a definition of layer " + id + " that cannot be read", e);
    }
  }

  @Override
  public SimpleFeatureSource source(String layerId) {
    checkIsThere(layerId);
    return store.source(layerId);
  }

  private void checkIsThere(String layerId) {
    if (store.known(layerId).isEmpty() && !learn(layerId) && !store.isBeingCreated(layerId)) {
      throw PostGisDataStore.unknown(layerId);
    }
  }

  @Override
  public String version(String layerId) {
    return find(layerId).orElseThrow(() -> PostGisDataStore.unknown(layerId)).version();
  }

  @Override
  public void create(LayerDefinition definition, Transaction transaction) {
    try {
      store.transaction(transaction).create(definition);
    } catch (SQLException e) {
      throw database.failed("add layer " + definition.id(), e);
    }
  }

  @Override
  public void remove(String layerId, Transaction transaction) {
    try {
      store.transaction(transaction).remove(layerId);
    } catch (SQLException e) {
      throw database.failed("remove layer " + layerId, e);
    }
  }

  @Override
  public void lock(String layerId, Transaction transaction) {
    checkIsThere(layerId);
    try {
      store.transaction(transaction).change(store.table(layerId, transaction));
    } catch (SQLException e) {
      throw database.failed("change layer " + layerId, e);
    }
  }

  @Override
  public Optional<History> history() {
    return Optional.of(new PostGisHistory(store));
  }

  @Override
  public List<PoolUse> pools() {
    return database.pools();
  }

  @Override
  public void close() {
    copies.close();
    store.dispose();
  }
}
