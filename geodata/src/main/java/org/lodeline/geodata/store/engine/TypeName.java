package org.lodeline.geodata.store.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a type that holds the features of a layer of ours.
 *
 * @param layerId the layer
 * @param made when
 */
record TypeName(String layerId, Instant made) {
  private static final int RADIX = 36;

  /** The milliseconds have eight digits until the year 2059; one more is random. */
  private static final Pattern NAME = Pattern.compile("(.+)_([0-9a-z]{8})[0-9a-z]");

  private static final Instant EARLIEST = Instant.parse("2025-01-01T00:00:00Z");

  /** A name for a layer at a version, which begins with the time. */
  static String of(String layerId, String version) {
    return layerId + "_" + version;
  }

  /** What a name tells; empty where it is none of ours. */
  static Optional<TypeName> parse(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Instant made = Instant.ofEpochMilli(Long.parseLong(parts.group(2), RADIX));
    boolean isTime =
        made.isAfter(EARLIEST) && made.isBefore(Instant.now().plus(1, ChronoUnit.DAYS));
    return isTime ? Optional.of(new TypeName(parts.group(1), made)) : Optional.empty();
  }
}
