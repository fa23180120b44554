package org.lodeline.geodata.store.postgis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of layers that were removed. They are dropped after the commit, each as soon as nobody
 * reads it any more: dropping a table locks it, and a transaction that did so would have to wait
 * for those who are reading, and others for the transaction.
 */
final class RemovedTables {
  private static final Logger LOG = LoggerFactory.getLogger(RemovedTables.class);
  private static final Sql NAMES = Sql.of("SELECT name FROM lodeline.removed_table");

  /** Whoever begins to read a table that is waited for waits as well. */
  private static final Sql DO_NOT_WAIT = Sql.of("SET LOCAL lock_timeout = '100ms'");

  private RemovedTables() {}

  /** Marks a table as one to drop once the transaction of the connection is committed. */
  static void add(Connection connection, String table) throws SQLException {
    Database.change(
        connection, Sql.of("INSERT INTO lodeline.removed_table VALUES ({})", Sql.value(table)));
  }

  /** Drops what can be dropped now, in transactions of its own; the rest is left for later. */
  static void drop(Connection connection) {
    try {
      for (String table : names(connection)) {
        drop(connection, table);
      }
      connection.commit();
    } catch (SQLException e) {
      LOG.warn("Tables of removed layers are dropped later: {}", e.getMessage());
    }
  }

  private static List<String> names(Connection connection) throws SQLException {
    return Database.ask(
        connection,
        NAMES,
        rows -> {
          List<String> names = new ArrayList<>();
          while (rows.next()) {
            names.add(rows.getString(1));
          }
          return names;
        });
  }

  private static void drop(Connection connection, String table) throws SQLException {
    try {
      Database.change(connection, DO_NOT_WAIT);
      Database.change(connection, Sql.of("DROP TABLE IF EXISTS {}", PostGisTable.qualified(table)));
      Database.change(
          connection,
          Sql.of("DELETE FROM lodeline.removed_table WHERE name = {}", Sql.value(table)));
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      LOG.debug("Table {} is still read and dropped later", table, e);
    }
  }
}
