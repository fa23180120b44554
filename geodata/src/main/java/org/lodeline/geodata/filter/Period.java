package org.lodeline.geodata.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Optional;

/**
 * A stretch of time with both its ends; an instant is one whose ends are the same.
 *
 * @param start {@link Instant#MIN} if it is open
 * @param end {@link Instant#MAX} if it is open
 * @param days whether it counts in days, in UTC: then each end is the beginning of its day
 */
public record Period(Instant start, Instant end, boolean days) {
  /** How an open end is written (ISO 8601-2). */
  public static final String OPEN = "..";

  /** The period of one moment: a date or a timestamp. */
  public static Period at(Object moment) {
    Object normal = normal(moment);
    Instant instant = instant(normal);
    return new Period(instant, instant, normal instanceof LocalDate);
  }

  /** The period between two moments, of which either may be {@link #OPEN}. */
  public static Period between(Object start, Object end) {
    Optional<Period> from = OPEN.equals(start) ? Optional.empty() : Optional.of(at(start));
    Optional<Period> to = OPEN.equals(end) ? Optional.empty() : Optional.of(at(end));
    boolean days = from.or(() -> to).filter(Period::days).isPresent();
    return new Period(
        from.map(Period::start).orElse(Instant.MIN), to.map(Period::end).orElse(Instant.MAX), days);
  }

  /** A period, or that of a moment. */
  static Period of(Object value) {
    return value instanceof Period period ? period : at(value);
  }

  /** The last instant, also where the period counts in days and the other does not. */
  Instant lastInstantBeside(Period other) {
    return days && !other.days && !end.equals(Instant.MAX)
        ? end.plusSeconds(24 * 60 * 60).minusNanos(1)
        : end;
  }

  /** A date as a {@link LocalDate}, a timestamp as an {@link Instant}, whatever class holds it. */
  public static Object normal(Object moment) {
    if (moment instanceof Instant || moment instanceof LocalDate) {
      return moment;
    } else if (moment instanceof java.sql.Date date) {
      return date.toLocalDate();
    } else if (moment instanceof Date date) {
      return date.toInstant();
    } else if (moment instanceof OffsetDateTime time) {
      return time.toInstant();
    } else if (moment instanceof ZonedDateTime time) {
      return time.toInstant();
    } else if (moment instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC);
    }
    throw new DateTimeException("not a moment: " + moment.getClass());
  }

  private static Instant instant(Object normal) {
    return normal instanceof LocalDate date
        ? date.atStartOfDay().toInstant(ZoneOffset.UTC)
        : (Instant) normal;
  }
}
