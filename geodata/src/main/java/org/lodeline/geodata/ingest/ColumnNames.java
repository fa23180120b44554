package org.lodeline.geodata.ingest;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lodeline.geodata.catalog.UserLayers;

/** Names of columns as names of fields. */
final class ColumnNames {
  private ColumnNames() {}

  /**
   * Names that differ, whatever the case, and that a layer can have: the names of the file, with a
   * number behind them where they have to change.
   */
  static List<String> distinct(List<String> columns) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String wanted = columns.get(i).strip();
      String base = wanted.isEmpty() ? "column_" + (i + 1) : wanted;
      String name = base;
      for (int n = 2;
          UserLayers.isReserved(name) || !taken.add(name.toLowerCase(Locale.ROOT));
          n++) {
        name = base + "_" + n;
      }
      names.add(name);
    }
    return names;
  }

  /**
   * A text as the id of a layer: lower-case letters and digits with hyphens or underscores between
   * them.
   */
  static String slug(String text) {
    String slug =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9_]+", "-")
            .replaceAll("([-_])[-_]+", "$1")
            .replaceAll("^[-_]|[-_]$", "");
    String cut = slug.substring(0, Math.min(slug.length(), UserLayers.LONGEST_ID));
    return cut.isEmpty() ? "layer" : cut.replaceAll("[-_]$", "");
  }

  /** A text in which names are alike that differ in case and punctuation. */
  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
