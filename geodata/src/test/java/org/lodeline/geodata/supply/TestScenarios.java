package org.lodeline.geodata.supply;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lodeline.geodata.TestNetworks;

/** Scenarios that assume one thing. */
public final class TestScenarios {
  /** What Ukraine's goods would have to cross if they do not go by sea; other borders are shut. */
  public static final Set<String> AROUND_UKRAINE = Set.of("ROU", "MDA", "POL", "SVK", "HUN");

  private TestScenarios() {}

  /** These passages are closed. */
  public static Scenario closing(String... passages) {
    return new Scenario(
        TestNetworks.passages(passages), Set.of(), Set.of(), List.of(), Optional.empty());
  }

  /** These passages are closed, and these countries to transit. */
  public static Scenario closing(Set<String> transit, String... passages) {
    return new Scenario(
        TestNetworks.passages(passages), Set.of(), transit, List.of(), Optional.empty());
  }

  public static Scenario ban(String actor, String commodity, String... targets) {
    return new Scenario(
        Set.of(),
        Set.of(),
        Set.of(),
        List.of(new Ban(actor, commodity, Set.of(targets))),
        Optional.empty());
  }

  /** The measures in force on a day bind. */
  public static Scenario on(LocalDate day) {
    return new Scenario(Set.of(), Set.of(), Set.of(), List.of(), Optional.of(day));
  }

  public static Scenario on(int year, int month, int day) {
    return on(LocalDate.of(year, month, day));
  }
}
