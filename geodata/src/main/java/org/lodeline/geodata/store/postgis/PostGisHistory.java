package org.lodeline.geodata.store.postgis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.geotools.api.data.Transaction;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.catalog.Change;
import org.lodeline.geodata.catalog.History;

/** The history of features in a table, which a trigger keeps from being changed. */
final class PostGisHistory implements History {
  private static final String APPEND =
      """
      INSERT INTO lodeline.history (layer, feature, time, who, action, before, after)
      VALUES ({}, {}, {}, {}, {}, CAST({} AS json), CAST({} AS json))
      """;

  private static final String OF =
      """
      SELECT sequence, time, who, action, before, after FROM lodeline.history
      WHERE layer = {} AND feature = {} AND sequence > {} ORDER BY sequence LIMIT {}
      """;

  private final PostGisDataStore store;

  PostGisHistory(PostGisDataStore store) {
    this.store = store;
  }

  @Override
  public void append(Change change, Transaction transaction) {
    Sql append =
        Sql.of(
            APPEND,
            Sql.value(change.layerId()),
            Sql.value(change.featureId()),
            Sql.value(change.time()),
            Sql.value(change.who()),
            Sql.value(change.action().code()),
            nullable(change.before()),
            nullable(change.after()));
    try {
      Database.change(store.transaction(transaction).connection(), append);
    } catch (SQLException e) {
      throw store.database().failed("add to the history", e);
    }
  }

  private static Sql nullable(@Nullable String text) {
    return text == null ? Sql.of("NULL") : Sql.value(text);
  }

  @Override
  public List<Change> of(String layerId, String featureId, long after, int limit) {
    Sql select =
        Sql.of(
            OF,
            Sql.value(layerId),
            Sql.value(featureId),
            Sql.value(after),
            Sql.value((long) limit));
    return store
        .database()
        .read(
            "read the history",
            connection ->
                Database.ask(
                    connection,
                    select,
                    rows -> {
                      List<Change> changes = new ArrayList<>();
                      while (rows.next()) {
                        changes.add(change(layerId, featureId, rows));
                      }
                      return changes;
                    }));
  }

  private static Change change(String layerId, String featureId, ResultSet row)
      throws SQLException {
    return new Change(
        row.getLong(1),
        layerId,
        featureId,
        Objects.requireNonNull(row.getObject(2, OffsetDateTime.class)).toInstant(),
        row.getString(3),
        Change.Action.byCode(row.getString(4)),
        row.getString(5),
        row.getString(6));
  }
}
