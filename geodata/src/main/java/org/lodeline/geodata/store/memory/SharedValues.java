package org.lodeline.geodata.store.memory;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column, of which equal ones become the same object: most columns hold few
 * different ones, and a layer is kept in memory. Not safe for several threads.
 */
public final class SharedValues {
  /** A column that has more is taken for one whose values are all different. */
  private static final int MOST = 20_000;

  private final Map<Object, Object> known = new HashMap<>();

  /** The value, or an equal one that was here before. */
  public @Nullable Object shared(@Nullable Object value) {
    if (value == null || !(value instanceof String || value instanceof Number)) {
      return value;
    }
    if (known.size() == MOST) {
      return known.getOrDefault(value, value);
    }
    Object before = known.putIfAbsent(value, value);
    return before == null ? value : before;
  }
}
