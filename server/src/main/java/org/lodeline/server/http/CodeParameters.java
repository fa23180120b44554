package org.lodeline.server.http;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.CodeList;

/** Reads the parameters that select by codes: {@code commodity} and {@code country}. */
public final class CodeParameters {
  public static final String COMMODITY = "commodity";
  public static final String COUNTRY = "country";

  /**
   * Actors without an ISO code: the European Union, the World Trade Organization, the world as a
   * whole; and Kosovo.
   */
  private static final Set<String> OTHER_CODES = Set.of("EUU", "WTO", "WLD", "XKX");

  private static final Set<String> KNOWN_COUNTRIES = allCountries();

  private CodeParameters() {}

  /**
   * The commodities asked for, with the members of groups; none if it is missing.
   *
   * @throws LodelineException of kind INVALID_INPUT that lists the known ones
   */
  public static Set<String> commodities(Parameters parameters, CodeList commodities) {
    Set<String> asked = new LinkedHashSet<>(parameters.list(COMMODITY));
    check(COMMODITY, asked, commodities.codes());
    return commodities.withMembers(asked);
  }

  /**
   * The countries asked for, as ISO 3166-1 alpha-3 codes; none if it is missing.
   *
   * @throws LodelineException of kind INVALID_INPUT that lists the known ones
   */
  public static Set<String> countries(Parameters parameters) {
    Set<String> asked = new LinkedHashSet<>();
    parameters.list(COUNTRY).forEach(code -> asked.add(code.toUpperCase(Locale.ROOT)));
    check(COUNTRY, asked, knownCountries());
    return asked;
  }

  /** All codes that stand for a country or another actor. */
  public static Set<String> knownCountries() {
    return KNOWN_COUNTRIES;
  }

  private static Set<String> allCountries() {
    Set<String> known = new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));
    known.addAll(OTHER_CODES);
    return Collections.unmodifiableSet(known);
  }

  private static void check(String parameter, Collection<String> given, Collection<String> known) {
    for (String value : given) {
      if (!known.contains(value)) {
        throw LodelineException.unknown(parameter, parameter, value, List.copyOf(known));
      }
    }
  }
}
