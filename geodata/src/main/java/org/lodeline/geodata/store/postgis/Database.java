package org.lodeline.geodata.store.postgis;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.lodeline.geodata.Deadline;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.LayerStore;

/**
 * Connections to a database: some to read, which may go to a standby, and a few to write. They are
 * made when they are needed, so that a database that was away is used again as soon as it is back.
 */
final class Database implements AutoCloseable {
  private static final int MOST_READING = 16;
  private static final int MOST_WRITING = 4;

  /** After this it is looked whether the database is away; waiting may go on. */
  private static final long CONNECTION_TIMEOUT_MILLIS = 1_000;

  private static final long MOST_LIFE_MILLIS = 10 * 60 * 1_000;

  /**
   * Our own transactions make no reader wait, but those of an administrator can. An answer is given
   * up by the server before the connection is; what has a deadline is given up by that.
   */
  private static final String READING = "SET lock_timeout = '5s'; SET statement_timeout = '45s'";

  /** How long a transaction waits for another that changes the same layer. */
  private static final String WRITING = "SET lock_timeout = '30s'";

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String UNDEFINED_TABLE = "42P01";
  private static final Set<String> LOCKED = Set.of("55P03", "40P01");
  private static final String STATEMENT_TIMEOUT = "57014";
  private static final String DISK_FULL = "53100";

  private final DatabaseUrl url;
  private final HikariDataSource reading;
  private final HikariDataSource writing;
  private final Reachability readers;
  private final Reachability changers;

  private Database(DatabaseUrl url) {
    this.url = url;
    this.reading = pool("lodeline-reading", url.reading(), MOST_READING, true);
    this.writing = pool("lodeline-writing", url.writing(), MOST_WRITING, false);
    this.readers = new Reachability(reading, url.reading());
    this.changers = new Reachability(writing, url.writing());
  }

  /**
   * Opens a database.
   *
   * @throws LodelineException of kind UNAVAILABLE if its primary server cannot be reached
   */
  static Database open(DatabaseUrl url) {
    // Asked once, because pools would try again and again.
    try (Connection connection = url.writing().getConnection()) {
      connection.isValid(0);
    } catch (SQLException e) {
      throw failed("open the store", url, e);
    }
    return new Database(url);
  }

