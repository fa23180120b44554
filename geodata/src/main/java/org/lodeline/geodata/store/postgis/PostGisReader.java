package org.lodeline.geodata.store.postgis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.Deadline;

/**
 * Reads features through a cursor of the server, so that it holds one batch of rows, however many
 * there are.
 */
final class PostGisReader implements FeatureReader<SimpleFeatureType, SimpleFeature> {
  static final int BATCH = 1_000;

  private final Database database;
  private final SqlQuery query;
  private final SimpleFeatureType type;
  private final FeatureRow row;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final Runnable end;
  private final Deadline deadline = Deadline.current();
  private int toSkip;
  private int left;
  private @Nullable SimpleFeature next;
  private boolean closed;

  private PostGisReader(
      Database database,
      SqlQuery query,
      SimpleFeatureType type,
      PreparedStatement statement,
      ResultSet rows,
      Runnable end) {
    this.database = database;
    this.query = query;
    this.type = type;
    this.row = FeatureRow.of(type);
    this.statement = statement;
    this.rows = rows;
    this.end = end;
    Optional<Integer> limit = query.limit();
    this.toSkip = query.isWhole() ? 0 : query.offset();
    this.left = limit.orElse(Integer.MAX_VALUE);
  }

  /**
   * Asks for the features of a query.
   *
   * @param type the attributes to read; the remainder of the filter is evaluated on them
   * @param end gives the connection back
   */
  static PostGisReader open(
      Database database,
      Connection connection,
      SqlQuery query,
      SimpleFeatureType type,
      Sql select,
      Runnable end)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(select.text());
    try {
      statement.setFetchSize(BATCH);
      statement.setQueryTimeout(Deadline.current().secondsLeft());
      Columns.bind(statement, select.arguments());
      return new PostGisReader(database, query, type, statement, statement.executeQuery(), end);
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  @Override
  public SimpleFeatureType getFeatureType() {
    return type;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = advance();
    }
    return next != null;
  }

  @Override
  public SimpleFeature next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    SimpleFeature feature = next;
    next = null;
    if (feature == null) {
      throw new NoSuchElementException();
    }
    return feature;
  }

  private @Nullable SimpleFeature advance() {
    try {
      while (!closed && left > 0 && rows.next()) {
        deadline.check();
        SimpleFeature feature = row.read(rows);
        if (query.isWhole() || query.filter().remainder().evaluate(feature)) {
          if (toSkip > 0) {
            toSkip--;
          } else {
            left--;
            return feature;
          }
        }
      }
      return null;
    } catch (SQLException e) {
      throw database.failed("read layer " + query.table().id(), e);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    next = null;
    try {
      statement.close();
    } catch (SQLException e) {
      throw database.failed("end reading layer " + query.table().id(), e);
    } finally {
      end.run();
    }
  }
}
