package org.lodeline.geodata.filter;

import java.time.Instant;

/** How two periods can lie to each other, as CQL2 and Allen's algebra define it. */
public enum TemporalRelation {
  AFTER,
  BEFORE,
  CONTAINS,
  DISJOINT,
  DURING,
  EQUALS,
  FINISHEDBY,
  FINISHES,
  INTERSECTS,
  MEETS,
  METBY,
  OVERLAPPEDBY,
  OVERLAPS,
  STARTEDBY,
  STARTS;

  /** Whether instants, too, can be related so. */
  public boolean takesInstants() {
    return switch (this) {
      case AFTER, BEFORE, DISJOINT, EQUALS, INTERSECTS -> true;
      case CONTAINS,
          DURING,
          FINISHEDBY,
          FINISHES,
          MEETS,
          METBY,
          OVERLAPPEDBY,
          OVERLAPS,
          STARTEDBY,
          STARTS ->
          false;
    };
  }

  /** Whether {@code a} is so to {@code b}; each is a {@link Period} or a moment. */
  boolean holds(Object a, Object b) {
    Period left = Period.of(a);
    Period right = Period.of(b);
    Instant leftEnd = left.lastInstantBeside(right);
    Instant rightEnd = right.lastInstantBeside(left);
    int starts = left.start().compareTo(right.start());
    int ends = leftEnd.compareTo(rightEnd);
    int leftStartToRightEnd = left.start().compareTo(rightEnd);
    int leftEndToRightStart = leftEnd.compareTo(right.start());
    return switch (this) {
      case AFTER -> leftStartToRightEnd > 0;
      case BEFORE -> leftEndToRightStart < 0;
      case DISJOINT -> leftStartToRightEnd > 0 || leftEndToRightStart < 0;
      case INTERSECTS -> leftStartToRightEnd <= 0 && leftEndToRightStart >= 0;
      case EQUALS -> starts == 0 && ends == 0;
      case CONTAINS -> starts < 0 && ends > 0;
      case DURING -> starts > 0 && ends < 0;
      case FINISHES -> starts > 0 && ends == 0;
      case FINISHEDBY -> starts < 0 && ends == 0;
      case STARTS -> starts == 0 && ends < 0;
      case STARTEDBY -> starts == 0 && ends > 0;
      case MEETS -> leftEndToRightStart == 0;
      case METBY -> leftStartToRightEnd == 0;
      case OVERLAPS -> starts < 0 && leftEndToRightStart > 0 && ends < 0;
      case OVERLAPPEDBY -> starts > 0 && leftStartToRightEnd < 0 && ends > 0;
    };
  }
}
