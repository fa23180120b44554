package org.lodeline.geodata.supply;

import java.util.Map;
import java.util.stream.Collectors;
import org.lodeline.geodata.catalog.CodeList;

/**
 * Which commodity codes mean the same material: a group stands for its members, and a member for
 * its group.
 */
public final class Commodities {
  private final Map<String, String> groupOf;

  public Commodities(CodeList commodities) {
    this.groupOf =
        commodities.rows().stream()
            .filter(row -> !row.getOrDefault("group", "").isEmpty())
            .collect(Collectors.toMap(row -> row.get("code"), row -> row.get("group")));
  }

  /** Whether a code is the other one, its group, or a member of it. */
  public boolean match(String one, String other) {
    return one.equals(other) || other.equals(groupOf.get(one)) || one.equals(groupOf.get(other));
  }
}
