package org.lodeline.geodata.catalog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One change of one feature, as the history keeps it.
 *
 * @param sequence orders the changes of a store, the later the higher; 0 for one that no history
 *     holds yet
 * @param time when it was made, to the millisecond
 * @param who made it: a name
 * @param before the feature until then, as the text of a GeoJSON object; null where it was created
 * @param after the feature from then on, likewise; null where it was deleted
 */
public record Change(
    long sequence,
    String layerId,
    String featureId,
    Instant time,
    String who,
    Action action,
    @Nullable String before,
    @Nullable String after) {

  public Change {
    time = time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** What was done to the feature. */
  public enum Action {
    CREATE,
    /** All of it was given anew. */
    REPLACE,
    /** Some of it was. */
    UPDATE,
    DELETE;

    /** The name that stores and answers use. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The action of this name, which must be one. */
    public static Action byCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
