package org.lodeline.geodata.supply;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.Resources;

/**
 * Which countries belong to which bloc at a time, such as the European Union: the rows of {@code
 * supply/blocs.csv}. There, {@code from} is the first day of a membership and {@code to} the first
 * day on which it is over, empty while it lasts.
 *
 * <p>A bloc within a bloc does not pass its members on: the European Union is a partner of the
 * Minerals Security Partnership, yet of its member states only those count that are partners
 * themselves. Immutable, safe for all threads.
 */
public final class Blocs {
  /** Every country: among the targets of a measure, or as a market. */
  public static final String EVERYBODY = "*";

  /** The European Union where a country is expected, as {@code data/measures.csv} does. */
  static final String EU_AS_COUNTRY = "EUU";

  static final String EU = "EU";

  private final Map<String, List<Membership>> membershipsOf;

  private Blocs(List<Membership> memberships) {
    this.membershipsOf =
        memberships.stream()
            .collect(
                Collectors.groupingBy(
                    Membership::bloc, LinkedHashMap::new, Collectors.toUnmodifiableList()));
  }

  /**
   * The bundled blocs.
   *
   * @throws org.lodeline.geodata.LodelineException of kind BROKEN_DATA if this build lacks them
   */
  public static Blocs load() {
    return new Blocs(Resources.csv("supply/blocs.csv", Membership::of));
  }

  /** The codes of all blocs, as in the code list {@code bloc}; {@code EUU} is not among them. */
  public Set<String> codes() {
    return Set.copyOf(membershipsOf.keySet());
  }

  /**
   * The countries that belong to a bloc on a day.
   *
   * @param bloc a code of {@link #codes()}, or {@code EUU} for the European Union
   * @return ISO 3166-1 alpha-3 codes, none before the bloc began; empty if there is no such bloc
   */
  public Optional<Set<String>> members(String bloc, LocalDate date) {
    return Optional.ofNullable(membershipsOf.get(bloc.equals(EU_AS_COUNTRY) ? EU : bloc))
        .map(
            memberships ->
                memberships.stream()
                    .filter(membership -> membership.lastsOn(date))
                    .map(Membership::member)
                    .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Whether a code stands for a country on a day: it is that country, a bloc that the country
   * belongs to on that day, or {@code *}.
   *
   * @param code a country, a bloc, {@code EUU} or {@code *}; any other covers only itself
   * @param country ISO 3166-1 alpha-3
   */
  public boolean covers(String code, String country, LocalDate date) {
    return code.equals(EVERYBODY)
        || code.equals(country)
        || members(code, date).filter(members -> members.contains(country)).isPresent();
  }

  /**
   * One country's time in one bloc.
   *
   * @param to the first day on which it is over, null while it lasts
   */
  private record Membership(String bloc, String member, LocalDate from, @Nullable LocalDate to) {
    static Membership of(NamedCsvRecord row) {
      String to = row.getField("to");
      return new Membership(
          row.getField("bloc"),
          row.getField("member"),
          LocalDate.parse(row.getField("from")),
          to.isEmpty() ? null : LocalDate.parse(to));
    }

    boolean lastsOn(LocalDate date) {
      return !date.isBefore(from) && (to == null || date.isBefore(to));
    }
  }
}
