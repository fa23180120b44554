package org.lodeline.geodata.supply.figures;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lodeline.geodata.Memo;
import org.lodeline.geodata.network.Passage;
import org.lodeline.geodata.supply.Outcome;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.geodata.supply.WhatIf;

/** Which corridors have no way without a passage. Safe for all threads. */
final class Captives {
  /** For some scenarios all passages. */
  private static final int ANSWERS_KEPT = 512;

  private final WhatIf whatIf;
  private final Memo<Scenario, Set<String>> known = new Memo<>(ANSWERS_KEPT, this::unreachable);

  Captives(WhatIf whatIf) {
    this.whatIf = whatIf;
  }

  /**
   * The ids of the flows that no way is left for when one passage more is closed. Those that had
   * none before are among them.
   */
  Set<String> of(Passage passage, Scenario scenario) {
    return known.get(closing(passage, scenario));
  }

  /** Only what bears on ways, so that bans make no new searches. */
  private static Scenario closing(Passage passage, Scenario scenario) {
    Set<Passage> closed = new HashSet<>(scenario.closed());
    closed.add(passage);
    return new Scenario(
        closed, scenario.opened(), scenario.transitClosed(), List.of(), Optional.empty());
  }

  private Set<String> unreachable(Scenario scenario) {
    return whatIf.under(scenario).stream()
        .map(Outcome::corridor)
        .filter(corridor -> corridor.route().isEmpty())
        .map(corridor -> corridor.flow().id())
        .collect(Collectors.toUnmodifiableSet());
  }
}
