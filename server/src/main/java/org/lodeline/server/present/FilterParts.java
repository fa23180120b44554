package org.lodeline.server.present;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/**
 * The filter of a view, which is over several layers: each of its conditions concerns the layers
 * that have what it is about, and leaves others as they are. {@code status IN ('producing')} is
 * about deposits; plants operate. Reads the text as the map does ({@code model/conditions.js}).
 */
final class FilterParts {
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "or",
          "not",
          "in",
          "is",
          "null",
          "like",
          "between",
          "true",
          "false",
          "casei",
          "accenti",
          "date",
          "timestamp",
          "interval",
          "div",
          "bbox",
          "point",
          "linestring",
          "polygon",
          "multipoint",
          "multilinestring",
          "multipolygon",
          "geometrycollection",
          "z");
  private static final String NAME = "([A-Za-z_][A-Za-z0-9_]*|\"(?:[^\"]|\"\")+\")";
  private static final String TEXTS = "\\(\\s*('(?:[^']|'')*'(?:\\s*,\\s*'(?:[^']|'')*')*)\\s*\\)";
  private static final Pattern CHOICE = pattern(NAME + "\\s+(?:NOT\\s+)?IN\\s*" + TEXTS);
  private static final Pattern OVERLAP =
      pattern("(?:NOT\\s+)?A_OVERLAPS\\s*\\(\\s*" + NAME + "\\s*,\\s*" + TEXTS + "\\s*\\)");
  private static final Pattern LIMIT =
      pattern(NAME + "\\s*(?:>=|<=)\\s*-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?");
  private static final Pattern BRACKETED = Pattern.compile("\\((.+)\\)", Pattern.DOTALL);
  private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*'|\"(?:[^\"]|\"\")+\"|(?<![0-9.])[A-Za-z_][A-Za-z0-9_.]*(\\s*\\()?");
  private static final Pattern SPLIT =
      Pattern.compile("(?i)'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[()'\"]|\\bAND\\b");

  private final List<String> parts;

  /** The parts of CQL2 text. */
  FilterParts(String text) {
    List<String> split = splitAtAnd(text.strip()).orElse(List.of());
    boolean known = !split.isEmpty() && split.stream().allMatch(FilterParts::isKnown);
    this.parts = known ? split : List.of(text.strip());
  }

  private static Pattern pattern(String form) {
    return Pattern.compile(form, Pattern.CASE_INSENSITIVE);
  }

  /**
   * What of the filter concerns a layer, as CQL2 text; empty if nothing does.
   *
   * @param isCode whether a code list, given first, has a code
   */
  Optional<String> of(LayerDefinition layer, BiPredicate<String, String> isCode) {
    List<String> own = parts.stream().filter(part -> concerns(part, layer, isCode)).toList();
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(own.size() == 1 ? own.get(0) : String.join(" AND ", own));
  }

  private static boolean concerns(
      String part, LayerDefinition layer, BiPredicate<String, String> isCode) {
    Set<String> names = layer.fields().stream().map(Field::name).collect(Collectors.toSet());
    if (layer.geometry() != null) {
      names.add(layer.geometryAttribute());
    }
    if (!names.containsAll(propertiesOf(part))) {
      return false;
    }
    Matcher choice = choice(part);
    if (!choice.matches()) {
      return true;
    }
    Optional<String> codeList =
        layer.field(bare(choice.group(1))).flatMap(field -> Optional.ofNullable(field.codelist()));
    return codeList.isEmpty()
        || TEXT.matcher(choice.group(2))
            .results()
            .anyMatch(code -> isCode.test(codeList.get(), code.group(1).replace("''", "'")));
  }

  private static Matcher choice(String part) {
    Matcher overlap = OVERLAP.matcher(part);
    return overlap.matches() ? overlap : CHOICE.matcher(part);
  }

  private static boolean isKnown(String part) {
    for (Pattern pattern : List.of(CHOICE, OVERLAP, LIMIT)) {
      Matcher matcher = pattern.matcher(part);
      if (matcher.matches() && !isKeyword(matcher.group(1))) {
        return true;
      }
    }
    Matcher bracketed = BRACKETED.matcher(part);
    return bracketed.matches() && splitAtAnd(bracketed.group(1)).isPresent();
  }

  private static Set<String> propertiesOf(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      String word = token.group();
      boolean isName = !word.startsWith("'") && token.group(1) == null;
      if (isName && (word.startsWith("\"") || !isKeyword(word))) {
        names.add(bare(word));
      }
    }
    return names;
  }

  private static boolean isKeyword(String word) {
    return KEYWORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static String bare(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }

  /**
   * The text between ANDs that stand in no bracket and no quotation; empty where brackets or quotes
   * are left open.
   */
  private static Optional<List<String>> splitAtAnd(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    Matcher token = SPLIT.matcher(text);
    while (token.find()) {
      switch (token.group().toUpperCase(Locale.ROOT)) {
        case "'", "\"" -> {
          return Optional.empty();
        }
        case "(" -> depth++;
        case ")" -> depth--;
        case "AND" -> {
          if (depth == 0) {
            parts.add(text.substring(from, token.start()).strip());
            from = token.end();
          }
        }
        default -> {
          // What is quoted has no say.
        }
      }
      if (depth < 0) {
        return Optional.empty();
      }
    }
    parts.add(text.substring(from).strip());
    return depth == 0 ? Optional.of(parts) : Optional.empty();
  }
}
