package org.lodeline.geodata.catalog;

import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a catalogue that not everybody sees. Whoever answers for somebody who may see some
 * of them shows these on the thread that answers, and hides them afterwards; on every other thread
 * a catalogue is as if they were not there. Safe for all threads.
 */
public final class PrivateLayers {
  /** There are none. */
  public static final PrivateLayers NONE = new PrivateLayers(Set.of());

  private static final ThreadLocal<@Nullable Predicate<String>> SHOWN = new ThreadLocal<>();

  private final Set<String> ids;

  /**
   * Some layers.
   *
   * @param ids of layers that need not be there yet
   */
  public PrivateLayers(Set<String> ids) {
    this.ids = Set.copyOf(ids);
  }

  /**
   * Shows private layers on this thread, until they are hidden.
   *
   * @param granted whether the layer of an id is shown
   */
  public static void show(Predicate<String> granted) {
    SHOWN.set(granted);
  }

  /** Hides all private layers on this thread. */
  public static void hide() {
    SHOWN.remove();
  }

  boolean isEmpty() {
    return ids.isEmpty();
  }

  /** Whether a layer is private, and not shown on this thread. */
  boolean isHidden(String layerId) {
    if (!ids.contains(layerId)) {
      return false;
    }
    Predicate<String> granted = SHOWN.get();
    return granted == null || !granted.test(layerId);
  }
}
