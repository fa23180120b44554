package org.lodeline.geodata.store.postgis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.lodeline.geodata.filter.Period;
import org.lodeline.geodata.filter.StrictFunction;
import org.lodeline.geodata.filter.TemporalRelation;

/**
 * A {@link Period} as SQL.
 *
 * @param days whether both ends are dates; otherwise they are timestamps
 * @param openEnd whether the end is open, so that it lies behind every day
 * @param known what must not be null so that the period is known
 */
record SqlPeriod(Sql start, Sql end, boolean days, boolean openEnd, List<Sql> known) {
  private static final Sql EVER = Sql.of("'-infinity'");
  private static final Sql FOREVER = Sql.of("'infinity'");

  /** A period, or that of a moment. */
  static SqlPeriod of(SqlExpression expressions, Expression expression) {
    if (expression instanceof Literal literal && literal.getValue() instanceof Period period) {
      return of(period);
    } else if (expression instanceof StrictFunction function
        && function.getName().equals("interval")) {
      return between(expressions, function.getParameters().get(0), function.getParameters().get(1));
    }
    Operand moment = moment(expressions, expression);
    return new SqlPeriod(
        moment.sql(), moment.sql(), moment.type() == SqlType.DATE, false, known(moment));
  }

  private static SqlPeriod of(Period period) {
    boolean openEnd = period.end().equals(Instant.MAX);
    return new SqlPeriod(
        period.start().equals(Instant.MIN)
            ? typed(EVER, period.days())
            : end(period.start(), period.days()),
        openEnd ? typed(FOREVER, period.days()) : end(period.end(), period.days()),
        period.days(),
        openEnd,
        List.of());
  }

  private static Sql end(Instant instant, boolean days) {
    return Sql.value(
        days ? LocalDate.ofInstant(instant, ZoneOffset.UTC) : SqlExpression.storable(instant));
  }

  private static SqlPeriod between(SqlExpression expressions, Expression start, Expression end) {
    boolean openStart = isOpen(start);
    boolean openEnd = isOpen(end);
    List<Sql> known = new ArrayList<>();
    List<Operand> moments = new ArrayList<>();
    for (Expression expression : List.of(start, end)) {
      if (!isOpen(expression)) {
        Operand moment = moment(expressions, expression);
        moments.add(moment);
        known.addAll(known(moment));
      }
    }
    // As Period has it, the first end that there is decides; CQL2 takes no others.
    boolean days = !moments.isEmpty() && moments.get(0).type() == SqlType.DATE;
    if (moments.stream().anyMatch(moment -> (moment.type() == SqlType.DATE) != days)) {
      throw new InexpressibleException();
    }
    return new SqlPeriod(
        openStart ? typed(EVER, days) : moments.get(0).sql(),
        openEnd ? typed(FOREVER, days) : moments.get(moments.size() - 1).sql(),
        days,
        openEnd,
        known);
  }

  private static boolean isOpen(Expression expression) {
    return expression instanceof Literal literal && Period.OPEN.equals(literal.getValue());
  }

  private static Operand moment(SqlExpression expressions, Expression expression) {
    Operand operand = expressions.operand(expression);
    if (operand.type() != SqlType.DATE && operand.type() != SqlType.TIMESTAMP) {
      throw new InexpressibleException();
    }
    return operand;
  }

  private static List<Sql> known(Operand moment) {
    return moment.isConstant() ? List.of() : List.of(Sql.of("{} IS NOT NULL", moment.sql()));
  }

  private static Sql typed(Sql text, boolean days) {
    return Sql.of(days ? "CAST({} AS date)" : "CAST({} AS timestamp with time zone)", text);
  }

  /** Whether this is so to another, as {@link TemporalRelation} has it; true, false or null. */
  Sql related(TemporalRelation relation, SqlPeriod other) {
    SqlPeriod left = beside(other);
    SqlPeriod right = other.beside(this);
    boolean leftBefore = days && !other.days && !openEnd;
    boolean rightBefore = other.days && !days && !other.openEnd;
    Comparison starts = new Comparison(left.start, right.start, false, false);
    Comparison ends = new Comparison(left.end, right.end, leftBefore, rightBefore);
    Comparison startToEnd = new Comparison(left.start, right.end, false, rightBefore);
    Comparison endToStart = new Comparison(left.end, right.start, leftBefore, false);
    return switch (relation) {
      case AFTER -> startToEnd.above();
      case BEFORE -> endToStart.below();
      case DISJOINT -> Sql.of("({} OR {})", startToEnd.above(), endToStart.below());
      case INTERSECTS -> Sql.of("NOT ({} OR {})", startToEnd.above(), endToStart.below());
      case EQUALS -> both(starts.equal(), ends.equal());
      case CONTAINS -> both(starts.below(), ends.above());
      case DURING -> both(starts.above(), ends.below());
      case FINISHES -> both(starts.above(), ends.equal());
      case FINISHEDBY -> both(starts.below(), ends.equal());
      case STARTS -> both(starts.equal(), ends.below());
      case STARTEDBY -> both(starts.equal(), ends.above());
      case MEETS -> endToStart.equal();
      case METBY -> startToEnd.equal();
      case OVERLAPS ->
          Sql.of("({} AND {} AND {})", starts.below(), endToStart.above(), ends.below());
      case OVERLAPPEDBY ->
          Sql.of("({} AND {} AND {})", starts.above(), startToEnd.below(), ends.above());
    };
  }

  private static Sql both(Sql a, Sql b) {
    return Sql.of("({} AND {})", a, b);
  }

  /** With ends that can be compared with those of another: beside timestamps, days become such. */
  private SqlPeriod beside(SqlPeriod other) {
    return !days || other.days
        ? this
        : new SqlPeriod(
            midnight(start), midnight(openEnd ? end : Sql.of("{} + 1", end)), true, openEnd, known);
  }

  private static Sql midnight(Sql date) {
    return Sql.of("(CAST({} AS timestamp) AT TIME ZONE 'UTC')", date);
  }

  /**
   * Two instants that are compared. One may stand for the last before it, as the end of a day does
   * for the midnight that follows; there is none between the two.
   */
  private record Comparison(Sql a, Sql b, boolean aBefore, boolean bBefore) {
    Sql below() {
      return Sql.of(aBefore ? "{} <= {}" : "{} < {}", a, b);
    }

    Sql above() {
      return Sql.of(bBefore ? "{} >= {}" : "{} > {}", a, b);
    }

    Sql equal() {
      return aBefore || bBefore ? Sql.FALSE : Sql.of("{} = {}", a, b);
    }
  }
}
