package org.lodeline.geodata.supply;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lodeline.geodata.basemap.Country;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.CodeList;
import org.lodeline.geodata.network.Passage;

/** Says in English what a scenario assumes. Immutable and safe for all threads. */
public final class ScenarioWords {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private static final Pattern TAKES_ARTICLE =
      Pattern.compile("Canal|Strait|Passage|Cape of|Bosporus|Dardanelles");

  private static final Pattern COUNTRY_TAKES_ARTICLE =
      Pattern.compile(
          "^(United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|(DR )?Congo|Quad$|Group|European|Minerals)|Islands$|Republic");

  private final World world;
  private final Commodities commodities;
  private final Map<String, String> blocs;

  /**
   * Words for these.
   *
   * @param blocs the code list of blocs
   */
  public ScenarioWords(World world, Commodities commodities, CodeList blocs) {
    this.world = world;
    this.commodities = commodities;
    this.blocs =
        blocs.rows().stream()
            .collect(
                Collectors.toMap(
                    row -> row.getOrDefault("code", ""), row -> row.getOrDefault("title", "")));
  }

  /**
   * The scenario as the beginning of a sentence, such as "With the Suez Canal closed" or "With the
   * measures in force on 10 October 2025"; "With nothing assumed" where nothing is.
   */
  public String beginning(Scenario scenario) {
    List<String> parts = new ArrayList<>();
    if (!scenario.closed().isEmpty()) {
      parts.add(passages(scenario.closed()) + " closed");
    }
    if (!scenario.opened().isEmpty()) {
      parts.add(passages(scenario.opened()) + " open");
    }
    if (!scenario.transitClosed().isEmpty()) {
      List<String> countries =
          scenario.transitClosed().stream().map(this::country).sorted().toList();
      parts.add(joined(countries) + " closed to transit");
    }
    scenario.bans().forEach(ban -> parts.add(words(ban)));
    scenario.at().ifPresent(day -> parts.add("the measures in force on " + DAY.format(day)));
    return "With " + (parts.isEmpty() ? "nothing assumed" : joined(parts));
  }

  private static String passages(Collection<Passage> passages) {
    return joined(
        passages.stream().map(Passage::name).sorted().map(ScenarioWords::passage).toList());
  }

  /** The name of a passage as a sentence has it, such as "the Suez Canal" but "Bab el-Mandeb". */
  public static String passage(String name) {
    return TAKES_ARTICLE.matcher(name).find() ? "the " + name : name;
  }

  private String words(Ban ban) {
    String what =
        ban.commodity().equals(Commodities.ALL)
            ? "all critical minerals"
            : commodity(ban.commodity());
    String whom =
        ban.targets().contains(Blocs.EVERYBODY)
            ? ""
            : " to " + joined(ban.targets().stream().map(this::country).sorted().toList());
    return "exports of " + what + " from " + country(ban.actor()) + whom + " banned";
  }

  /** The name of a country or bloc; the code itself where it is not known. */
  public String name(String code) {
    return blocs.getOrDefault(code, world.country(code).map(Country::name).orElse(code));
  }

  /** A country or bloc as a sentence has it, such as "the United States" but "China". */
  public String country(String code) {
    String name = name(code);
    return COUNTRY_TAKES_ARTICLE.matcher(name).find() ? "the " + name : name;
  }

  /** A commodity as a sentence has it, such as "heavy rare earths". */
  public String commodity(String code) {
    return commodities.name(code);
  }

  /** A list as a sentence has it: "a", "a and b", "a, b and c". */
  public static String joined(Collection<String> items) {
    List<String> list = List.copyOf(items);
    int last = list.size() - 1;
    return last < 1
        ? String.join("", list)
        : String.join(", ", list.subList(0, last)) + " and " + list.get(last);
  }
}
