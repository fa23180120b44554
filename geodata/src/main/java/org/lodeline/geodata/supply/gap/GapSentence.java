package org.lodeline.geodata.supply.gap;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodeline.geodata.supply.gap.GapFilling.Row;

/**
 * Says in one sentence what could fill a gap.
 *
 * @param goods what is lost, for people, such as {@code lithium (LCE)}
 * @param market who loses it, such as {@code the European Union}
 */
record GapSentence(String goods, String market) {

  /** The sentence; tonnes are a year's. */
  String of(double lostTonnes, double filledTonnes, double unfilledTonnes, List<Row> rows) {
    if (lostTonnes == 0) {
      return "Nothing of the " + goods + " that goes to " + market + " is lost.";
    }
    List<Row> giving = rows.stream().filter(row -> row.allocatedTpa() > 0).toList();
    String begin = "Of " + tonnes(lostTonnes) + " of " + goods + " a year lost to " + market;
    boolean isDivertedToo = giving.stream().anyMatch(GapSentence::isDiverted);
    String who =
        isDivertedToo
            ? ", listed projects and plants outside the restriction could deliver "
            : ", listed projects outside the restriction could deliver ";
    if (giving.isEmpty()) {
      return begin + who + "nothing; all of it stays unfilled.";
    }
    String what = unfilledTonnes == 0 ? "all of it" : tonnes(filledTonnes);
    String rest =
        unfilledTonnes == 0
            ? "."
            : "; "
                + tonnes(unfilledTonnes)
                + (isOne(unfilledTonnes) ? " stays" : " stay")
                + " unfilled.";
    return begin + who + what + years(giving) + diverted(giving) + rest;
  }

  /** From when on; what is only diverted is there already. */
  private static String years(List<Row> giving) {
    List<Row> coming = giving.stream().filter(row -> !isDiverted(row)).toList();
    List<Long> known =
        coming.stream().map(Row::fromYear).flatMap(Optional::stream).sorted().distinct().toList();
    boolean isAllKnown = coming.stream().allMatch(row -> row.fromYear().isPresent());
    if (coming.isEmpty()) {
      return "";
    }
    if (known.isEmpty()) {
      return ", in a year that is not known";
    }
    if (!isAllKnown) {
      return ", some from " + known.get(0) + " on and some in a year that is not known";
    }
    return known.size() == 1
        ? " from " + known.get(0) + " on"
        : ", the first from "
            + known.get(0)
            + " on and the last from "
            + known.get(known.size() - 1);
  }

  private static String diverted(List<Row> giving) {
    double tonnes =
        giving.stream().filter(GapSentence::isDiverted).mapToDouble(Row::allocatedTpa).sum();
    if (tonnes == 0) {
      return "";
    }
    return giving.stream().allMatch(GapSentence::isDiverted)
        ? ", diverted from others"
        : ", " + tonnes(tonnes) + " of that diverted from others";
  }

  private static boolean isDiverted(Row row) {
    return row.kind().equals(Project.Kind.DIVERTED.code());
  }

  private static boolean isOne(double tonnes) {
    return number(tonnes).equals("1");
  }

  private static String tonnes(double tonnes) {
    return number(tonnes) + " t";
  }

  /** To the tonne, and finer where there are few; never 0 where there are some. */
  static String number(double value) {
    String pattern = value >= 100 ? "#,##0" : value >= 1 ? "0.##" : "0.######";
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }
}
