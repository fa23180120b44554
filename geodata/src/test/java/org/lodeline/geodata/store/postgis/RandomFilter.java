package org.lodeline.geodata.store.postgis;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lodeline.geodata.filter.cql2.Cql2;

/**
 * Makes filters of everything that {@link Cql2} knows, on the layers of {@link RandomLayers}. Some
 * are refused, for what only a constant can do, such as dividing by zero.
 */
final class RandomFilter {
  private final Random random;

  RandomFilter(Random random) {
    this.random = random;
  }

  String condition(int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      return oneOf(
          () -> "(" + condition(depth - 1) + " AND " + condition(depth - 1) + ")",
          () -> "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ")",
          () -> "NOT (" + condition(depth - 1) + ")",
          () -> "(" + condition(depth - 1) + ") IS NULL",
          () -> "(" + condition(depth - 1) + ") = " + random.nextBoolean());
    }
    return oneOf(
        () -> text(2) + comparison() + text(2),
        () -> number(2) + comparison() + number(2),
        () -> date() + comparison() + date(),
        () -> timestamp() + comparison() + timestamp(),
        () -> "flag" + pick(" = ", " <> ") + random.nextBoolean(),
        () -> "flag",
        () -> property() + " IS" + maybe(" NOT") + " NULL",
        () -> text(1) + maybe(" NOT") + " LIKE " + pattern(),
        () -> folded(text(1)) + maybe(" NOT") + " LIKE " + folded(quoted(pick(RandomLayers.TEXTS))),
        () -> number(1) + maybe(" NOT") + " BETWEEN " + number(0) + " AND " + number(0),
        () -> text(1) + maybe(" NOT") + " IN (" + list(() -> text(0)) + ")",
        () -> number(1) + maybe(" NOT") + " IN (" + list(() -> number(0)) + ")",
        () -> maybe("NOT ") + spatial(),
        () -> maybe("NOT ") + spatial(),
        () -> maybe("NOT ") + temporal(),
        () -> maybe("NOT ") + temporal(),
        () -> maybe("NOT ") + array());
  }

  private String comparison() {
    return pick(" = ", " <> ", " < ", " <= ", " > ", " >= ");
  }

  private String text(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      return oneOf(
          () -> "casei(" + text(depth - 1) + ")",
          () -> "accenti(" + text(depth - 1) + ")",
          () -> "lower(" + text(depth - 1) + ")",
          () -> "upper(" + text(depth - 1) + ")",
          () -> "trim(" + text(depth - 1) + ")",
          () -> "concat(" + text(depth - 1) + ", " + text(depth - 1) + ")");
    }
    return oneOf(() -> pick("name", "other_name"), () -> quoted(pick(RandomLayers.TEXTS)));
  }

  private String folded(String text) {
    return pick("casei(" + text + ")", "accenti(" + text + ")", "accenti(casei(" + text + "))");
  }

  private String pattern() {
    return quoted(pick("%", "_", "a%", "%a_b%", "a\\%b", "a\\_b", "%\\", "\\\\%", "", "___", "%ß"));
  }

  private String number(int depth) {
    if (depth > 0 && random.nextInt(2) == 0) {
      return oneOf(
          () ->
              "(" + number(depth - 1) + pick(" + ", " - ", " * ", " / ") + number(depth - 1) + ")",
          () -> "(" + number(depth - 1) + pick(" div ", " % ", " ^ ") + number(depth - 1) + ")",
          () -> pick("abs", "ceil", "floor", "round", "sqrt") + "(" + number(depth - 1) + ")",
          () -> "length(" + text(1) + ")",
          () -> "size(tags)",
          () -> pick("year", "month") + "(" + date() + ")");
    }
    return oneOf(
        () -> pick("total", "other_total"),
        () -> pick("ratio", "other_ratio"),
        () -> constant(pick(RandomLayers.NUMBERS)),
        () -> constant(pick(RandomLayers.INTEGERS)));
  }

  private static String constant(Number number) {
    return number.toString().toUpperCase(Locale.ROOT);
  }

  private String date() {
    return oneOf(() -> pick("opened", "closed"), () -> "DATE('" + pick(RandomLayers.DATES) + "')");
  }

  private String timestamp() {
    return oneOf(
        () -> pick("begun", "ended"), () -> "TIMESTAMP('" + pick(RandomLayers.TIMES) + "')");
  }

  private String interval() {
    return random.nextBoolean()
        ? "INTERVAL("
            + pick("opened", "closed", "'..'", "'" + pick(RandomLayers.DATES) + "'")
            + ", "
            + pick("opened", "closed", "'..'", "'" + pick(RandomLayers.DATES) + "'")
            + ")"
        : "INTERVAL("
            + pick("begun", "ended", "'..'", "'" + pick(RandomLayers.TIMES) + "'")
            + ", "
            + pick("begun", "ended", "'..'", "'" + pick(RandomLayers.TIMES) + "'")
            + ")";
  }

  private String temporal() {
    if (random.nextBoolean()) {
      return pick(
              "T_CONTAINS",
              "T_DURING",
              "T_FINISHEDBY",
              "T_FINISHES",
              "T_MEETS",
              "T_METBY",
              "T_OVERLAPPEDBY",
              "T_OVERLAPS",
              "T_STARTEDBY",
              "T_STARTS")
          + "("
          + interval()
          + ", "
          + interval()
          + ")";
    }
    return pick("T_AFTER", "T_BEFORE", "T_DISJOINT", "T_EQUALS", "T_INTERSECTS")
        + "("
        + oneOf(this::date, this::timestamp, this::interval)
        + ", "
        + oneOf(this::date, this::timestamp, this::interval)
        + ")";
  }

  private String spatial() {
    String relation =
        pick(
            "S_CONTAINS",
            "S_CROSSES",
            "S_DISJOINT",
            "S_EQUALS",
            "S_INTERSECTS",
            "S_INTERSECTS",
            "S_OVERLAPS",
            "S_TOUCHES",
            "S_WITHIN");
    String property =
        oneOf(
            () -> "geometry", () -> "geometry", () -> pick("envelope", "centroid") + "(geometry)");
    String shape = pick(RandomLayers.SHAPES);
    return random.nextBoolean()
        ? relation + "(" + property + ", " + shape + ")"
        : relation + "(" + shape + ", " + property + ")";
  }

  private String array() {
    return pick("A_EQUALS", "A_CONTAINS", "A_CONTAINEDBY", "A_OVERLAPS")
        + "("
        + oneOf(() -> "tags", this::elements)
        + ", "
        + elements()
        + ")";
  }

  private String elements() {
    return oneOf(
        () -> "(" + list(() -> text(1)) + ")",
        () -> "(" + list(() -> quoted(pick(RandomLayers.TAGS))) + ")",
        () -> "(" + list(() -> number(1)) + ")",
        () -> "tags");
  }

  private String property() {
    return pick(
        "name", "tags", "total", "ratio", "flag", "opened", "begun", "geometry", "sqrt(ratio)");
  }

  private String list(Supplier<String> element) {
    return IntStream.rangeClosed(0, random.nextInt(3))
        .mapToObj(i -> element.get())
        .collect(Collectors.joining(", "));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private String maybe(String word) {
    return random.nextBoolean() ? word : "";
  }

  @SafeVarargs
  private String oneOf(Supplier<String>... ways) {
    return ways[random.nextInt(ways.length)].get();
  }

  @SafeVarargs
  private <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
