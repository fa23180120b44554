package org.lodeline.geodata.supply.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.lodeline.geodata.network.Route;
import org.lodeline.geodata.supply.Corridor;
import org.lodeline.geodata.supply.Flow;
import org.lodeline.geodata.supply.Outcome;

/**
 * What an importer is recorded to buy abroad of a commodity in a form, and what becomes of it.
 *
 * @param stage what the goods are when they leave: a code of the list {@code flow-stage}
 * @param outcomes of the corridors, at least one
 */
record Imports(Party importer, String commodity, String stage, List<Outcome> outcomes) {
  private record Form(String commodity, String stage) {}

  /**
   * The imports of a country or bloc, by commodity and form. Potential corridors are none, nor is
   * what moves within the country or bloc.
   */
  static List<Imports> of(Party importer, Collection<Outcome> outcomes) {
    Map<Form, List<Outcome>> found =
        new TreeMap<>(Comparator.comparing(Form::commodity).thenComparing(Form::stage));
    for (Outcome outcome : outcomes) {
      Corridor corridor = outcome.corridor();
      if (corridor.kind() == Corridor.Kind.ACTUAL
          && importer.includes(corridor.toCountry())
          && !importer.includes(corridor.fromCountry())) {
        Form form = new Form(corridor.flow().commodity(), corridor.flow().stageFrom());
        found.computeIfAbsent(form, none -> new ArrayList<>()).add(outcome);
      }
    }
    return found.entrySet().stream()
        .map(e -> new Imports(importer, e.getKey().commodity, e.getKey().stage, e.getValue()))
        .toList();
  }

  static double tonnes(Outcome outcome) {
    return outcome.corridor().flow().quantityTonnes().orElse(0.0);
  }

  double tonnes() {
    return outcomes.stream().mapToDouble(Imports::tonnes).sum();
  }

  /** How many have a tonnage. */
  int weighed() {
    return (int)
        outcomes.stream()
            .filter(outcome -> outcome.corridor().flow().quantityTonnes().isPresent())
            .count();
  }

  /** What the tonnages count, each once. */
  List<String> bases() {
    return outcomes.stream()
        .map(outcome -> outcome.corridor().flow())
        .filter(flow -> flow.quantityTonnes().isPresent())
        .map(Flow::basis)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** The share of the tonnes that a part of the corridors carries; empty without tonnes. */
  Optional<Double> share(Predicate<Outcome> part) {
    double all = tonnes();
    return all == 0
        ? Optional.empty()
        : Optional.of(outcomes.stream().filter(part).mapToDouble(Imports::tonnes).sum() / all);
  }

  /** The share that a part of the corridors has by their number. */
  double shareByNumber(Predicate<Outcome> part) {
    return (double) outcomes.stream().filter(part).count() / outcomes.size();
  }

  /** The mean over what still moves, weighted by tonnes; empty if nothing weighed does. */
  Optional<Double> mean(ToDoubleFunction<Outcome> figure) {
    List<Outcome> moving = outcomes.stream().filter(Outcome::isPassable).toList();
    double tonnes = moving.stream().mapToDouble(Imports::tonnes).sum();
    return tonnes == 0
        ? Optional.empty()
        : Optional.of(
            moving.stream().mapToDouble(o -> tonnes(o) * figure.applyAsDouble(o)).sum() / tonnes);
  }

  /** The ids of the passages that any of the corridors goes through, before or after. */
  Set<String> passages() {
    Set<String> passages = new LinkedHashSet<>();
    for (Outcome outcome : outcomes) {
      outcome.before().map(Route::passages).ifPresent(passages::addAll);
      after(outcome).map(Route::passages).ifPresent(passages::addAll);
    }
    return passages;
  }

  static boolean wentThrough(Outcome outcome, String passage) {
    return outcome.before().filter(route -> route.passages().contains(passage)).isPresent();
  }

  static boolean goesThrough(Outcome outcome, String passage) {
    return after(outcome).filter(route -> route.passages().contains(passage)).isPresent();
  }

  /** The way that goods still take. */
  private static Optional<Route> after(Outcome outcome) {
    return outcome.isPassable() ? outcome.corridor().route() : Optional.empty();
  }
}
