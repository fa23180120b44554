package org.lodeline.geodata.supply.figures;

import java.time.LocalDate;
import java.util.Set;
import org.lodeline.geodata.supply.Blocs;

/**
 * Who buys: a country, or a bloc as it is on a day.
 *
 * @param code ISO 3166-1 alpha-3, or the code of a bloc
 * @param countries the country itself, or the members of the bloc (ISO 3166-1 alpha-3)
 */
public record Party(String code, Set<String> countries) {
  /**
   * The country or bloc of a code.
   *
   * @param day for which the members of a bloc are told; none before it began
   */
  public static Party of(String code, Blocs blocs, LocalDate day) {
    return new Party(code, blocs.members(code, day).orElse(Set.of(code)));
  }

  boolean includes(String country) {
    return countries.contains(country);
  }
}
