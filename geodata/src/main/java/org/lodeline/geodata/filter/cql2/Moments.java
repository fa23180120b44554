package org.lodeline.geodata.filter.cql2;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.lodeline.geodata.LodelineException;

/** Dates and timestamps as CQL2 writes them (RFC 3339). */
public final class Moments {
  private static final int DATE_LENGTH = "2025-10-09".length();

  private Moments() {}

  public static LocalDate date(String text, String at) {
    try {
      if (text.length() == DATE_LENGTH) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      // Answered below, as for a text of another length.
    }
    throw Limits.invalid(
        at, "expected a date such as '2025-10-09', found " + LodelineException.quoted(text));
  }

  public static Instant timestamp(String text, String at) {
    try {
      // A year of four digits, so that every period can be counted with.
      if (text.indexOf('-') == 4) {
        return OffsetDateTime.parse(text).toInstant();
      }
    } catch (DateTimeException e) {
      // Answered below.
    }
    throw Limits.invalid(
        at,
        "expected a timestamp such as '2025-10-09T08:30:00Z', found "
            + LodelineException.quoted(text));
  }

  /** A {@link LocalDate} or an {@link Instant}. */
  public static Object either(String text, String at) {
    return text.length() > DATE_LENGTH ? timestamp(text, at) : date(text, at);
  }
}
