package org.lodeline.geodata.supply.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lodeline.geodata.supply.Commodities;
import org.lodeline.geodata.supply.Outcome;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.geodata.supply.ScenarioWords;
import org.lodeline.geodata.supply.SupplyModel;

/** What a scenario does to the corridors, in figures. */
public final class CorridorSummary {
  private CorridorSummary() {}

  /**
   * The corridors of a commodity, or all of them where it is {@code *}. Medians are over those that
   * are carried another way.
   */
  public record Row(
      String commodity,
      int corridors,
      int open,
      int licensed,
      int rerouted,
      int restricted,
      int unreachable,
      Optional<Double> medianExtraKm,
      Optional<Double> medianExtraDays,
      Optional<Double> medianExtraCostUsdT) {

    static Row of(String commodity, List<Outcome> outcomes) {
      List<Outcome> carriedOtherwise =
          outcomes.stream()
              .filter(outcome -> !outcome.corridor().route().equals(outcome.before()))
              .filter(outcome -> outcome.extraKm().isPresent())
              .toList();
      return new Row(
          commodity,
          outcomes.size(),
          count(outcomes, Outcome.Status.OPEN),
          count(outcomes, Outcome.Status.LICENSED),
          count(outcomes, Outcome.Status.REROUTED),
          count(outcomes, Outcome.Status.RESTRICTED),
          count(outcomes, Outcome.Status.UNREACHABLE),
          median(carriedOtherwise, Outcome::extraKm),
          median(carriedOtherwise, Outcome::extraDays),
          median(carriedOtherwise, Outcome::extraUsdPerTonne));
    }

    private static int count(List<Outcome> outcomes, Outcome.Status status) {
      return (int) outcomes.stream().filter(outcome -> outcome.status() == status).count();
    }

    private static Optional<Double> median(
        List<Outcome> outcomes, Function<Outcome, Optional<Double>> figure) {
      double[] sorted =
          outcomes.stream()
              .map(figure)
              .flatMap(Optional::stream)
              .mapToDouble(Double::doubleValue)
              .sorted()
              .toArray();
      int middle = sorted.length / 2;
      return sorted.length == 0
          ? Optional.empty()
          : Optional.of(
              sorted.length % 2 == 1
                  ? sorted[middle]
                  : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow());
    }
  }

  /**
   * What a scenario does to the corridors of some commodities that begin or end in some countries:
   * one row for all of them, then one for each commodity.
   *
   * @param commodities codes; none stands for all
   * @param countries ISO 3166-1 alpha-3 codes; none stands for all
   */
  public static Figures<Row> of(
      SupplyModel supply, Scenario scenario, Set<String> commodities, Set<String> countries) {
    List<Outcome> outcomes =
        supply.whatIf().under(scenario).stream()
            .filter(
                o -> commodities.isEmpty() || commodities.contains(o.corridor().flow().commodity()))
            .filter(
                o ->
                    countries.isEmpty()
                        || countries.contains(o.corridor().fromCountry())
                        || countries.contains(o.corridor().toCountry()))
            .toList();
    return of(outcomes, scenario, supply.words());
  }

  private static Figures<Row> of(List<Outcome> outcomes, Scenario scenario, ScenarioWords words) {
    Row all = Row.of(Commodities.ALL, outcomes);
    List<Row> rows = new ArrayList<>(List.of(all));
    Map<String, List<Outcome>> byCommodity =
        outcomes.stream()
            .collect(
                Collectors.groupingBy(
                    outcome -> outcome.corridor().flow().commodity(),
                    TreeMap::new,
                    Collectors.toList()));
    byCommodity.forEach((commodity, some) -> rows.add(Row.of(commodity, some)));
    return new Figures<>(
        sentence(all, scenario, words),
        rows,
        outcomes.stream().map(outcome -> outcome.corridor().flow().source()).toList(),
        List.of(
            "Ways are the cheapest by the rates of the network, not those of tracked ships.",
            "Potential corridors, from deposits that do not produce yet, are counted like recorded"
                + " flows.",
            "A measure or ban bears on goods that leave its country for another; where it covers"
                + " only a part of a commodity, or its raw form, the corridor counts as licensed.",
            "A corridor counts once, under its gravest status.",
            "A measure whose suspension is over on the day asked for binds nobody here: what was"
                + " decided for the time after it is not in the data."));
  }

  private static String sentence(Row all, Scenario scenario, ScenarioWords words) {
    if (all.corridors == 0) {
      return "No corridor matches.";
    }
    List<String> parts = new ArrayList<>();
    if (all.rerouted > 0) {
      parts.add(
          FigureWords.counted(all.rerouted, "goes", "go")
              + " another way"
              + all.medianExtraKm.map(CorridorSummary::longer).orElse(""));
    }
    add(parts, all.unreachable, "unreachable");
    add(parts, all.restricted, "restricted");
    add(parts, all.licensed, "licensed");
    return String.format(
        Locale.ENGLISH,
        "%s, of %,d %s %s.",
        words.beginning(scenario),
        all.corridors,
        all.corridors == 1 ? "corridor" : "corridors",
        parts.isEmpty() ? "none changes" : ScenarioWords.joined(parts));
  }

  private static String longer(double km) {
    return String.format(
        Locale.ENGLISH,
        " (%,.0f km %s at the median)",
        Math.abs(km),
        km < 0 ? "shorter" : "longer");
  }

  private static void add(List<String> parts, int count, String status) {
    if (count > 0) {
      parts.add(FigureWords.counted(count, "is", "are") + " " + status);
    }
  }
}
