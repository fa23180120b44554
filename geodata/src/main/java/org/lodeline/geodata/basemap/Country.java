package org.lodeline.geodata.basemap;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * A country of the base map.
 *
 * @param code ISO 3166-1 alpha-3 (XKX for Kosovo)
 * @param name in English
 * @param isoAlpha2 null where ISO has none
 * @param label a position well inside its largest part, for a label (WGS 84, longitude first)
 * @param rank 1 for the largest to 7 for the smallest, by area
 */
public record Country(
    String code, String name, @Nullable String isoAlpha2, Coordinate label, int rank) {

  /** ISO 3166-1 alpha-2, where there is one. */
  public Optional<String> alpha2() {
    return Optional.ofNullable(isoAlpha2);
  }
}
