package org.lodeline.geodata.network;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a place meets the sea.
 *
 * @param portOrNull null where it loads without a port
 * @param wayOrNull from the place to the port; null where the place itself lies there
 * @param handled whether goods are handled here: not where a sea route alone is asked for
 * @param usd generalised cost between the place and the sea node, in USD a tonne
 */
record Gateway(
    Place place,
    @Nullable Port portOrNull,
    @Nullable LandWay wayOrNull,
    SeaAccess access,
    boolean handled,
    double usd) {

  Optional<Port> port() {
    return Optional.ofNullable(portOrNull);
  }

  Optional<LandWay> way() {
    return Optional.ofNullable(wayOrNull);
  }

  /** Where ships load or discharge: the port, or else the place itself. */
  Place quay() {
    return portOrNull == null
        ? place
        : new Place(portOrNull.id(), portOrNull.name(), portOrNull.position());
  }
}
