package org.lodeline.geodata.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Dates as exactly as they are known: a day, a month or a year, as ISO 8601-2 (EDTF, level 0)
 * writes them. Their order as texts is that of time, as far as it is known.
 */
public final class PartialDate {
  /** The {@link Field#format()} of texts that are such dates. */
  public static final String FORMAT = "edtf";

  /** What all of them match, and few other texts. */
  public static final String PATTERN = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";

  private static final Pattern SHAPE = Pattern.compile(PATTERN);
  private static final String A_DAY = "0000-01-01";

  private PartialDate() {}

  /** Whether a text is such a date. */
  public static boolean isOne(String text) {
    if (!SHAPE.matcher(text).matches()) {
      return false;
    }
    try {
      LocalDate.parse(text + A_DAY.substring(text.length()));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Whether such a date is known to the day. */
  public static boolean isADay(String date) {
    return date.length() == A_DAY.length();
  }
}
