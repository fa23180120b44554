package org.lodeline.geodata.store.postgis;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.type.Name;
import org.geotools.data.store.ContentDataStore;
import org.geotools.data.store.ContentEntry;
import org.geotools.data.store.ContentFeatureSource;
import org.geotools.feature.NameImpl;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;

/** A GeoTools data store over the tables of the layers that it is told of, and of new ones. */
final class PostGisDataStore extends ContentDataStore {
  private final Database database;

  /** Of the layers that are committed. */
  private final Map<String, PostGisTable> tables = new ConcurrentHashMap<>();

  private final Set<PostGisTransaction> open = ConcurrentHashMap.newKeySet();

  PostGisDataStore(Database database) {
    this.database = database;
  }

  Database database() {
    return database;
  }

  static LodelineException unknown(String layerId) {
    return LodelineException.notFound(
        "layer", "there is no layer " + LodelineException.quoted(layerId));
  }

  /** Makes the table of a committed layer known, in place of an earlier one of its id. */
  void put(PostGisTable table) {
    tables.put(table.id(), table);
  }

  void forget(String layerId) {
    tables.remove(layerId);
  }

  /** Forgets the layers but these. */
  void keep(Set<String> layerIds) {
    tables.keySet().retainAll(layerIds);
  }

  /** The table that is known by an id. */
  Optional<PostGisTable> known(String layerId) {
    return Optional.ofNullable(tables.get(layerId));
  }

  /** Whether a transaction that is open made a layer of this id. */
  boolean isBeingCreated(String layerId) {
    return open.stream().anyMatch(transaction -> transaction.created(layerId).isPresent());
  }

  /**
   * The table of a layer as a transaction sees it.
   *
   * @throws LodelineException of kind NOT_FOUND if there is none
   */
  PostGisTable table(String layerId, @Nullable Transaction transaction) {
    if (transaction != null
        && transaction != Transaction.AUTO_COMMIT
        && transaction.getState(this) instanceof PostGisTransaction changes) {
      Optional<PostGisTable> created = changes.created(layerId);
      if (created.isPresent()) {
        return created.get();
      } else if (changes.hasRemoved(layerId)) {
        throw unknown(layerId);
      }
    }
    return known(layerId).orElseThrow(() -> unknown(layerId));
  }

  /**
   * The connection of a GeoTools transaction, which is made with its first use.
   *
   * @throws IllegalStateException for {@link Transaction#AUTO_COMMIT}
   */
  PostGisTransaction transaction(@Nullable Transaction transaction) {
    if (transaction == null || transaction == Transaction.AUTO_COMMIT) {
      throw new IllegalStateException("a layer is changed under a transaction");
    }
    synchronized (transaction) {
      if (transaction.getState(this) instanceof PostGisTransaction known) {
        return known;
      }
      try {
        PostGisTransaction made = new PostGisTransaction(this);
        open.add(made);
        transaction.putState(this, made);
        return made;
      } catch (SQLException e) {
        throw database.failed("write", e);
      }
    }
  }

  void end(PostGisTransaction transaction) {
    open.remove(transaction);
  }

  /** The features of a layer; made anew each time, because a layer may be replaced. */
  SimpleFeatureSource source(String layerId) {
    ContentFeatureSource source =
        createFeatureSource(new ContentEntry(this, new NameImpl(layerId)));
    source.setTransaction(Transaction.AUTO_COMMIT);
    return source;
  }

  @Override
  protected List<Name> createTypeNames() {
    return tables.keySet().stream().sorted().<Name>map(NameImpl::new).toList();
  }

  @Override
  protected ContentFeatureSource createFeatureSource(ContentEntry entry) {
    return new PostGisFeatureStore(this, entry);
  }

  @Override
  public void dispose() {
    super.dispose();
    database.close();
  }
}
