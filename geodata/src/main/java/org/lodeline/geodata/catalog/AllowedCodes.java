package org.lodeline.geodata.catalog;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which codes the coded fields of a layer may have. */
public final class AllowedCodes {
  private final Map<String, CodeList> lists;

  /**
   * Those of some code lists, and of countries.
   *
   * @param lists by id
   */
  public AllowedCodes(Map<String, CodeList> lists) {
    this.lists = Map.copyOf(lists);
  }

  /**
   * The codes of a field, in the order in which they are told; empty for a field without a code
   * list, or with one nobody knows.
   */
  public Optional<Set<String>> of(String layerId, Field field) {
    return listed(layerId, field)
        .map(
            codes -> {
              Set<String> allowed = new LinkedHashSet<>(codes);
              if (field.wildcard()) {
                allowed.add("*");
              }
              return allowed;
            });
  }

  private Optional<Collection<String>> listed(String layerId, Field field) {
    return CountryCodes.LIST.equals(field.codelist())
        ? Optional.of(CountryCodes.of(layerId))
        : Optional.ofNullable(field.codelist()).map(lists::get).map(CodeList::codes);
  }
}
