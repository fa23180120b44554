package org.lodeline.geodata.supply;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.lodeline.geodata.catalog.CodeList;

/**
 * Which commodity codes mean the same material: a group stands for its members, and a member for
 * its group.
 */
public final class Commodities {
  private final Map<String, String> groupOf;
  private final Map<String, String> symbolOf;

  public Commodities(CodeList commodities) {
    this.groupOf =
        commodities.rows().stream()
            .filter(row -> !row.getOrDefault("group", "").isEmpty())
            .collect(Collectors.toMap(row -> row.get("code"), row -> row.get("group")));
    this.symbolOf =
        commodities.rows().stream()
            .collect(
                Collectors.toMap(row -> row.get("code"), row -> row.getOrDefault("symbol", "")));
  }

  /**
   * Whether a unit counts the commodity itself, such as {@code t Ni in MHP} for nickel, and not a
   * compound of it.
   */
  boolean counts(String unit, String commodity) {
    String symbol = symbolOf.getOrDefault(commodity, "");
    return !symbol.isEmpty() && Arrays.asList(unit.split("[^A-Za-z0-9]+")).contains(symbol);
  }

  /** Whether a code is the other one, its group, or a member of it. */
  public boolean match(String one, String other) {
    return one.equals(other) || other.equals(groupOf.get(one)) || one.equals(groupOf.get(other));
  }
}
