package org.lodeline.geodata.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The codes that stand for countries, and for what is told in the place of one. */
public final class CountryCodes {
  /** The code list that is made of them, and not a file of its own. */
  public static final String LIST = "countries";

  /** Every country: ISO 3166-1 alpha-3, and {@code XKX} for Kosovo, which has no code there. */
  public static final SortedSet<String> COUNTRIES =
      with(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3), Set.of("XKX"));

  /**
   * The European Union, the World Trade Organization and the world, by the layers that have them.
   */
  private static final Map<String, Set<String>> OTHERS =
      Map.of("measures", Set.of("EUU", "WTO"), "production", Set.of("WLD"), "trade", Set.of("EUU"));

  /** Every country, and whatever a layer has in the place of one. */
  public static final SortedSet<String> ALL =
      with(COUNTRIES, OTHERS.values().stream().flatMap(Set::stream).toList());

  private CountryCodes() {}

  private static SortedSet<String> with(Collection<String> codes, Collection<String> others) {
    SortedSet<String> all = new TreeSet<>(codes);
    all.addAll(others);
    return Collections.unmodifiableSortedSet(all);
  }

  /** Every country, and what this layer may have in the place of one. */
  static SortedSet<String> of(String layerId) {
    return with(COUNTRIES, OTHERS.getOrDefault(layerId, Set.of()));
  }
}
