package org.lodeline.geodata.store;

import org.geotools.api.data.Query;
import org.geotools.api.data.QueryCapabilities;
import org.geotools.data.store.ContentEntry;
import org.geotools.data.store.ContentFeatureStore;

/**
 * A source of features to be read and changed, which filters, orders and cuts them itself, as
 * {@link FullQuerySource} does.
 */
public abstract class FullQueryStore extends ContentFeatureStore {
  protected FullQueryStore(ContentEntry entry) {
    super(entry, Query.ALL);
  }

  @Override
  protected QueryCapabilities buildQueryCapabilities() {
    return new FullQueryCapabilities();
  }

  @Override
  protected boolean canFilter(Query query) {
    return true;
  }

  @Override
  protected boolean canSort(Query query) {
    return true;
  }

  @Override
  protected boolean canLimit(Query query) {
    return true;
  }

  @Override
  protected boolean canOffset(Query query) {
    return true;
  }

  @Override
  protected boolean canTransact() {
    return true;
  }
}
