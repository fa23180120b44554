package org.lodeline.geodata.store.postgis;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.UserLayers;

/** What a GeoTools transaction does in the database, on a connection of its own. */
final class PostGisTransaction implements Transaction.State {
  private static final Sql IDS = Sql.of("SELECT id FROM lodeline.layer");
  private static final String ADD =
      "INSERT INTO lodeline.layer (id, definition) VALUES ({}, CAST({} AS jsonb)) RETURNING number";
  private static final String REMOVE =
      "DELETE FROM lodeline.layer WHERE id = {} RETURNING number, bundled";
  private static final String NEXT_VERSION =
      "UPDATE lodeline.layer SET version = version + 1 WHERE id = {} AND number = {}";

  private final PostGisDataStore store;
  private final Connection connection;

  /** The layers that it made; other threads ask for them. */
  private final Map<String, PostGisTable> created = new ConcurrentHashMap<>();

  private final Set<String> removed = new HashSet<>();
  private final Set<PostGisTable> changed = new HashSet<>();

  PostGisTransaction(PostGisDataStore store) throws SQLException {
    this.store = store;
    this.connection = store.database().writer();
  }

  Connection connection() {
    return connection;
  }

  /** The table of a layer that was made here. */
  Optional<PostGisTable> created(String layerId) {
    return Optional.ofNullable(created.get(layerId));
  }

  boolean hasRemoved(String layerId) {
    return removed.contains(layerId) && !created.containsKey(layerId);
  }

  /**
   * Takes a layer to change its features. Its version goes up with the change, and that locks its
   * row: another transaction that changes the layer waits for the end of this one.
   *
   * @throws LodelineException of kind NOT_FOUND if the layer was removed or replaced meanwhile
   */
  void change(PostGisTable table) throws SQLException {
    if (changed.contains(table)) {
      return;
    }
    Sql next = Sql.of(NEXT_VERSION, Sql.value(table.id()), Sql.value(table.number()));
    if (Database.change(connection, next) == 0) {
      throw PostGisDataStore.unknown(table.id());
    }
    changed.add(table);
  }

  void create(LayerDefinition definition) throws SQLException {
    UserLayers.check(
        definition,
        Database.ask(
            connection,
            IDS,
            rows -> {
              List<String> ids = new ArrayList<>();
              while (rows.next()) {
                ids.add(rows.getString(1));
              }
              return ids;
            }));
    long number =
        Database.ask(
            connection,
            Sql.of(ADD, Sql.value(definition.id()), Sql.value(json(definition))),
            rows -> {
              rows.next();
              return rows.getLong(1);
            });
    PostGisTable table = new PostGisTable(definition, number);
    Database.change(connection, table.create());
    GeometryDescriptor geometry = table.type().getGeometryDescriptor();
    if (geometry != null) {
      Database.change(connection, table.createIndex(geometry));
    }
    created.put(table.id(), table);
  }

  private static String json(LayerDefinition definition) {
    try {
      return Resources.JSON.writeValueAsString(definition);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a definition that is no JSON", e);
    }
  }

  void remove(String layerId) throws SQLException {
    String table =
        Database.ask(
            connection,
            Sql.of(REMOVE, Sql.value(layerId)),
            rows -> {
              if (!rows.next()) {
                throw PostGisDataStore.unknown(layerId);
              } else if (rows.getBoolean(2)) {
                throw UserLayers.bundled(layerId);
              }
              return PostGisTable.nameOf(layerId, rows.getLong(1));
            });
    RemovedTables.add(connection, table);
    created.remove(layerId);
    removed.add(layerId);
  }

  @Override
  public void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw store.database().failed("commit changes", e);
    }
    removed.forEach(store::forget);
    created.values().forEach(store::put);
    if (!removed.isEmpty()) {
      RemovedTables.drop(connection);
    }
    clear();
  }

  @Override
  public void rollback() {
    clear();
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw store.database().failed("take back changes", e);
    }
  }

  private void clear() {
    created.clear();
    removed.clear();
    changed.clear();
  }

  /** With null, the transaction is closed: what it did not commit is undone. */
  @Override
  public void setTransaction(@Nullable Transaction transaction) {
    if (transaction == null) {
      store.end(this);
      try {
        connection.close();
      } catch (SQLException e) {
        throw store.database().failed("end a transaction", e);
      }
    }
  }

  @Override
  public void addAuthorization(String authorization) {
    // There are no locks that would outlast a transaction.
  }
}
