package org.lodeline.geodata.store.postgis;

/**
 * SQL cannot say this with the same meaning. Caught where the rest of the filter is put together.
 */
final class InexpressibleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InexpressibleException() {
    super(null, null, false, false);
  }
}
