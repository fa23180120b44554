package org.lodeline.geodata.store.postgis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeSet;
import org.geotools.api.data.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a GeoTools transaction. On commit, the version of each layer that was changed
 * goes up with the change.
 */
final class PostGisTransaction implements Transaction.State, AutoCloseable {
  private static final String NEXT_VERSION =
      "UPDATE lodeline.layer SET version = version + 1 WHERE id = {}";

  private final Database database;
  private final Connection connection;
  // In order, so that two transactions never wait for each other.
  private final TreeSet<String> changed = new TreeSet<>();

  PostGisTransaction(Database database) throws SQLException {
    this.database = database;
    this.connection = database.writer();
  }

  Connection connection() {
    return connection;
  }

  /** A feature of the layer was added, changed or removed. */
  void touch(String layerId) {
    changed.add(layerId);
  }

  @Override
  public void commit() {
    try {
      for (String layer : changed) {
        Database.change(connection, Sql.of(NEXT_VERSION, Sql.value(layer)));
      }
      connection.commit();
      changed.clear();
    } catch (SQLException e) {
      throw database.failed("commit changes", e);
    }
  }

  @Override
  public void rollback() {
    try {
      connection.rollback();
      changed.clear();
    } catch (SQLException e) {
      throw database.failed("take back changes", e);
    }
  }

  /** GeoTools tells the transaction that this belongs to; null when that is closed. */
  @Override
  public void setTransaction(@Nullable Transaction transaction) {
    if (transaction == null) {
      close();
    }
  }

  @Override
  public void addAuthorization(String authorization) {
    // There are no locks that would outlast a transaction.
  }

  /** Gives the connection back; what was not committed is lost. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw database.failed("end a transaction", e);
    }
  }
}
