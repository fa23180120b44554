package org.lodeline.server.access;

import java.util.Optional;
import java.util.Set;

/**
 * Who asks.
 *
 * @param name by which the history knows them
 * @param layers the ids of the layers that they are granted: the private ones that they see, and
 *     the only ones that they may change. Empty for no private ones, and to change all others. An
 *     admin is granted every layer
 */
public record Caller(String name, Role role, Optional<Set<String>> layers) {
  public Caller {
    layers = layers.map(Set::copyOf);
  }

  /** Somebody who sees no private layers, and is not kept to any layers. */
  public Caller(String name, Role role) {
    this(name, role, Optional.empty());
  }

  /** Whether they see a layer that is private. */
  public boolean isGranted(String layerId) {
    return role == Role.ADMIN || layers.filter(ids -> ids.contains(layerId)).isPresent();
  }

  /** Whether they are kept to the layers that they are granted when they change something. */
  public boolean isLimited() {
    return role != Role.ADMIN && layers.isPresent();
  }
}
