package org.lodeline.geodata.supply.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.geodata.supply.ScenarioWords;
import org.lodeline.geodata.supply.figures.Concentration.Row;

/** Says what the figures of concentration say, and what they rest on. */
final class ConcentrationWords {
  private final ScenarioWords words;
  private final Optional<String> view;
  private final Scenario scenario;

  ConcentrationWords(ScenarioWords words, Optional<String> view, Scenario scenario) {
    this.words = words;
    this.view = view;
    this.scenario = restraining(scenario);
  }

  /** The part of a scenario that bears on supply: closed ways do not. */
  private static Scenario restraining(Scenario scenario) {
    return new Scenario(Set.of(), Set.of(), Set.of(), scenario.bans(), scenario.at());
  }

  String sentence(List<Row> rows) {
    if (rows.isEmpty()) {
      return "No production list matches.";
    }
    String sentence = rows.size() == 1 ? one(rows.get(0)) : many(rows);
    return FigureWords.upperFirst(sentence) + ".";
  }

  private String one(Row row) {
    String before =
        String.format(
            Locale.ENGLISH,
            "%s %s %s of the world's %s in %d, and its HHI %s",
            words.country(row.leader()),
            row.stage().equals("mine") ? "mined" : "made",
            FigureWords.percent(row.leaderShare()),
            words.commodity(row.commodity()),
            row.year(),
            hhi(row.hhiLow(), row.hhiHigh(), row.band()));
    if (scenario.isNone()) {
      return before;
    }
    return before + "; " + FigureWords.lowerFirst(words.beginning(scenario)) + ", " + after(row);
  }

  private String after(Row row) {
    if (row.gapShare() == 0) {
      return "none of it is lost" + toView();
    }
    String lost = FigureWords.percent(row.gapShare()) + " of it is lost" + toView();
    return row.afterBand().isEmpty()
        ? lost + " and nothing is left"
        : lost
            + " and the HHI of the rest "
            + hhi(
                row.afterHhiLow().orElseThrow(),
                row.afterHhiHigh().orElseThrow(),
                row.afterBand().get());
  }

  private static String hhi(double low, double high, String band) {
    String from = String.format(Locale.ENGLISH, "%,.0f", low);
    String to = String.format(Locale.ENGLISH, "%,.0f", high);
    return (from.equals(to) ? "is " + from : "lies between " + from + " and " + to)
        + " ("
        + band
        + ")";
  }

  private String many(List<Row> rows) {
    if (scenario.isNone()) {
      return benchmark(rows, "holds", "the " + rows.size() + " production lists");
    }
    List<Row> hit =
        rows.stream()
            .filter(row -> row.gapShare() > 0)
            .sorted(Comparator.comparingDouble(Row::gapShare).reversed())
            .toList();
    String begun = words.beginning(scenario) + ", ";
    if (hit.isEmpty()) {
      return begun
          + "none of "
          + rows.size()
          + " production lists loses supply"
          + toView()
          + "; "
          + benchmark(rows, "holds", "them");
    }
    return begun
        + hit.size()
        + " of "
        + rows.size()
        + " production lists "
        + (hit.size() == 1 ? "loses" : "lose")
        + " supply"
        + toView()
        + (hit.size() == 1 ? ", " : ", most of all ")
        + name(hit.get(0))
        + " ("
        + FigureWords.percent(hit.get(0).gapShare())
        + "); before, "
        + benchmark(rows, "held", "them");
  }

  private String toView() {
    return view.map(code -> " to " + words.country(code)).orElse("");
  }

  private String name(Row row) {
    return FigureWords.produced(row.stage(), row.commodity(), words);
  }

  /** Who is above 65 % of how many lists, such as "China alone holds ... of 9 of them, Brazil". */
  private String benchmark(List<Row> rows, String holds, String lists) {
    Map<String, Integer> listsOver = new LinkedHashMap<>();
    rows.forEach(row -> row.over65().forEach(c -> listsOver.merge(c, 1, Integer::sum)));
    String whose = view.isEmpty() ? "" : "other ";
    if (listsOver.isEmpty()) {
      return "no " + whose + "country " + holds + " more than 65 % of any of " + lists;
    }
    List<String> parts = new ArrayList<>();
    listsOver.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            entry ->
                parts.add(
                    parts.isEmpty()
                        ? words.country(entry.getKey())
                            + " alone "
                            + holds
                            + " more than 65 % of "
                            + entry.getValue()
                            + " of "
                            + lists
                        : words.country(entry.getKey()) + " of " + entry.getValue()));
    return ScenarioWords.joined(parts);
  }

  /** What the figures of these rows rest on. */
  static List<String> assumptions(List<Row> rows, Optional<String> view, Scenario scenario) {
    List<String> all = new ArrayList<>();
    all.add(
        "Shares are those published, or tonnages of the published world total where there is one,"
            + " else of the sum of the list; they are shares of production, not of trade.");
    all.add("Each list is of the year it names, the latest known unless another was asked for.");
    long scaled = rows.stream().filter(row -> row.shareListed() > 1 + 1e-9).count();
    if (scaled > 0) {
      all.add(
          "The shares of "
              + (scaled == 1 ? "one list sum" : scaled + " lists sum")
              + " to more than one by rounding and are scaled to one.");
    }
    if (rows.stream().anyMatch(row -> row.hhiHigh() > row.hhiLow())) {
      all.add(
          "Where listed shares sum to less than one, low figures spread the rest over countless"
              + " countries, and high figures put it into as few as possible, none above the"
              + " leader of the list; the smallest listed is no bound, as lists name small"
              + " producers and leave larger ones among the others.");
    }
    all.add(
        "The bands of the HHI are those of the US Horizontal Merger Guidelines of 2010: low under"
            + " 1,500, moderate to 2,500, high above; the guidelines of 2023 draw lower lines.");
    all.add("N-1 takes demand to be the supply before any ban, as demand is not known.");
    all.add(
        "Regulation (EU) 2024/1252 sets its 65 % for the Union's own consumption by third country;"
            + " here it is held against world production.");
    if (!restraining(scenario).isNone()) {
      all.add(
          "A ban takes away all that its country makes, not only what it exports; no other country"
              + " makes more, and no producer that is not listed is banned.");
      all.add(
          "Licences, quotas, bans on raw exports and bans on a part of a commodity take nothing"
              + " away, as how much they stop is not known.");
      all.add(
          view.map(
                  name ->
                      "A ban counts if it bears on all of "
                          + name
                          + ", whose own supply stays with it.")
              .orElse("Without a view, only a ban to everybody counts."));
    }
    return all;
  }
}
