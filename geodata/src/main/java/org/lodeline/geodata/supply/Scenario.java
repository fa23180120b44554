package org.lodeline.geodata.supply;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lodeline.geodata.network.Passage;

/**
 * What is assumed. Equal scenarios have equal effects.
 *
 * @param closed passages that no ship may go through
 * @param opened passages that are closed otherwise: the arctic ones
 * @param transitClosed countries that goods may not cross, unless they begin or end there (ISO
 *     3166-1 alpha-3)
 * @param bans exports that are assumed to stop
 * @param at the day whose measures bind; none bind where it is empty
 */
public record Scenario(
    Set<Passage> closed,
    Set<Passage> opened,
    Set<String> transitClosed,
    List<Ban> bans,
    Optional<LocalDate> at) {

  /** Nothing is assumed. */
  public static final Scenario NONE =
      new Scenario(Set.of(), Set.of(), Set.of(), List.of(), Optional.empty());

  public Scenario {
    closed = Set.copyOf(closed);
    opened = Set.copyOf(opened);
    transitClosed = Set.copyOf(transitClosed);
    bans = List.copyOf(bans);
  }

  /** Whether nothing is assumed. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** As requests write it, in one line: the same for equal scenarios. */
  public String key() {
    return "closed="
        + closed.stream().map(Passage::id).sorted().toList()
        + " open="
        + opened.stream().map(Passage::id).sorted().toList()
        + " transit-closed="
        + transitClosed.stream().sorted().toList()
        + " ban="
        + bans
        + " at="
        + at.map(LocalDate::toString).orElse("");
  }
}
