package org.lodeline.geodata.supply.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.lodeline.geodata.network.Passage;
import org.lodeline.geodata.supply.Blocs;
import org.lodeline.geodata.supply.Flow;
import org.lodeline.geodata.supply.Outcome;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.geodata.supply.ScenarioWords;
import org.lodeline.geodata.supply.WhatIf;

/**
 * How much of what an importer buys goes through which strait or canal, before and under a
 * scenario. Safe for all threads.
 */
public final class Exposure {
  private final WhatIf whatIf;
  private final Map<String, Passage> passages = new LinkedHashMap<>();
  private final Blocs blocs;
  private final ScenarioWords words;
  private final Captives captives;

  public Exposure(WhatIf whatIf, Collection<Passage> passages, Blocs blocs, ScenarioWords words) {
    this.whatIf = whatIf;
    passages.forEach(passage -> this.passages.put(passage.id(), passage));
    this.blocs = blocs;
    this.words = words;
    this.captives = new Captives(whatIf);
  }

  /**
   * What an importer is recorded to buy of a commodity in a form, and a passage that some of it
   * goes through. Shares are from 0 to 1, of {@code tonnes} or of {@code corridors}; those of
   * tonnes are empty where none is known. They are of all that was bought before the scenario.
   *
   * @param importer a country (ISO 3166-1 alpha-3) or a bloc
   * @param stage what the goods are when they leave: a code of the list {@code flow-stage}
   * @param passage its id; empty in the one row of imports that go through none
   * @param corridors how many flows are recorded
   * @param corridorsWeighed how many of them have a tonnage
   * @param tonnes a year, added up over them
   * @param bases what the tonnages count
   * @param exposedShare {@code sum v_f [k on route f] / sum v_f}: what goes through the passage
   * @param captiveShare what goes through it and has no way without it
   * @param afterExposedShare what still moves under the scenario, and goes through the passage
   * @param afterCaptiveShare of that, what has no way without the passage under the scenario
   * @param lostShare what no way is left for, or what may not leave or enter, over all passages
   * @param extraDays what the scenario adds to the days on the way of what still moves, the mean by
   *     tonnes over all passages; empty if nothing weighed moves
   */
  public record Row(
      String importer,
      String commodity,
      String stage,
      Optional<String> passage,
      int corridors,
      int corridorsWeighed,
      double tonnes,
      List<String> bases,
      Optional<Double> exposedShare,
      double exposedCorridorShare,
      Optional<Double> captiveShare,
      double captiveCorridorShare,
      Optional<Double> afterExposedShare,
      double afterExposedCorridorShare,
      Optional<Double> afterCaptiveShare,
      double afterCaptiveCorridorShare,
      Optional<Double> lostShare,
      double lostCorridorShare,
      Optional<Double> extraDays) {}

  /**
   * The passages of each importer, commodity and form, the most used first.
   *
   * @param importers countries (ISO 3166-1 alpha-3) or blocs; every country that imports where
   *     empty
   * @param commodities codes, those of a group's members beside the group; all where empty
   */
  public Figures<Row> of(
      Optional<Set<String>> importers, Optional<Set<String>> commodities, Scenario scenario) {
    LocalDate day = scenario.day();
    List<Outcome> outcomes =
        whatIf.under(scenario).stream()
            .filter(
                outcome ->
                    commodities.isEmpty()
                        || commodities.get().contains(outcome.corridor().flow().commodity()))
            .toList();
    List<Imports> imports =
        importers.orElseGet(() -> countries(outcomes)).stream()
            .flatMap(code -> Imports.of(Party.of(code, blocs, day), outcomes).stream())
            .toList();
    List<Row> rows = imports.stream().flatMap(some -> rows(some, scenario).stream()).toList();
    List<Flow> flows =
        imports.stream()
            .flatMap(some -> some.outcomes().stream())
            .map(outcome -> outcome.corridor().flow())
            .distinct()
            .toList();
    return new Figures<>(
        new ExposureWords(words, passages).sentence(rows, scenario),
        rows,
        flows.stream().map(Flow::source).toList(),
        ExposureWords.assumptions(flows, day));
  }

  private static Set<String> countries(List<Outcome> outcomes) {
    Set<String> countries = new TreeSet<>();
    outcomes.forEach(outcome -> countries.add(outcome.corridor().toCountry()));
    return countries;
  }

  private List<Row> rows(Imports imports, Scenario scenario) {
    List<Row> rows = new ArrayList<>();
    imports.passages().forEach(id -> rows.add(row(imports, Optional.of(id), scenario)));
    if (rows.isEmpty()) {
      rows.add(row(imports, Optional.empty(), scenario));
    }
    rows.sort(
        Comparator.<Row>comparingDouble(row -> row.exposedShare().orElse(0.0))
            .thenComparingDouble(Row::exposedCorridorShare)
            .reversed()
            .thenComparing(row -> row.passage().orElse("")));
    return rows;
  }

  private Row row(Imports imports, Optional<String> passage, Scenario scenario) {
    Part before = outcome -> passage.filter(id -> Imports.wentThrough(outcome, id)).isPresent();
    Part after = outcome -> passage.filter(id -> Imports.goesThrough(outcome, id)).isPresent();
    Part captive = before.and(withoutWay(passage, Scenario.NONE));
    Part afterCaptive = after.and(withoutWay(passage, scenario));
    Part lost = outcome -> !outcome.isPassable();
    return new Row(
        imports.importer().code(),
        imports.commodity(),
        imports.stage(),
        passage,
        imports.outcomes().size(),
        imports.weighed(),
        imports.tonnes(),
        imports.bases(),
        imports.share(before),
        imports.shareByNumber(before),
        imports.share(captive),
        imports.shareByNumber(captive),
        imports.share(after),
        imports.shareByNumber(after),
        imports.share(afterCaptive),
        imports.shareByNumber(afterCaptive),
        imports.share(lost),
        imports.shareByNumber(lost),
        imports.mean(outcome -> outcome.extraDays().orElse(0.0)));
  }

  /** Those that no way is left for when the passage is closed on top of the scenario. */
  private Part withoutWay(Optional<String> passage, Scenario scenario) {
    Set<String> ids =
        passage.map(passages::get).map(closed -> captives.of(closed, scenario)).orElse(Set.of());
    return outcome -> ids.contains(outcome.corridor().flow().id());
  }

  /** A part of the imports. */
  private interface Part extends Predicate<Outcome> {
    default Part and(Part other) {
      return outcome -> test(outcome) && other.test(outcome);
    }
  }
}
