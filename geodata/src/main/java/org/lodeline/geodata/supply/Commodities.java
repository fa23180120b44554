package org.lodeline.geodata.supply;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lodeline.geodata.catalog.CodeList;

/**
 * Which commodity codes mean the same material: a group stands for its members, and a member for
 * its group.
 */
public final class Commodities {
  /** All commodities, in a measure. */
  public static final String ALL = "*";

  /** Rare-earth oxides, lithium carbonate equivalent, or an oxide by its formula. */
  private static final Pattern ABBREVIATION =
      Pattern.compile("\\b(?:T?REO|LCE|[A-Z][a-z]?\\d?O\\d?)\\b");

  private final Map<String, String> groupOf;

  /** Codes that are a part of their group; others of a group are made from it. */
  private final Set<String> parts;

  private final Map<String, String> symbolOf;
  private final Map<String, String> titleOf;

  public Commodities(CodeList commodities) {
    this.groupOf =
        commodities.rows().stream()
            .filter(row -> !row.getOrDefault("group", "").isEmpty())
            .collect(Collectors.toMap(row -> row.get("code"), row -> row.get("group")));
    this.parts =
        commodities.rows().stream()
            .filter(row -> "part".equals(row.get("relation")))
            .map(row -> row.get("code"))
            .collect(Collectors.toSet());
    this.symbolOf =
        commodities.rows().stream()
            .collect(
                Collectors.toMap(row -> row.get("code"), row -> row.getOrDefault("symbol", "")));
    this.titleOf =
        commodities.rows().stream()
            .collect(
                Collectors.toMap(row -> row.get("code"), row -> row.getOrDefault("title", "")));
  }

  /**
   * Whether a unit counts the commodity itself, such as {@code t Ni in MHP} for nickel, and not a
   * compound of it.
   */
  boolean counts(String unit, String commodity) {
    String symbol = symbol(commodity);
    return !symbol.isEmpty() && Arrays.asList(unit.split("[^A-Za-z0-9]+")).contains(symbol);
  }

  /**
   * Whether two units count the same substance: both the commodity itself, or both what the same
   * abbreviation such as {@code REO} or {@code LCE} stands for. A gross weight counts neither.
   */
  public boolean countAlike(String unit, String other, String commodity) {
    return (counts(unit, commodity) && counts(other, commodity))
        || !Collections.disjoint(abbreviations(unit), abbreviations(other));
  }

  private static Set<String> abbreviations(String unit) {
    return ABBREVIATION.matcher(unit).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  /**
   * Whether a measure on {@code measured} covers all of what {@code traded} stands for: it is that
   * or a part of it, not something made of it.
   */
  boolean covers(String measured, String traded) {
    return measured.equals(ALL) || includes(measured, traded);
  }

  /** A commodity and, if it is a group, all that belongs to it. */
  Set<String> withProducts(String commodity) {
    Set<String> all = new LinkedHashSet<>(Set.of(commodity));
    groupOf.forEach(
        (member, group) -> {
          if (group.equals(commodity)) {
            all.add(member);
          }
        });
    return all;
  }

  /**
   * Whether a measure on {@code measured} covers a part of what {@code traded} stands for, such as
   * the heavy ones of the rare earths.
   */
  boolean coversAPart(String measured, String traded) {
    return parts.contains(measured) && traded.equals(groupOf.get(measured));
  }

  /** Whether a code is the other one, or its group with the other as a part. */
  public boolean includes(String commodity, String other) {
    return commodity.equals(other)
        || (parts.contains(other) && commodity.equals(groupOf.get(other)));
  }

  /**
   * Whether a figure for all that a site handles is one for the commodity, too: it handles nothing
   * else of the same group.
   */
  public boolean isAllOf(String commodity, Collection<String> handled) {
    String group = groupOf.getOrDefault(commodity, commodity);
    return handled.stream()
        .filter(code -> groupOf.getOrDefault(code, code).equals(group))
        .allMatch(code -> includes(commodity, code));
  }

  /**
   * The name of a commodity within a sentence, such as {@code heavy rare earths}; the code itself
   * where it is not known.
   */
  public String name(String commodity) {
    String title = titleOf.getOrDefault(commodity, commodity).toLowerCase(Locale.ROOT);
    String[] parts = title.split(", ", 2);
    return parts.length == 2 ? parts[1] + " " + parts[0] : title;
  }

  /** The symbol of a commodity, such as {@code Li}; empty where it has none. */
  public String symbol(String commodity) {
    return symbolOf.getOrDefault(commodity, "");
  }

  /** Whether a code is the other one, its group, or a member of it. */
  public boolean match(String one, String other) {
    return one.equals(other) || other.equals(groupOf.get(one)) || one.equals(groupOf.get(other));
  }
}
