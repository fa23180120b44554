package org.lodeline.geodata.supply.gap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lodeline.geodata.supply.Blocs;
import org.lodeline.geodata.supply.Commodities;
import org.lodeline.geodata.supply.Corridor;
import org.lodeline.geodata.supply.Flow;
import org.lodeline.geodata.supply.Outcome;
import org.lodeline.geodata.supply.Site;
import org.lodeline.geodata.supply.figures.Party;

/**
 * The recorded flows of one commodity in one form, with what becomes of them under a scenario.
 *
 * @param symbol of the commodity; may be empty
 * @param isEverybody whether the market is every importer
 */
record RecordedTrade(
    List<Outcome> outcomes, Map<String, Site> sites, String symbol, boolean isEverybody) {
  private static final Set<String> RUNNING = Set.of("operating", "producing");

  static RecordedTrade of(
      GapFilling.Request request,
      List<Outcome> all,
      Commodities commodities,
      Map<String, Site> sites) {
    List<Outcome> outcomes =
        all.stream()
            .filter(outcome -> outcome.corridor().kind() == Corridor.Kind.ACTUAL)
            .filter(
                outcome -> {
                  Flow flow = outcome.corridor().flow();
                  return commodities.includes(request.commodity(), flow.commodity())
                      && GapFilling.Form.of(flow.stageFrom()) == request.form();
                })
            .toList();
    return new RecordedTrade(
        outcomes,
        sites,
        commodities.symbol(request.commodity()),
        request.market().equals(Blocs.EVERYBODY));
  }

  /**
   * The countries that a market stands for. Everybody is who loses something, or, where it was said
   * what is lost, who imports something.
   */
  Set<String> market(GapFilling.Request request, Blocs blocs) {
    if (!isEverybody) {
      return new TreeSet<>(Party.of(request.market(), blocs, request.scenario().day()).countries());
    }
    Set<String> countries = new TreeSet<>();
    outcomes.stream()
        .filter(outcome -> request.lostTonnes().isPresent() || !outcome.isPassable())
        .forEach(outcome -> countries.add(outcome.corridor().toCountry()));
    return countries;
  }

  /** The stages of the flows where they begin. */
  Set<String> stages() {
    Set<String> stages = new LinkedHashSet<>();
    outcomes.forEach(outcome -> stages.add(outcome.corridor().flow().stageFrom()));
    return stages;
  }

  /** What a site is recorded to send to the market, or its country if it stands for that. */
  double sentTonnes(Site site, Set<String> market, Counted counted) {
    return to(market)
        .map(Outcome::corridor)
        .filter(corridor -> corridor.from().equals(List.of(site.place())))
        .flatMap(corridor -> tonnes(corridor.flow(), counted).stream().boxed())
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  /** What the market loses: as the request says, else of the flows that the scenario stops. */
  Loss loss(GapFilling.Request request, Set<String> market) {
    List<Flow> recorded = to(market).map(outcome -> outcome.corridor().flow()).toList();
    if (request.lostTonnes().isPresent()) {
      Counted counted = counted(request, recorded);
      return new Loss(request.lostTonnes().get(), counted, List.of(), List.of(), List.of());
    }
    List<Outcome> stopped = to(market).filter(outcome -> !outcome.isPassable()).toList();
    List<Outcome> whole =
        stopped.stream()
            .filter(outcome -> outcome.corridor().flow().quantityTonnes().isPresent())
            .filter(outcome -> !isPlan(outcome.corridor().flow()))
            .filter(outcome -> !isContained(outcome, stopped))
            .toList();
    List<Flow> flows = whole.stream().map(outcome -> outcome.corridor().flow()).toList();
    Counted counted = counted(request, flows.isEmpty() ? recorded : flows);
    double tonnes = 0;
    List<Flow> lost = new ArrayList<>();
    List<GapFilling.NotComparable> others = new ArrayList<>();
    for (Outcome outcome : whole) {
      OptionalDouble part = tonnes(outcome.corridor().flow(), counted);
      if (part.isPresent()) {
        tonnes += part.getAsDouble();
        lost.add(outcome.corridor().flow());
      } else {
        others.add(other(outcome));
      }
    }
    List<String> assumptions = new ArrayList<>();
    assumptions.add("What is lost is the sum of the recorded flows that the scenario stops.");
    int left = stopped.size() - whole.size();
    if (left > 0) {
      assumptions.add(
          ("Of %d such flows, %d %s not added: plans of sites that do not run yet, parts of another"
                  + " flow, or flows without a tonnage.")
              .formatted(stopped.size(), left, left == 1 ? "is" : "are"));
    }
    return new Loss(tonnes, counted, lost, others, assumptions);
  }

  /** The flows to the market from without; between countries, where the market is everybody. */
  private Stream<Outcome> to(Set<String> market) {
    return outcomes.stream()
        .filter(outcome -> market.contains(outcome.corridor().toCountry()))
        .filter(
            outcome ->
                isEverybody
                    ? !outcome.corridor().fromCountry().equals(outcome.corridor().toCountry())
                    : !market.contains(outcome.corridor().fromCountry()));
  }

  /** What most of the flows count, the first of those that are as many. */
  private Counted counted(GapFilling.Request request, List<Flow> flows) {
    if (request.unit().isPresent()) {
      return Counted.of(request.unit().get(), symbol);
    }
    Map<Counted, Integer> votes = new LinkedHashMap<>();
    flows.stream()
        .filter(flow -> flow.quantityTonnes().isPresent())
        .forEach(flow -> counted(flow).ifPresent(unit -> votes.merge(unit, 1, Integer::sum)));
    int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return votes.entrySet().stream()
        .filter(vote -> vote.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> Counted.of(symbol.isEmpty() ? request.commodity() : symbol, symbol));
  }

  private Optional<Counted> counted(Flow flow) {
    return flow.basis().map(basis -> Counted.of(basis, symbol));
  }

  /** A flow's quantity in another unit; empty where it has none or does not compare. */
  OptionalDouble tonnes(Flow flow, Counted unit) {
    OptionalDouble factor =
        counted(flow).map(own -> own.factorTo(unit)).orElse(OptionalDouble.empty());
    return flow.quantityTonnes().isPresent() && factor.isPresent()
        ? OptionalDouble.of(flow.quantityTonnes().get() * factor.getAsDouble())
        : OptionalDouble.empty();
  }

  private boolean isPlan(Flow flow) {
    Site from = sites.get(flow.fromId());
    return from != null && !RUNNING.contains(from.status());
  }

  /**
   * Whether another flow counts all that goes from the one country to the other. Two of them are of
   * two products, such as metal and oxide, and neither is a part of the other.
   */
  private boolean isContained(Outcome outcome, List<Outcome> stopped) {
    Corridor corridor = outcome.corridor();
    return !isBetweenCountries(corridor.flow(), corridor)
        && stopped.stream()
            .map(other -> other.corridor().flow())
            .filter(other -> !other.id().equals(corridor.flow().id()))
            .filter(other -> other.quantityTonnes().isPresent())
            .filter(other -> other.commodity().equals(corridor.flow().commodity()))
            .anyMatch(other -> isBetweenCountries(other, corridor));
  }

  private static boolean isBetweenCountries(Flow flow, Corridor corridor) {
    return flow.fromId().equals(corridor.fromCountry()) && flow.toId().equals(corridor.toCountry());
  }

  private GapFilling.NotComparable other(Outcome outcome) {
    Flow flow = outcome.corridor().flow();
    return new GapFilling.NotComparable(
        flow.id(),
        flow.name(),
        outcome.corridor().fromCountry(),
        "lost",
        flow.quantityTonnes().orElse(0.0),
        counted(flow).map(Counted::unit).orElse(""));
  }
}
