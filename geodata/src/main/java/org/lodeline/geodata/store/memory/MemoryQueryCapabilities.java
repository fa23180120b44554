package org.lodeline.geodata.store.memory;

import org.geotools.api.data.QueryCapabilities;
import org.geotools.api.filter.sort.SortBy;

/** What a {@link Snapshot} does itself, so that GeoTools need not. */
public final class MemoryQueryCapabilities extends QueryCapabilities {
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
