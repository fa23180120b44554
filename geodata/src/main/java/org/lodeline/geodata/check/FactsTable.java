package org.lodeline.geodata.check;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.geotools.api.feature.simple.SimpleFeature;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/**
 * How good the facts of layers are, a row for each layer that says where its features come from:
 * how many were seen in a source, how old the sources are, and which fields are empty.
 */
public final class FactsTable {
  private static final String CONFIDENCE = "confidence";
  private static final String VERIFIED = "verified";
  private static final String VERIFIED_FIELDS = "verified_fields";
  private static final String SOURCE = "source_id";
  private static final String UNKNOWN = "undated";
  private static final int MOST_FIELDS = 4;
  private static final double WORTH_TELLING = 0.1;

  /** Ages in years that are told apart, each with those younger than it. */
  private static final Map<Integer, String> AGES = ages();

  private static final String OLDER = "older";

  /** The words of {@code verified_fields} that each vouch for the field, if there is a value. */
  private static final Map<String, Set<String>> VOUCHING =
      Map.of(
          "coord_precision",
              Set.of("coordinates", "town_coordinates", "deposit_coordinates", "location"),
          "operator", Set.of("operator"),
          "status", Set.of("status"),
          "start_year", Set.of("start_year"),
          "capacity_tpa", Set.of("capacity"),
          "capacity_year", Set.of("capacity"),
          "resource_mt", Set.of("resource"),
          "contained_kt", Set.of("resource"));

  private final Map<String, String> sourceDates;
  private final LocalDate today;
  private final List<Row> rows = new ArrayList<>();

  private static Map<Integer, String> ages() {
    Map<Integer, String> ages = new LinkedHashMap<>();
    ages.put(1, "to 1 year");
    ages.put(5, "to 5");
    ages.put(15, "to 15");
    return ages;
  }

  /**
   * What is told of a layer.
   *
   * @param verified how many rows were seen in their source
   * @param fieldByField of those, how many of which each field that has a value was
   * @param confidence how many rows have each code of the list
   * @param sourceAge how many rows have a source so old, in years: the classes in order
   * @param missing the part of the rows that lacks each optional field, from 0 to 1, the most first
   */
  public record Row(
      String layer,
      long rows,
      long verified,
      long fieldByField,
      Map<String, Long> confidence,
      Map<String, Long> sourceAge,
      Map<String, Double> missing) {}

  /**
   * A table without rows.
   *
   * @param sourceDates when each source was published, by its id: a day, month or year
   */
  public FactsTable(Map<String, String> sourceDates, LocalDate today) {
    this.sourceDates = Map.copyOf(sourceDates);
    this.today = today;
  }

  /** Adds a layer, if it says where its features come from. */
  public void add(LayerDefinition layer, List<SimpleFeature> features) {
    if (layer.field(SOURCE).isEmpty() || features.isEmpty()) {
      return;
    }
    boolean isGraded = layer.field(CONFIDENCE).isPresent();
    List<SimpleFeature> verified =
        features.stream()
            .filter(one -> !isGraded || VERIFIED.equals(one.getAttribute(CONFIDENCE)))
            .toList();
    Map<String, Long> confidence = new TreeMap<>();
    Map<String, Long> ages = new LinkedHashMap<>();
    AGES.values().forEach(age -> ages.put(age, 0L));
    ages.put(OLDER, 0L);
    ages.put(UNKNOWN, 0L);
    for (SimpleFeature one : features) {
      if (isGraded) {
        confidence.merge(String.valueOf(one.getAttribute(CONFIDENCE)), 1L, Long::sum);
      }
      ages.merge(age(one), 1L, Long::sum);
    }
    rows.add(
        new Row(
            layer.id(),
            features.size(),
            verified.size(),
            verified.stream().filter(one -> isWhole(layer, one)).count(),
            confidence,
            ages,
            missing(layer, features)));
  }

  private String age(SimpleFeature feature) {
    String date = sourceDates.get(String.valueOf(feature.getAttribute(SOURCE)));
    if (date == null || date.length() < 4) {
      return UNKNOWN;
    }
    // A year or month counts from its first day, so that no source looks younger than it is.
    LocalDate published = LocalDate.parse(date + "0000-01-01".substring(date.length()));
    return AGES.entrySet().stream()
        .filter(age -> published.isAfter(today.minusYears(age.getKey())))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(OLDER);
  }

  private static boolean isWhole(LayerDefinition layer, SimpleFeature feature) {
    if (layer.field(VERIFIED_FIELDS).isEmpty()
        || !(feature.getAttribute(VERIFIED_FIELDS) instanceof List<?> seen)
        || seen.isEmpty()) {
      return true;
    }
    return VOUCHING.entrySet().stream()
        .filter(entry -> layer.field(entry.getKey()).isPresent())
        .filter(entry -> feature.getAttribute(entry.getKey()) != null)
        .allMatch(entry -> entry.getValue().stream().anyMatch(seen::contains));
  }

  private static Map<String, Double> missing(LayerDefinition layer, List<SimpleFeature> features) {
    Map<String, Double> missing = new HashMap<>();
    for (Field field : layer.fields()) {
      long empty =
          features.stream()
              .map(one -> one.getAttribute(field.name()))
              .filter(FactsTable::isEmpty)
              .count();
      if (!field.required() && empty > 0) {
        missing.put(field.name(), (double) empty / features.size());
      }
    }
    return missing.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null || (value instanceof List<?> list && list.isEmpty());
  }

  /** The rows, in the order in which the layers were added. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** Writes the table as Markdown; the writer is not closed. */
  public void write(PrintWriter out) {
    List<String> ages = new ArrayList<>(AGES.values());
    ages.add(OLDER);
    ages.add(UNKNOWN);
    out.println(
        "| layer | rows | verified | field by field | "
            + String.join(" | ", ages)
            + " | often empty |");
    out.println("| --- |" + " ---: |".repeat(3 + ages.size()) + " --- |");
    for (Row row : rows) {
      out.printf(
          Locale.ROOT,
          "| `%s` | %,d | %s | %s | %s | %s |%n",
          row.layer,
          row.rows,
          percent(row.verified, row.rows),
          percent(row.fieldByField, row.rows),
          ages.stream()
              .map(age -> percent(row.sourceAge.getOrDefault(age, 0L), row.rows))
              .collect(Collectors.joining(" | ")),
          row.missing.entrySet().stream()
              .filter(entry -> entry.getValue() >= WORTH_TELLING)
              .limit(MOST_FIELDS)
              .map(entry -> entry.getKey() + " " + percent(entry.getValue()))
              .collect(Collectors.joining(", ")));
    }
    out.flush();
  }

  private static String percent(long part, long whole) {
    return percent((double) part / whole);
  }

  /** Rounded down, so that 100 % is all. */
  private static String percent(double share) {
    return (long) Math.floor(share * 100 + 1e-9) + " %";
  }
}
