package org.lodeline.geodata.check;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.geotools.api.feature.simple.SimpleFeature;

/** The names of features, and when two are alike. */
final class Names {
  /** The field that names a feature. */
  static final String FIELD = "name";

  private static final double ALIKE = 0.93;
  private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NO_DIGIT = Pattern.compile("\\P{Nd}+");

  private Names() {}

  /** The name of a feature; empty if it has none. */
  static String of(SimpleFeature feature) {
    return feature.getFeatureType().getDescriptor(FIELD) != null
            && feature.getAttribute(FIELD) instanceof String name
        ? name
        : "";
  }

  /** A name without accents, case and punctuation. */
  static String folded(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    return OTHER.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /**
   * Whether two folded names may be of one thing: equal but for a few letters (Jaro-Winkler), with
   * the same numbers, as those tell shafts, blocks and phases apart.
   */
  static boolean areAlike(String a, String b) {
    return a.equals(b) || (SIMILARITY.apply(a, b) >= ALIKE && numbers(a).equals(numbers(b)));
  }

  private static String numbers(String name) {
    return NO_DIGIT.matcher(name).replaceAll(" ").strip();
  }
}
