package org.lodeline.geodata.supply.gap;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tonnes count: an element, a compound of it, oxides of the rare earths, or something in words
 * of its own that compares only with itself.
 *
 * @param label as sources write it, such as {@code LCE}
 * @param what that which compares: the element for it and its compounds, else the words
 * @param share how many tonnes of {@code what} are in one, from 0 to 1
 */
record Counted(String label, String what, double share) {
  /** Abridged standard atomic weights, in g/mol (CIAAW, 2021). */
  private static final double H = 1.008;

  private static final double LI = 6.94;
  private static final double C = 12.011;
  private static final double O = 15.999;
  private static final double V = 50.942;
  private static final double GE = 72.630;
  private static final double SB = 121.760;
  private static final double W = 183.84;

  /** The compounds that convert: the mass of the element over the molar mass. */
  private static final Map<String, Counted> COMPOUNDS =
      Map.of(
          "Li2CO3", compound("Li2CO3", "Li", 2 * LI, C + 3 * O), // 0.1879
          "LCE", compound("LCE", "Li", 2 * LI, C + 3 * O), // lithium carbonate equivalent
          "LCE-equivalent", compound("LCE", "Li", 2 * LI, C + 3 * O),
          "LiOH.H2O", compound("LiOH.H2O", "Li", LI, 3 * H + 2 * O), // 0.1654
          "Li2O", compound("Li2O", "Li", 2 * LI, O), // 0.4645
          "WO3", compound("WO3", "W", W, 3 * O), // 0.7930
          "Sb2O3", compound("Sb2O3", "Sb", 2 * SB, 3 * O), // 0.8354
          "V2O5", compound("V2O5", "V", 2 * V, 5 * O), // 0.5602
          "GeO2", compound("GeO2", "Ge", GE, 2 * O)); // 0.6942

  /** Both kinds of permanent magnets are counted by their weight. */
  private static final Map<String, String> SAME = Map.of("NdFeB/SmCo", "NdFeB", "TREO", "REO");

  private static final Set<String> KNOWN = Set.of("REO", "NdFeB");

  /** Words that say how a figure came about, not what it counts. */
  private static final Set<String> FIGURES_OF_SPEECH =
      Set.of("nameplate", "capacity", "nominal", "planned", "indicative", "gross");

  private static final String CONCENTRATE = "concentrate";

  private static Counted compound(String label, String element, double elementMass, double rest) {
    return new Counted(label, element, elementMass / (elementMass + rest));
  }

  /**
   * Reads what a capacity unit or the basis of a quantity counts.
   *
   * @param words such as {@code t LiOH.H2O (2 trains)} or {@code Sb in oxide; US imports 2024}:
   *     what stands before the first comma, semicolon or bracket counts
   * @param symbol of the commodity, which a unit names where it counts contained metal; may be
   *     empty
   */
  static Counted of(String words, String symbol) {
    String head = words.split("[;,(]", 2)[0].strip();
    // "t Ni" and "tU" are tonnes of it.
    String counted = head.replaceFirst("^t(?=\\s|[A-Z])", "").strip();
    List<String> tokens = Arrays.asList(counted.split("\\s+"));
    for (int i = 0; i < tokens.size(); i++) {
      String token = SAME.getOrDefault(tokens.get(i), tokens.get(i));
      String before = i > 0 ? tokens.get(i - 1) : "";
      String after = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
      // Tonnes of a concentrate are not tonnes of what it is sold for, unless they say "in".
      boolean isContent = !tokens.contains(CONCENTRATE) || after.equals("in");
      if (!isContent || before.equals("magnet")) {
        continue;
      }
      Counted compound = COMPOUNDS.get(token);
      if (compound != null) {
        return compound;
      }
      if (KNOWN.contains(token) || (!symbol.isEmpty() && token.equals(symbol))) {
        return new Counted(token, token, 1);
      }
    }
    List<String> more = tokens.subList(1, tokens.size());
    String label =
        Stream.concat(
                Stream.of(tokens.get(0)),
                more.stream().filter(word -> !FIGURES_OF_SPEECH.contains(word)))
            .collect(Collectors.joining(" "));
    return new Counted(label, label.toLowerCase(Locale.ROOT), 1);
  }

  /** How many tonnes of the other are in one; empty if they do not compare. */
  OptionalDouble factorTo(Counted other) {
    return what.equals(other.what)
        ? OptionalDouble.of(share / other.share)
        : OptionalDouble.empty();
  }

  /** As a unit of tonnes, such as {@code t LCE}. */
  String unit() {
    return "t " + label;
  }
}
