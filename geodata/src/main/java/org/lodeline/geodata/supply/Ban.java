package org.lodeline.geodata.supply;

import java.util.Set;

/**
 * An assumed export ban.
 *
 * @param actor who exports no more: ISO 3166-1 alpha-3 or a bloc
 * @param commodity a commodity code, or {@code *}
 * @param targets to whom: the same codes as {@code actor}, or {@code *}
 */
public record Ban(String actor, String commodity, Set<String> targets) {
  public Ban {
    targets = Set.copyOf(targets);
  }

  /** As a request writes it, such as {@code CHN:rare-earths:*}. */
  @Override
  public String toString() {
    return actor + ":" + commodity + ":" + String.join(";", targets.stream().sorted().toList());
  }
}
