package org.lodeline.geodata.store.postgis;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.FeatureWriter;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureImpl;
import org.geotools.filter.identity.FeatureIdImpl;
import org.jspecify.annotations.Nullable;

/**
 * Changes and removes the features that a reader gives, and adds features behind them. Rows are
 * sent in batches; the changes are there at the latest when this is closed.
 */
final class PostGisWriter implements FeatureWriter<SimpleFeatureType, SimpleFeature> {
  private static final int BATCH = 1_000;

  private final Database database;
  private final PostGisTable table;
  private final @Nullable FeatureReader<SimpleFeatureType, SimpleFeature> existing;
  private final Batch insert;
  private final Batch update;
  private final Batch delete;
  private @Nullable SimpleFeature current;
  private boolean currentIsNew;
  private boolean failed;

  /**
   * A writer in a transaction.
   *
   * @param connection of the transaction
   * @param existing what can be changed; null if features are only added
   */
  PostGisWriter(
      Database database,
      PostGisTable table,
      Connection connection,
      @Nullable FeatureReader<SimpleFeatureType, SimpleFeature> existing) {
    this.database = database;
    this.table = table;
    this.existing = existing;
    this.insert = new Batch(connection, table.insert());
    this.update = new Batch(connection, table.update());
    this.delete = new Batch(connection, table.delete());
  }

  @Override
  public SimpleFeatureType getFeatureType() {
    return table.type();
  }

  @Override
  public boolean hasNext() throws IOException {
    return existing != null && existing.hasNext();
  }

  /** The next feature to change; behind the last, a new one to fill. */
  @Override
  public SimpleFeature next() throws IOException {
    currentIsNew = existing == null || !existing.hasNext();
    SimpleFeature feature = existing == null || currentIsNew ? empty() : existing.next();
    current = feature;
    return feature;
  }

  /** Without the defaults that GeoTools would look for in fields that every feature has. */
  private SimpleFeature empty() {
    return new SimpleFeatureImpl(
        new Object[table.type().getAttributeCount()],
        table.type(),
        new FeatureIdImpl(UUID.randomUUID().toString()),
        false);
  }

  @Override
  public void write() {
    SimpleFeature feature = taken();
    send(currentIsNew ? insert : update, feature);
  }

  @Override
  public void remove() {
    SimpleFeature feature = taken();
    if (!currentIsNew) {
      send(delete, feature);
    }
  }

  private SimpleFeature taken() {
    SimpleFeature feature = current;
    if (feature == null) {
      throw new NoSuchElementException("no feature was asked for by next()");
    }
    current = null;
    return feature;
  }

  private void send(Batch batch, SimpleFeature feature) {
    try {
      batch.add(feature);
    } catch (SQLException e) {
      failed = true;
      throw database.failed("write to layer " + table.id(), e);
    } catch (RuntimeException e) {
      failed = true;
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (!failed) {
        delete.close();
        update.close();
        insert.close();
      }
      if (existing != null) {
        existing.close();
      }
    } catch (SQLException e) {
      throw database.failed("write to layer " + table.id(), e);
    }
  }

  /** A statement that waits until there are many rows for it. */
  private final class Batch {
    private final Connection connection;
    private final Sql sql;
    private @Nullable PreparedStatement statement;
    private int waiting;

    Batch(Connection connection, Sql sql) {
      this.connection = connection;
      this.sql = sql;
    }

    void add(SimpleFeature feature) throws SQLException {
      PreparedStatement rows =
          statement == null ? connection.prepareStatement(sql.text()) : statement;
      statement = rows;
      int place = 1;
      if (this == insert) {
        Columns.bind(rows, place++, SqlType.TEXT, feature.getID());
      }
      if (this != delete) {
        for (int i = 0; i < table.type().getAttributeCount(); i++) {
          SqlType column = PostGisTable.columnType(table.type().getDescriptor(i));
          Columns.bind(rows, place++, column, feature.getAttribute(i));
        }
      }
      if (this != insert) {
        Columns.bind(rows, place, SqlType.TEXT, feature.getID());
      }
      rows.addBatch();
      if (++waiting == BATCH) {
        rows.executeBatch();
        waiting = 0;
      }
    }

    void close() throws SQLException {
      if (statement != null) {
        if (waiting > 0) {
          statement.executeBatch();
        }
        statement.close();
      }
    }
  }
}
