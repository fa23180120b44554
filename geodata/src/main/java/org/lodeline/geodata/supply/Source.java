package org.lodeline.geodata.supply;

import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;

/**
 * Where a fact comes from.
 *
 * @param confidence a code of the list {@code confidence}
 */
public record Source(String title, Optional<String> url, String confidence) {
  static Source of(SimpleFeature feature) {
    return new Source(
        Attributes.string(feature, "source_title"),
        Attributes.optionalString(feature, "source_url"),
        Attributes.string(feature, "confidence"));
  }
}
