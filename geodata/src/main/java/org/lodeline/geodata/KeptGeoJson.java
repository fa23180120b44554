package org.lodeline.geodata;

import org.jspecify.annotations.Nullable;

/**
 * A feature that remembers how it is written as GeoJSON: most answers are made of features that
 * were written before. Implementations forget it when the feature changes, and are safe for all
 * threads as long as it does not.
 */
public interface KeptGeoJson {
  /** The feature object, without white space around it; null if it was not written yet. */
  @Nullable EncodedJson geoJson();

  void keepGeoJson(EncodedJson written);
}
