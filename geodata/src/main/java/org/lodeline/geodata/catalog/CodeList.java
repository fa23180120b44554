package org.lodeline.geodata.catalog;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodeline.geodata.Resources;

/**
 * The closed set of values of a field, from {@code codelists/{id}.csv}.
 *
 * @param rows every code with its columns: {@code code}, {@code title}, {@code description}, {@code
 *     uri}, and for commodities {@code symbol}, {@code family} and {@code group}
 */
public record CodeList(String id, List<Map<String, String>> rows) {
  public CodeList {
    rows = List.copyOf(rows);
  }

  static CodeList bundled(String id) {
    return new CodeList(
        id, Resources.csv("codelists/" + id + ".csv", NamedCsvRecord::getFieldsAsMap));
  }

  /** All codes, in the order of the file. */
  public List<String> codes() {
    return rows.stream().map(row -> row.getOrDefault("code", "")).toList();
  }

  /** The given codes and, for those that are groups, the codes in them. */
  public Set<String> withMembers(Set<String> codes) {
    Set<String> all = new LinkedHashSet<>(codes);
    rows.stream()
        .filter(row -> codes.contains(row.getOrDefault("group", "")))
        .map(row -> row.getOrDefault("code", ""))
        .forEach(all::add);
    return all;
  }
}
