package org.lodeline.geodata.store;

import org.geotools.api.data.QueryCapabilities;
import org.geotools.api.filter.sort.SortBy;

/** Every order, page and id of a query is left to the source. */
final class FullQueryCapabilities extends QueryCapabilities {
  @Override
  public boolean isOffsetSupported() {
    return true;
  }

  @Override
  public boolean supportsSorting(SortBy... keys) {
    return true;
  }

  @Override
  public boolean isReliableFIDSupported() {
    return true;
  }

  @Override
  public boolean isUseProvidedFIDSupported() {
    return true;
  }
}
