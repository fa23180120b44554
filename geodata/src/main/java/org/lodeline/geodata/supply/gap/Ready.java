package org.lodeline.geodata.supply.gap;

import java.util.Optional;

/**
 * From when on something can deliver.
 *
 * @param year 0 for at once; does not matter where it is not known
 */
record Ready(boolean isKnown, long year) {
  static final Ready AT_ONCE = new Ready(true, 0);
  static final Ready UNKNOWN = new Ready(false, 0);

  static Ready in(Optional<Long> year) {
    return year.map(known -> new Ready(true, known)).orElse(UNKNOWN);
  }

  /** When both can: the later of them, and unknown if one is. */
  Ready and(Ready other) {
    return isKnown && other.isKnown ? new Ready(true, Math.max(year, other.year)) : UNKNOWN;
  }

  /** The year; empty where it is not known. */
  Optional<Long> from(long thisYear) {
    return isKnown ? Optional.of(year == 0 ? thisYear : year) : Optional.empty();
  }
}