  private static HikariDataSource pool(String name, DataSource source, int most, boolean readOnly) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(most);
    config.setMinimumIdle(1);
    config.setReadOnly(readOnly);
    // To begin and end a transaction for a question would be to ask three.
    config.setAutoCommit(readOnly);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
    config.setValidationTimeout(CONNECTION_TIMEOUT_MILLIS);
    // So that readers come back to a standby that was away.
    config.setMaxLifetime(MOST_LIFE_MILLIS);
    config.setIdleTimeout(MOST_LIFE_MILLIS / 2);
    config.setInitializationFailTimeout(-1);
    // The best plan depends on the values: a box may hold all features, or none.
    // Commits the settings: a rollback would take them back.
    config.setIsolateInternalQueries(true);
    config.setConnectionInitSql(
        "SET plan_cache_mode = force_custom_plan; " + (readOnly ? READING : WRITING));
    return new HikariDataSource(config);
  }

  /** What is done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** What is made of the rows of a query. */
  @FunctionalInterface
  interface Rows<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** A connection to read with; the caller closes it. */
  Connection reader() throws SQLException {
    return readers.connection();
  }

  /** A connection to write with, in a transaction; the caller commits and closes it. */
  Connection writer() throws SQLException {
    return changers.connection();
  }

  /** How the pools are used. */
  List<LayerStore.PoolUse> pools() {
    return List.of(use("reading", reading), use("writing", writing));
  }

  private static LayerStore.PoolUse use(String name, HikariDataSource pool) {
    HikariPoolMXBean now = pool.getHikariPoolMXBean();
    return new LayerStore.PoolUse(
        name,
        now.getActiveConnections(),
        now.getIdleConnections(),
        now.getThreadsAwaitingConnection(),
        pool.getMaximumPoolSize());
  }

  DataSource writers() {
    return writing;
  }

  /**
   * Reads something at once, each question in a transaction of its own.
   *
   * @param what it is, for a message: "cannot " and this
   */
  <T> T read(String what, Work<T> work) {
    return again(
        what,
        () -> {
          try (Connection connection = reader()) {
            return work.with(connection);
          }
        });
  }

  /** What reads from a connection, and gives it back when it is done. */
  @FunctionalInterface
  interface Opening<T> {
    T with(Connection connection, Runnable giveBack) throws SQLException;
  }

  /** Begins to read something in a transaction, as a cursor needs it; giving back ends it. */
  <T> T open(String what, Opening<T> opening) {
    return again(what, () -> openOnce(what, opening));
  }

  private interface Try<T> {
    T go() throws SQLException;
  }

  /** If a connection turns out to be dead, another is tried, once. */
  private <T> T again(String what, Try<T> reading) {
    try {
      try {
        return reading.go();
      } catch (SQLException e) {
        if (isConnectionLoss(e)) {
          readers.suspect();
          return reading.go();
        }
        throw e;
      }
    } catch (SQLException e) {
      throw failed(what, e);
    }
  }

  private <T> T openOnce(String what, Opening<T> opening) throws SQLException {
    Connection connection = reader();
    boolean opened = false;
    try {
      connection.setAutoCommit(false);
      T made =
          opening.with(
              connection,
              () -> {
                try {
                  connection.close();
                } catch (SQLException e) {
                  throw failed(what, e);
                }
              });
      opened = true;
      return made;
    } finally {
      if (!opened) {
        connection.close();
      }
    }
  }

  /** Asks a query on a connection. */
  static <T> T ask(Connection connection, Sql sql, Rows<T> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      Columns.bind(statement, sql.arguments());
      statement.setQueryTimeout(Deadline.current().secondsLeft());
      try (ResultSet result = statement.executeQuery()) {
        return rows.read(result);
      }
    }
  }

  /** Executes a change on a connection; the number of rows it concerned. */
  static int change(Connection connection, Sql sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      Columns.bind(statement, sql.arguments());
      return statement.executeUpdate();
    }
  }

  /** Whether the server went away, rather than refused something. */
  static boolean isConnectionLoss(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08") || state.startsWith("57P");
  }

  /** The failure as a person is told it. */
  LodelineException failed(String what, SQLException e) {
    return failed(what, url, e);
  }

  private static LodelineException failed(String what, DatabaseUrl url, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.equals(UNIQUE_VIOLATION)) {
      return LodelineException.invalid(
          "id", "cannot " + what + ": there is already one of this id");
    } else if (state.equals(UNDEFINED_TABLE)) {
      return LodelineException.notFound("layer", "cannot " + what + ": it is no longer there");
    } else if (LOCKED.contains(state)) {
      return LodelineException.unavailable(
          "cannot " + what + ": another change is under way; try again", e);
    } else if (state.equals(DISK_FULL)) {
      return LodelineException.outOfSpace(
          "cannot " + what + ": the database " + url + " has no room left", e);
    } else if (state.equals(STATEMENT_TIMEOUT)) {
      return LodelineException.outOfTime(
          "cannot " + what + ": the database takes too long; ask for less", e);
    } else if (isConnectionLoss(e) || e instanceof SQLTransientConnectionException) {
      return LodelineException.unavailable(
          "cannot " + what + ": the database " + url + " cannot be reached" + reason(e), e);
    }
    return LodelineException.unavailable(
        "cannot " + what + ": the database " + url + " refuses it (" + state + ")", e);
  }

  /** Why, where it can be helped. */
  private static String reason(SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && String.valueOf(sql.getSQLState()).startsWith("28")) {
        return "; it does not accept this user and password";
      } else if (cause instanceof SQLException sql
          && String.valueOf(sql.getSQLState()).equals("3D000")) {
        return "; there is no database of this name";
      }
    }
    return "";
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
  }
}
