package org.lodeline.geodata.supply.figures;

import java.util.Locale;
import org.lodeline.geodata.supply.ScenarioWords;

/** How figures are said in a sentence. */
final class FigureWords {
  private FigureWords() {}

  /**
   * A share to the tenth of a per cent, such as {@code 12.5 %} or {@code 60 %}.
   *
   * @param share 1 for all of it
   */
  static String percent(double share) {
    String text = String.format(Locale.ENGLISH, "%.1f", 100 * share);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " %";
  }

  /** A number with the word that goes with it, such as {@code 1 flow} or {@code 2 flows}. */
  static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /**
   * What a list of production is about, such as {@code mined copper}.
   *
   * @param stage a code of the list {@code production-stage}
   */
  static String produced(String stage, String commodity, ScenarioWords words) {
    return (stage.equals("mine") ? "mined " : "refined ") + words.commodity(commodity);
  }

  /** The text as the beginning of a sentence. */
  static String upperFirst(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
  }

  /** What begins a sentence, as it is within one. */
  static String lowerFirst(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ENGLISH) + text.substring(1);
  }
}
