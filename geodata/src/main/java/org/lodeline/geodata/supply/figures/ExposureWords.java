package org.lodeline.geodata.supply.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lodeline.geodata.network.Passage;
import org.lodeline.geodata.supply.Flow;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.geodata.supply.ScenarioWords;
import org.lodeline.geodata.supply.figures.Exposure.Row;

/** Says what the figures of exposure say, and what they rest on. */
final class ExposureWords {
  private final ScenarioWords words;
  private final Map<String, Passage> passages;

  ExposureWords(ScenarioWords words, Map<String, Passage> passages) {
    this.words = words;
    this.passages = passages;
  }

  /** What one importer buys of one commodity in one form. */
  private record Import(String importer, String commodity, String stage) {
    static Import of(Row row) {
      return new Import(row.importer(), row.commodity(), row.stage());
    }
  }

  String sentence(List<Row> rows, Scenario scenario) {
    if (rows.isEmpty()) {
      return "No recorded import matches.";
    }
    Map<Import, Row> imports = new LinkedHashMap<>();
    rows.forEach(row -> imports.putIfAbsent(Import.of(row), row));
    return scenario.isNone() ? standing(rows, imports.size()) : changed(imports.values(), scenario);
  }

  private String standing(List<Row> rows, int imports) {
    Map<String, Integer> halfOf = new LinkedHashMap<>();
    for (Row row : rows) {
      if (share(row.exposedShare(), row.exposedCorridorShare()) >= 0.5) {
        row.passage().ifPresent(id -> halfOf.merge(id, 1, Integer::sum));
      }
    }
    int most = halfOf.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    if (most == 0) {
      return "No passage carries half of any of " + counted(imports) + ".";
    }
    List<String> names =
        halfOf.entrySet().stream()
            .filter(entry -> entry.getValue() == most)
            .map(entry -> name(entry.getKey()))
            .sorted()
            .toList();
    long captive =
        rows.stream()
            .filter(row -> row.captiveCorridorShare() > 0)
            .map(Import::of)
            .distinct()
            .count();
    String sentence =
        String.format(
            Locale.ENGLISH,
            "%s %s half or more of %s; %s.",
            ScenarioWords.joined(names),
            names.size() == 1 ? "carries" : "each carry",
            most == imports ? all(imports) : most + " of " + counted(imports),
            captive == 0
                ? "all could go another way"
                : FigureWords.counted(captive, "has", "have") + " no other way for some of it");
    return FigureWords.upperFirst(sentence);
  }

  private String changed(Collection<Row> imports, Scenario scenario) {
    return words.beginning(scenario)
        + ", "
        + (imports.size() == 1 ? one(imports.iterator().next()) : many(imports))
        + ".";
  }

  private String one(Row row) {
    List<String> parts = new ArrayList<>();
    if (lost(row) > 0) {
      parts.add("loses " + FigureWords.percent(lost(row)) + " of its supply");
    }
    if (isLonger(row)) {
      parts.add(
          String.format(Locale.ENGLISH, "takes %.1f days longer", row.extraDays().orElseThrow()));
    }
    return name(row)
        + " "
        + (parts.isEmpty() ? "neither loses supply nor takes longer" : ScenarioWords.joined(parts));
  }

  private static boolean isLonger(Row row) {
    return row.extraDays().orElse(0.0) >= 0.05;
  }

  private String many(Collection<Row> imports) {
    List<Row> lost =
        imports.stream()
            .filter(row -> row.lostCorridorShare() > 0)
            .sorted(Comparator.comparingDouble(ExposureWords::lost).reversed())
            .toList();
    List<Row> longer =
        imports.stream()
            .filter(ExposureWords::isLonger)
            .sorted(Comparator.<Row>comparingDouble(row -> row.extraDays().orElse(0.0)).reversed())
            .toList();
    List<String> parts = new ArrayList<>();
    if (!lost.isEmpty()) {
      parts.add(
          FigureWords.counted(lost.size(), "loses", "lose")
              + " supply ("
              + (lost.size() == 1 ? "" : "most of all ")
              + name(lost.get(0))
              + ", "
              + FigureWords.percent(lost(lost.get(0)))
              + ")");
    }
    if (!longer.isEmpty()) {
      parts.add(
          String.format(
              Locale.ENGLISH,
              "%d %s longer on the way (%s%s, by %.1f days)",
              longer.size(),
              longer.size() == 1 ? "is" : "are",
              longer.size() == 1 ? "" : "most of all ",
              name(longer.get(0)),
              longer.get(0).extraDays().orElseThrow()));
    }
    return parts.isEmpty()
        ? "none of " + counted(imports.size()) + " is lost or takes longer"
        : "of " + counted(imports.size()) + " " + ScenarioWords.joined(parts);
  }

  private static double lost(Row row) {
    return share(row.lostShare(), row.lostCorridorShare());
  }

  private static double share(Optional<Double> byTonnes, double byNumber) {
    return byTonnes.orElse(byNumber);
  }

  private static String counted(int imports) {
    return FigureWords.counted(imports, "import", "imports");
  }

  private static String all(int imports) {
    return imports == 1 ? "the import" : "all " + imports + " imports";
  }

  private String name(Row row) {
    return words.commodity(row.commodity())
        + " ("
        + row.stage()
        + ") to "
        + words.country(row.importer());
  }

  private String name(String passage) {
    return Optional.ofNullable(passages.get(passage))
        .map(known -> ScenarioWords.passage(known.name()))
        .orElse(passage);
  }

  /** What the figures of these flows rest on. */
  static List<String> assumptions(Collection<Flow> flows, LocalDate day) {
    List<String> all = new ArrayList<>();
    all.add(
        "Imports are the recorded flows alone, which are incomplete: shares are of what is recorded,"
            + " not of all that the importer buys. Potential corridors do not count.");
    all.add("What moves within a country, or between the members of a bloc, is no import.");
    all.add(
        "Routes are the cheapest by the rates of the network, not those of tracked ships; a flow"
            + " takes one route.");
    all.add(
        "Tonnages are added within one commodity and form only, even where sources count them"
            + " differently; the bases are listed.");
    long unweighed = flows.stream().filter(flow -> flow.quantityTonnes().isEmpty()).count();
    if (unweighed > 0) {
      all.add(
          FigureWords.counted(unweighed, "flow has", "flows have")
              + " no tonnage and "
              + (unweighed == 1 ? "counts" : "count")
              + " only in the shares of corridors.");
    }
    long planned =
        flows.stream()
            .filter(flow -> flow.year().filter(y -> y > day.getYear()).isPresent())
            .count();
    if (planned > 0) {
      all.add(
          FigureWords.counted(planned, "flow is", "flows are")
              + " dated after "
              + day.getYear()
              + ", as planned or agreed, and "
              + (planned == 1 ? "counts" : "count")
              + " like the others.");
    }
    all.add(
        "A captive share has no way over the network when the passage alone is closed"
            + " on top of the scenario; arctic passages are closed unless the scenario opens them.");
    all.add("Restricted and unreachable flows are lost; flows under licence are not.");
    return all;
  }
}
