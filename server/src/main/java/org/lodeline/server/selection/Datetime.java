package org.lodeline.server.selection;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.filter.Period;
import org.lodeline.geodata.filter.Predicates;
import org.lodeline.geodata.filter.TemporalRelation;

/** The parameter {@code datetime} of OGC API - Features: an instant or an interval (RFC 3339). */
final class Datetime {
  private static final String ALLOWED =
      "a day such as 2025-10-09, an instant such as 2025-10-09T08:30:00Z, or two of these as an interval,"
          + " 2025-01-01/2025-12-31, in which .. leaves an end open";

  private Datetime() {}

  /**
   * The features whose time meets the one asked for.
   *
   * @throws LodelineException of kind INVALID_INPUT that says what is allowed
   */
  static Filter filter(String parameter, String text, String field) {
    try {
      FilterFactory factory = CommonFactoryFinder.getFilterFactory();
      return Predicates.is(
          true,
          Predicates.related(
              TemporalRelation.INTERSECTS, factory.property(field), factory.literal(period(text))));
    } catch (DateTimeException e) {
      throw LodelineException.invalid(
          parameter,
          parameter + " must be " + ALLOWED + "; it was " + LodelineException.quoted(text));
    }
  }

  private static Period period(String text) {
    String[] ends = text.split("/", -1);
    if (ends.length == 1) {
      return Period.at(moment(text));
    }
    Object start = end(ends[0]);
    Object end = end(ends[1]);
    if (ends.length > 2) {
      throw new DateTimeException("not an interval");
    }
    Period period = between(start, end);
    if (period.start().isAfter(period.end())) {
      throw new DateTimeException("the interval ends before it begins");
    }
    return period;
  }

  /** A day beside an instant is that from its first instant on, or to its last; so asks QGIS. */
  private static Period between(Object start, Object end) {
    if (start instanceof LocalDate first && end instanceof Instant) {
      return Period.between(first.atStartOfDay(ZoneOffset.UTC).toInstant(), end);
    } else if (start instanceof Instant && end instanceof LocalDate last) {
      Instant next = last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      return Period.between(start, next.minusNanos(1));
    }
    return Period.between(start, end);
  }

  private static Object end(String text) {
    return text.isEmpty() || text.equals(Period.OPEN) ? Period.OPEN : moment(text);
  }

  private static Object moment(String text) {
    // A year of four digits, so that every period can be counted with.
    if (text.indexOf('-') != 4) {
      throw new DateTimeException("not a date");
    }
    if (text.endsWith("T")) {
      // So does GDAL 3.6 write a day.
      return LocalDate.parse(text.substring(0, text.length() - 1));
    }
    return text.contains("T") ? OffsetDateTime.parse(text).toInstant() : LocalDate.parse(text);
  }
}
