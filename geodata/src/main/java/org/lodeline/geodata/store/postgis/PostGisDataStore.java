package org.lodeline.geodata.store.postgis;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.type.Name;
import org.geotools.data.store.ContentDataStore;
import org.geotools.data.store.ContentEntry;
import org.geotools.data.store.ContentFeatureSource;
import org.geotools.feature.NameImpl;
import org.lodeline.geodata.LodelineException;

/** A GeoTools data store over the tables of layers that it is told of. */
final class PostGisDataStore extends ContentDataStore {
  private final Database database;
  private final Map<String, PostGisTable> tables = new ConcurrentHashMap<>();

  PostGisDataStore(Database database) {
    this.database = database;
  }

  Database database() {
    return database;
  }

  /** Makes a table known, in place of an earlier one of its id. */
  void put(PostGisTable table) {
    PostGisTable before = tables.put(table.id(), table);
    if (before != null && before.created() != table.created()) {
      removeEntry(new NameImpl(table.id()));
    }
  }

  /** Whether this is the table that is known by its id. */
  boolean knows(String id, long created) {
    PostGisTable known = tables.get(id);
    return known != null && known.created() == created;
  }

  PostGisTable table(String id) {
    return Objects.requireNonNull(tables.get(id), id);
  }

  boolean contains(String id) {
    return tables.containsKey(id);
  }

  /** The connection of a GeoTools transaction, which is made with its first use. */
  PostGisTransaction transaction(Transaction transaction) {
    synchronized (transaction) {
      if (transaction.getState(this) instanceof PostGisTransaction known) {
        return known;
      }
      PostGisTransaction made = newTransaction();
      transaction.putState(this, made);
      return made;
    }
  }

  /** A transaction that the caller commits and closes. */
  PostGisTransaction newTransaction() {
    try {
      return new PostGisTransaction(database);
    } catch (SQLException e) {
      throw database.failed("write", e);
    }
  }

  @Override
  protected List<Name> createTypeNames() {
    return tables.keySet().stream().sorted().<Name>map(NameImpl::new).toList();
  }

  @Override
  protected ContentFeatureSource createFeatureSource(ContentEntry entry) {
    PostGisTable table = tables.get(entry.getTypeName());
    if (table == null) {
      throw LodelineException.notFound("layer", "there is no layer " + entry.getTypeName());
    }
    return new PostGisFeatureStore(this, entry, table);
  }

  @Override
  public void dispose() {
    super.dispose();
    database.close();
  }
}
