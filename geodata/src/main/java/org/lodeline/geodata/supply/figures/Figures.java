package org.lodeline.geodata.supply.figures;

import java.util.List;
import org.lodeline.geodata.supply.Source;

/**
 * An answer in figures, as a table, which can say itself.
 *
 * @param summary one sentence for people: the picture's alternative text, the caption, the note
 * @param rows records whose components are strings, numbers, booleans, lists of strings, or {@link
 *     java.util.Optional}s of them, with units in their names
 * @param sources what the figures were taken from, each once
 * @param assumptions what was assumed on the way, each a sentence
 */
public record Figures<T extends Record>(
    String summary, List<T> rows, List<Source> sources, List<String> assumptions) {
  public Figures {
    rows = List.copyOf(rows);
    sources = sources.stream().distinct().toList();
    assumptions = List.copyOf(assumptions);
  }
}
