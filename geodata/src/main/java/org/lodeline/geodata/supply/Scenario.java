package org.lodeline.geodata.supply;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lodeline.geodata.network.Closures;
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

  /** The day whose blocs count: the scenario's, else today (UTC). */
  public LocalDate day() {
    return at.orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
  }

  /**
   * What it closes to routes.
   *
   * @param arctic passages that are closed unless the scenario opens them
   */
  public Closures closures(Set<Passage> arctic) {
    Set<Passage> passages = new LinkedHashSet<>(arctic);
    passages.removeAll(opened);
    passages.addAll(closed);
    return new Closures(passages, transitClosed, Set.of());
  }

  /**
   * The parameters that assume it, with their values as requests write them: the same for equal
   * scenarios.
   */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    put(parameters, Scenarios.CLOSED, closed.stream().map(Passage::id));
    put(parameters, Scenarios.OPEN, opened.stream().map(Passage::id));
    put(parameters, Scenarios.TRANSIT_CLOSED, transitClosed.stream());
    put(parameters, Scenarios.BAN, bans.stream().map(Ban::toString));
    put(parameters, Scenarios.AT, at.stream().map(LocalDate::toString));
    return parameters;
  }

  private static void put(Map<String, String> parameters, String parameter, Stream<String> values) {
    String text = values.sorted().collect(Collectors.joining(","));
    if (!text.isEmpty()) {
      parameters.put(parameter, text);
    }
  }
}
