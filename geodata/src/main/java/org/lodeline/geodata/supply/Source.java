package org.lodeline.geodata.supply;

import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;

/**
 * Where a fact comes from. A row that somebody added without saying so is as good as one that is
 * known by heart.
 *
 * @param confidence a code of the list {@code confidence}
 */
public record Source(String title, Optional<String> url, String confidence) {
  private static final String NONE = "no source named";
  private static final String RECALLED = "recalled";

  static Source of(SimpleFeature feature) {
    return new Source(
        Attributes.optionalString(feature, "source_title").orElse(NONE),
        Attributes.optionalString(feature, "source_url"),
        Attributes.optionalString(feature, "confidence").orElse(RECALLED));
  }
}
