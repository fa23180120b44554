package org.lodeline.geodata.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;

/** What every store promises to those who change its layers. */
public abstract class LayerStoreWritingContract
    implements FeatureWritingContract, TransactionContract, LayerWritingContract {
  /** The layer that every store of these tests has; empty at first. */
  protected static final LayerDefinition BUNDLED = Towns.LAYER;

  private LayerStore store;

  /** Opens the store: a new one at first, and later in a test the same one again. */
  protected abstract LayerStore open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Override
  public LayerStore store() {
    return store;
  }

  @Override
  public void restart() {
    store.close();
    store = open();
  }
}
