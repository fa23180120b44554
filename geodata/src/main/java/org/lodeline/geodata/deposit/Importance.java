package org.lodeline.geodata.deposit;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodeline.geodata.Resources;

/**
 * The size class of a deposit after INSPIRE ImportanceValue, by the contained amount of its main
 * commodity and the limits of {@code deposit/importance.csv}.
 */
public final class Importance {
  private static final String SMALLEST = "occurrence";

  private final Map<String, Limits> byCommodity = new HashMap<>();
  private final Substances substances;

  /**
   * The limits of a commodity.
   *
   * @param leastKt of each class, the largest first, in thousands of tonnes of the substance
   */
  private record Limits(String substance, Map<String, Double> leastKt) {
    static Limits of(NamedCsvRecord row) {
      Map<String, Double> least = new LinkedHashMap<>();
      for (String size : new String[] {"very-large", "large", "medium", "small"}) {
        least.put(size, Double.parseDouble(row.getField(size.replace('-', '_') + "_kt")));
      }
      return new Limits(row.getField("substance"), least);
    }

    String size(double kt) {
      return leastKt.entrySet().stream()
          .filter(limit -> kt >= limit.getValue())
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse(SMALLEST);
    }
  }

  /** The limits that come with Lodeline. */
  public Importance(Substances substances) {
    this.substances = substances;
    Resources.csv(
            "deposit/importance.csv", row -> Map.entry(row.getField("commodity"), Limits.of(row)))
        .forEach(entry -> byCommodity.put(entry.getKey(), entry.getValue()));
  }

  /**
   * The size class of a deposit.
   *
   * @param commodity its main one
   * @param statements of how much of that is in it; the first that tells a contained amount decides
   * @return a code of the list {@code importance}; empty where no statement tells one, or there are
   *     no limits for the commodity
   */
  public Optional<String> of(String commodity, List<Statement> statements) {
    Limits limits = byCommodity.get(commodity);
    return limits == null
        ? Optional.empty()
        : statements.stream()
            .flatMap(one -> one.containedKt(limits.substance, substances).stream())
            .findFirst()
            .map(limits::size);
  }
}
