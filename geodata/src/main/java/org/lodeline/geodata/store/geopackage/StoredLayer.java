package org.lodeline.geodata.store.geopackage;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.lodeline.geodata.Lazy;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.store.memory.Snapshot;

/**
 * A layer at one version of it.
 *
 * @param version the moment of the last change, as the file says it
 * @param snapshot its features, read from the file when they are first asked for
 */
record StoredLayer(
    LayerDefinition definition, SimpleFeatureType type, String version, Lazy<Snapshot> snapshot) {
  private static final String BETWEEN_DIGITS = "-T:.Z ";

  /** To the millisecond, as the file says it. */
  private static final int LONGEST_MOMENT = "2026-11-30T12:00:00.000Z".length();

  /** A layer as it is in the file. */
  static StoredLayer inFile(Path file, LayerDefinition definition, String version) {
    SimpleFeatureType type = definition.featureType();
    return new StoredLayer(definition, type, version, new Lazy<>(() -> read(file, type)));
  }

  /** This layer with features that are known. */
  StoredLayer with(Lazy<Snapshot> known) {
    return new StoredLayer(definition, type, version, known);
  }

  private static Snapshot read(Path file, SimpleFeatureType type) {
    try (GeoPackageFile geoPackage = GeoPackageFile.open(file)) {
      return new Snapshot(type, geoPackage.read(type));
    }
  }

  /**
   * The first moment that tells a change made now from this version.
   *
   * @param now what the clock says
   */
  Instant nextChange(Instant now) {
    try {
      Instant next = Instant.parse(version).plusMillis(1);
      return next.isAfter(now) ? next : now;
    } catch (DateTimeException e) {
      return now;
    }
  }

  /** The version as a short text, for entity tags. It is asked for with every request. */
  String tag() {
    long digits = 0;
    for (int i = 0; i < version.length(); i++) {
      char letter = version.charAt(i);
      if (letter >= '0' && letter <= '9') {
        digits = 10 * digits + letter - '0';
      } else if (BETWEEN_DIGITS.indexOf(letter) < 0) {
        return Integer.toHexString(version.hashCode());
      }
    }
    return version.length() <= LONGEST_MOMENT
        ? Long.toString(digits, Character.MAX_RADIX)
        : Integer.toHexString(version.hashCode());
  }

  static LodelineException unknown(String id) {
    return LodelineException.notFound(
        "layer", "there is no layer " + LodelineException.quoted(id) + " any more");
  }
}
