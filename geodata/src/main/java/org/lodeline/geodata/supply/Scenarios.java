package org.lodeline.geodata.supply;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.CodeList;
import org.lodeline.geodata.catalog.CountryCodes;
import org.lodeline.geodata.network.Passage;

/**
 * Reads scenarios from the words of a request, and knows those that have a name. Immutable and safe
 * for all threads.
 */
public final class Scenarios {
  /** The parameters of a scenario, as requests name them. */
  public static final String SCENARIO = "scenario";

  public static final String CLOSED = "closed";
  public static final String OPEN = "open";
  public static final String TRANSIT_CLOSED = "transit-closed";
  public static final String BAN = "ban";
  public static final String AT = "at";

  /** All of them, in the order in which they are told. */
  public static final List<String> PARAMETERS =
      List.of(SCENARIO, CLOSED, OPEN, TRANSIT_CLOSED, BAN, AT);

  private static final String BAN_FORM =
      "actor:commodity:targets, such as CHN:rare-earths:* or CHN:gallium:USA;JPN, where ; joins"
          + " targets and , joins bans";

  private static final Pattern DAY = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");

  private final Map<String, Passage> passages;
  private final Set<String> commodities;
  private final Blocs blocs;
  private final Map<String, Named> named = new LinkedHashMap<>();

  /**
   * A scenario that has a name.
   *
   * @param parameters the parameters that it stands for, with their values as a request writes them
   */
  public record Named(
      String id,
      String title,
      String description,
      Map<String, String> parameters,
      @JsonProperty("source_title") String sourceTitle,
      @JsonProperty("source_url") String sourceUrl) {}

  private record Bundled(List<Named> scenarios) {}

  /**
   * A reader of scenarios over these passages and commodities.
   *
   * @throws LodelineException of kind BROKEN_DATA if the named scenarios cannot be read
   */
  public Scenarios(List<Passage> passages, CodeList commodities, Blocs blocs) {
    this.passages =
        passages.stream()
            .collect(
                Collectors.toMap(Passage::id, passage -> passage, (a, b) -> a, LinkedHashMap::new));
    this.commodities = Set.copyOf(commodities.codes());
    this.blocs = blocs;
    Resources.json("supply/scenarios.json", Bundled.class)
        .scenarios
        .forEach(scenario -> named.put(scenario.id, scenario));
  }

  /** The scenarios that have a name. */
  public Collection<Named> named() {
    return named.values();
  }

  /**
   * Reads a scenario. What a named scenario and the other parameters assume adds up; a day that is
   * given goes before that of the named scenario.
   *
   * @param values for each parameter of {@link #PARAMETERS} that is given its comma-separated
   *     values
   * @throws LodelineException of kind INVALID_INPUT that names the parameter and what it may be
   */
  public Scenario read(Map<String, List<String>> values) {
    List<String> names = values.getOrDefault(SCENARIO, List.of());
    Map<String, List<String>> all = new LinkedHashMap<>(values);
    for (String name : names) {
      Named scenario = named.get(name);
      if (scenario == null) {
        throw LodelineException.unknown(SCENARIO, "scenario", name, named.keySet());
      }
      scenario.parameters.forEach(
          (parameter, text) -> {
            List<String> more = Arrays.asList(text.split(","));
            if (!parameter.equals(AT)) {
              all.merge(parameter, more, Scenarios::joined);
            } else {
              all.putIfAbsent(parameter, more);
            }
          });
    }
    return new Scenario(
        passages(all, CLOSED, passages.values()),
        passages(all, OPEN, passages.values().stream().filter(Passage::arctic).toList()),
        countries(all),
        all.getOrDefault(BAN, List.of()).stream().map(this::ban).distinct().toList(),
        day(all.getOrDefault(AT, List.of())));
  }

  private static List<String> joined(List<String> some, List<String> more) {
    Set<String> joined = new LinkedHashSet<>(some);
    joined.addAll(more);
    return List.copyOf(joined);
  }

  private Set<Passage> passages(
      Map<String, List<String>> values, String parameter, Collection<Passage> allowed) {
    Set<Passage> found = new LinkedHashSet<>();
    for (String id : values.getOrDefault(parameter, List.of())) {
      Passage passage = passages.get(id);
      if (passage == null || !allowed.contains(passage)) {
        throw LodelineException.unknown(
            parameter, "passage", id, allowed.stream().map(Passage::id).toList());
      }
      found.add(passage);
    }
    return found;
  }

  private Set<String> countries(Map<String, List<String>> values) {
    Set<String> found = new LinkedHashSet<>();
    for (String text : values.getOrDefault(TRANSIT_CLOSED, List.of())) {
      String code = text.toUpperCase(Locale.ROOT);
      if (!CountryCodes.COUNTRIES.contains(code)) {
        throw LodelineException.unknown(
            TRANSIT_CLOSED, "country (ISO 3166-1 alpha-3)", text, CountryCodes.COUNTRIES);
      }
      found.add(code);
    }
    return found;
  }

  private Ban ban(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3 || parts[2].isBlank()) {
      throw LodelineException.invalid(
          BAN, BAN + " must be " + BAN_FORM + "; it was " + LodelineException.quoted(text));
    }
    String commodity = parts[1].strip();
    if (!commodity.equals(Commodities.ALL) && !commodities.contains(commodity)) {
      throw LodelineException.unknown(BAN, "commodity", commodity, new TreeSet<>(commodities));
    }
    Set<String> targets = new LinkedHashSet<>();
    for (String target : parts[2].split(";", -1)) {
      targets.add(target.strip().equals(Blocs.EVERYBODY) ? Blocs.EVERYBODY : party(BAN, target));
    }
    return new Ban(party(BAN, parts[0]), commodity, targets);
  }

  /**
   * The code of a country or bloc; {@code EUU}, as measures write it, is the bloc {@code EU}.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the parameter and the known codes
   */
  public String party(String parameter, String text) {
    String written = text.strip().toUpperCase(Locale.ROOT);
    String code = written.equals(Blocs.EU_AS_COUNTRY) ? Blocs.EU : written;
    if (!CountryCodes.COUNTRIES.contains(code) && !blocs.codes().contains(code)) {
      Set<String> known = new LinkedHashSet<>(new TreeSet<>(blocs.codes()));
      known.addAll(CountryCodes.COUNTRIES);
      throw LodelineException.unknown(
          parameter, "bloc or country (ISO 3166-1 alpha-3)", text, known);
    }
    return code;
  }

  private static Optional<LocalDate> day(List<String> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    String text = String.join(",", values);
    try {
      if (DAY.matcher(text).matches()) {
        return Optional.of(LocalDate.parse(text));
      }
    } catch (DateTimeParseException e) {
      // Told below, as for a text that has not the form of a day.
    }
    throw LodelineException.invalid(
        AT, AT + " must be a day such as 2025-10-10; it was " + LodelineException.quoted(text));
  }
}
