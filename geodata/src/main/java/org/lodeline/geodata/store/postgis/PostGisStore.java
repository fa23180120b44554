package org.lodeline.geodata.store.postgis;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.geotools.data.DefaultTransaction;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;

/**
 * Layers in PostGIS. Nothing of them is kept in memory but their definitions, so any number of
 * servers can share a database: each sees what the others have committed.
 */
public final class PostGisStore implements LayerStore {
  /**
   * The key of the lock under which a new database is filled; any number that others do not use.
   */
  private static final long SEEDING_LOCK = 0x6c6f64656c696e65L;

  private static final long MOST_WAIT_NANOS = 30_000_000_000L;

  private static final Sql LAYERS =
      Sql.of("SELECT id, created FROM lodeline.layer ORDER BY position");
  private static final String LAYER =
      "SELECT definition, created FROM lodeline.layer WHERE id = {}";
  private static final String VERSION = "SELECT version FROM lodeline.layer WHERE id = {}";

  private final Database database;
  private final PostGisDataStore store;

  private PostGisStore(Database database) {
    this.database = database;
    this.store = new PostGisDataStore(database);
  }

  /**
   * Opens a database, after making the tables that it lacks.
   *
   * @param parameter where the URL was given, for messages
   * @param url of the PostgreSQL driver, which may name several hosts: then features are read from
   *     a standby where there is one
   * @param environment of the process, for {@code PGUSER} and {@code PGPASSWORD}
   * @param seed adds the layers of a new database in a transaction, which is committed when it
   *     returns; not called where there is a layer. Of two servers that start at once one does it
   *     and the other waits.
   * @throws LodelineException of kind INVALID_INPUT if the URL is none, of kind UNAVAILABLE if the
   *     database cannot be reached or does not allow it
   */
  public static PostGisStore open(
      String parameter, String url, Map<String, String> environment, Seed seed) {
    PostGisStore opened =
        new PostGisStore(Database.open(DatabaseUrl.parse(parameter, url, environment)));
    try {
      opened.migrate();
      opened.seed(seed);
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
      Database.ask(
          connection,
          Sql.of("SELECT pg_advisory_xact_lock({})", Sql.value(SEEDING_LOCK)),
          ResultSet::next);
      if (!Database.ask(connection, LAYERS, ResultSet::next)) {
        seed.into(this, transaction);
        transaction.commit();
      }
    } catch (SQLException e) {
      throw database.failed("fill the store", e);
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot fill the store", e);
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

  @Override
  public List<LayerDefinition> definitions() {
    Map<String, Long> layers =
        database.read(
            "list the layers",
            connection ->
                Database.ask(
                    connection,
                    LAYERS,
                    rows -> {
                      Map<String, Long> created = new LinkedHashMap<>();
                      while (rows.next()) {
                        created.put(rows.getString(1), rows.getLong(2));
                      }
                      return created;
                    }));
    List<LayerDefinition> definitions = new ArrayList<>();
    layers.forEach(
        (id, created) -> {
          if (store.knows(id, created) || learn(id)) {
            definitions.add(store.table(id).definition());
          }
        });
    return definitions;
  }

  /** Reads the definition of a layer; false if it is gone. */
  private boolean learn(String id) {
    return database.read(
        "read the definition of layer " + id,
        connection ->
            Database.ask(
                connection,
                Sql.of(LAYER, Sql.value(id)),
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
    if (!store.contains(layerId) && !learn(layerId)) {
      throw LodelineException.notFound(
          "layer", "there is no layer " + LodelineException.quoted(layerId));
    }
    try {
      return store.getFeatureSource(layerId);
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read layer " + layerId, e);
    }
  }

  @Override
  public String version(String layerId) {
    return database.read(
        "read layer " + layerId,
        connection ->
            Database.ask(
                connection,
                Sql.of(VERSION, Sql.value(layerId)),
                rows -> rows.next() ? Long.toString(rows.getLong(1), 36) : "gone"));
  }

  /**
   * Adds a layer without features, behind the others.
   *
   * @param transaction as GeoTools has it; {@link Transaction#AUTO_COMMIT} for one of its own
   * @throws LodelineException of kind INVALID_INPUT if there is one of this id
   */
  @Override
  public void create(LayerDefinition definition, Transaction transaction) {
    PostGisTable named = new PostGisTable(definition, 0);
    if (definition.field("id").isPresent()) {
      throw LodelineException.invalid(
          "id", "a layer can have no field 'id': this is the name of its features' ids");
    }
    change(
        "add layer " + definition.id(),
        transaction,
        connection -> {
          long created =
              Database.ask(
                  connection,
                  Sql.of(
                      "INSERT INTO lodeline.layer (id, definition) VALUES ({}, CAST({} AS jsonb))"
                          + " RETURNING created",
                      Sql.value(definition.id()),
                      Sql.value(json(definition))),
                  rows -> {
                    rows.next();
                    return rows.getLong(1);
                  });
          Database.change(connection, named.create());
          GeometryDescriptor geometry = named.type().getGeometryDescriptor();
          if (geometry != null) {
            Database.change(connection, named.createIndex(geometry));
          }
          store.put(new PostGisTable(definition, created));
          return created;
        });
  }

  private static String json(LayerDefinition definition) {
    try {
      return Resources.JSON.writeValueAsString(definition);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a definition that is no JSON", e);
    }
  }

  /**
   * Removes a layer with its features.
   *
   * @throws LodelineException of kind NOT_FOUND if there is none of this id
   */
  @Override
  public void remove(String layerId, Transaction transaction) {
    change(
        "remove layer " + layerId,
        transaction,
        connection -> {
          int removed =
              Database.change(
                  connection,
                  Sql.of("DELETE FROM lodeline.layer WHERE id = {}", Sql.value(layerId)));
          if (removed == 0) {
            throw LodelineException.notFound(
                "layer", "there is no layer " + LodelineException.quoted(layerId));
          }
          return Database.change(connection, Sql.of("DROP TABLE lodeline.{}", Sql.name(layerId)));
        });
  }

  private <T> void change(String what, Transaction transaction, Database.Work<T> work) {
    try {
      if (transaction == Transaction.AUTO_COMMIT) {
        try (PostGisTransaction changes = store.newTransaction()) {
          work.with(changes.connection());
          changes.commit();
        }
      } else {
        work.with(store.transaction(transaction).connection());
      }
    } catch (SQLException e) {
      throw database.failed(what, e);
    }
  }

  @Override
  public void close() {
    store.dispose();
  }
}
