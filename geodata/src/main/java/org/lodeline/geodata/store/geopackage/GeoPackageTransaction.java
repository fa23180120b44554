package org.lodeline.geodata.store.geopackage;

import java.util.Optional;
import org.geotools.api.data.Transaction;
import org.jspecify.annotations.Nullable;

/** What a GeoTools transaction does in the file; nothing until its first change. */
final class GeoPackageTransaction implements Transaction.State {
  private final GeoPackageDataStore store;
  private @Nullable Writing writing;

  private GeoPackageTransaction(GeoPackageDataStore store) {
    this.store = store;
  }

  static GeoPackageTransaction of(Transaction transaction, GeoPackageDataStore store) {
    if (transaction == Transaction.AUTO_COMMIT) {
      throw new IllegalStateException("a layer is changed under a transaction");
    }
    Transaction.State state = transaction.getState(store);
    if (state instanceof GeoPackageTransaction known) {
      return known;
    }
    GeoPackageTransaction made = new GeoPackageTransaction(store);
    transaction.putState(store, made);
    return made;
  }

  /** What the transaction writes with, if it changed something. */
  static Optional<Writing> find(Transaction transaction, GeoPackageDataStore store) {
    return transaction != Transaction.AUTO_COMMIT
            && transaction.getState(store) instanceof GeoPackageTransaction known
        ? Optional.ofNullable(known.writing)
        : Optional.empty();
  }

  Writing writing() {
    Writing current = writing;
    if (current == null) {
      current = store.begin();
      writing = current;
    }
    return current;
  }

  @Override
  public void commit() {
    Writing current = writing;
    writing = null;
    if (current != null) {
      store.commit(current);
    }
  }

  @Override
  public void rollback() {
    Writing current = writing;
    writing = null;
    if (current != null) {
      store.rollback(current);
    }
  }

  /** With null, the transaction is closed: what it did not commit is undone. */
  @Override
  public void setTransaction(@Nullable Transaction transaction) {
    if (transaction == null) {
      rollback();
    }
  }

  @Override
  public void addAuthorization(String authorization) {
    // There are no locks that outlast a transaction.
  }
}
