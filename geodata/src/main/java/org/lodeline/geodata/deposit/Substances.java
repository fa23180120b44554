package org.lodeline.geodata.deposit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lodeline.geodata.Resources;

/**
 * What grades and contained amounts count, and how one is turned into another: a tonne of lithium
 * carbonate holds as much lithium as 0.404 t of lithium oxide.
 */
public final class Substances {
  private static final Pattern GRADE = Pattern.compile("(%|ppm|g/t|kg/t) (\\S+)");
  private static final Map<String, Double> PARTS =
      Map.of("%", 1e-2, "kg/t", 1e-3, "g/t", 1e-6, "ppm", 1e-6);

  private final Map<String, Substance> byName = new HashMap<>();

  /**
   * A substance.
   *
   * @param countedAs the element, or the group that is counted as one
   * @param fraction how much of a tonne of it that is, by mass
   */
  private record Substance(String countedAs, double fraction) {}

  /** The substances of {@code deposit/substances.csv}. */
  public Substances() {
    Resources.csv(
            "deposit/substances.csv",
            row ->
                Map.entry(
                    row.getField("substance"),
                    new Substance(
                        row.getField("counted_as"), Double.parseDouble(row.getField("fraction")))))
        .forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
  }

  /**
   * What one tonne of a substance counts as in tonnes of another, such as 0.4044 from LCE to Li2O.
   *
   * @return empty where one of them is not known, or they do not hold the same element
   */
  public Optional<Double> factor(String from, String to) {
    Substance a = byName.get(from);
    Substance b = byName.get(to);
    return a == null || b == null || !a.countedAs.equals(b.countedAs)
        ? Optional.empty()
        : Optional.of(a.fraction / b.fraction);
  }

  /**
   * A grade as tonnes of a substance in a tonne of ore.
   *
   * @param unit as of {@code grade_unit}: {@code % Li2O}, {@code g/t 3E}
   * @return empty for a grade by volume, as of brines, and for a unit nobody knows
   */
  public Optional<Double> inATonne(double grade, String unit, String substance) {
    Matcher matcher = GRADE.matcher(unit);
    return matcher.matches()
        ? factor(matcher.group(2), substance)
            .map(factor -> grade * PARTS.getOrDefault(matcher.group(1), 0.0) * factor)
        : Optional.empty();
  }
}
