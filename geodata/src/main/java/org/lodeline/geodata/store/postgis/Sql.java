package org.lodeline.geodata.store.postgis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A piece of SQL, as data.
 *
 * @param text with a {@code ?} for each argument
 * @param arguments what is bound, in order: String, Long, Double, Boolean, LocalDate, Instant,
 *     Geometry, or a List of String for an array
 */
record Sql(String text, List<Object> arguments) {
  static final Sql TRUE = of("TRUE");
  static final Sql FALSE = of("FALSE");

  private static final String PART = "{}";

  Sql {
    arguments = List.copyOf(arguments);
  }

  /** A text in which each {@code {}} stands for one of the parts. */
  static Sql of(String template, Sql... parts) {
    StringBuilder text = new StringBuilder();
    List<Object> arguments = new ArrayList<>();
    int from = 0;
    for (Sql part : parts) {
      int place = template.indexOf(PART, from);
      text.append(template, from, place).append(part.text);
      arguments.addAll(part.arguments);
      from = place + PART.length();
    }
    return new Sql(text.append(template, from, template.length()).toString(), arguments);
  }

  /** A bound value. */
  static Sql value(Object argument) {
    return new Sql("?", List.of(argument));
  }

  /** A name of a table or column. */
  static Sql name(String name) {
    return new Sql(quoted(name), List.of());
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The parts, one after the other. */
  static Sql join(String separator, Stream<Sql> parts) {
    List<Sql> list = parts.toList();
    return new Sql(
        list.stream().map(Sql::text).collect(Collectors.joining(separator)),
        list.stream().flatMap(part -> part.arguments.stream()).toList());
  }
}
