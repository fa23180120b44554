package org.lodeline.server.http;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.CodeList;
import org.lodeline.geodata.catalog.CountryCodes;

/** Reads the parameters that select by codes: {@code commodity} and {@code country}. */
public final class CodeParameters {
  public static final String COMMODITY = "commodity";
  public static final String COUNTRY = "country";

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
   * The countries asked for, or what stands in the place of one; none if it is missing.
   *
   * @throws LodelineException of kind INVALID_INPUT that lists the known ones
   */
  public static Set<String> countries(Parameters parameters) {
    Set<String> asked = new LinkedHashSet<>();
    parameters.list(COUNTRY).forEach(code -> asked.add(code.toUpperCase(Locale.ROOT)));
    check(COUNTRY, asked, CountryCodes.ALL);
    return asked;
  }

  private static void check(String parameter, Collection<String> given, Collection<String> known) {
    for (String value : given) {
      if (!known.contains(value)) {
        throw LodelineException.unknown(parameter, parameter, value, List.copyOf(known));
      }
    }
  }
}
