package org.lodeline.geodata.store;

import org.geotools.api.data.Query;
import org.geotools.api.data.QueryCapabilities;
import org.geotools.data.store.ContentEntry;
import org.geotools.data.store.ContentFeatureSource;

/**
 * A source of features to be read, which filters, orders and cuts them itself: GeoTools adds
 * nothing.
 */
public abstract class FullQuerySource extends ContentFeatureSource {
  protected FullQuerySource(ContentEntry entry) {
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
}
