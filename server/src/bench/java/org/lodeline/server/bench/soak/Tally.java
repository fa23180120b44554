package org.lodeline.server.bench.soak;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What came of the requests. Safe for all threads. */
final class Tally {
  private static final int MOST_KEPT = 50;

  /** What can come of a request. */
  enum Outcome {
    RIGHT,
    /** Right, and said to be stale. */
    STALE,
    /** Refused with 503 or 507, or by the proxy because no server answered. */
    REFUSED,
    /** The connection broke before the answer was whole. */
    CUT,
    /** Whole, and not what it must be. */
    WRONG
  }

  /**
   * A request that was not answered.
   *
   * @param fromMillis when it was sent, as {@link System#currentTimeMillis} says
   * @param toMillis when it was given up
   */
  record Failure(Site site, long fromMillis, long toMillis, Outcome outcome, String what) {}

  private final Map<Outcome, LongAdder> counts = new EnumMap<>(Outcome.class);
  private final ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

  Tally() {
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, new LongAdder());
    }
  }

  /**
   * Counts a request.
   *
   * @param fromMillis when it was sent, as {@link System#currentTimeMillis} says
   */
  void add(Outcome outcome, Site site, long fromMillis, String what) {
    counts.computeIfAbsent(outcome, key -> new LongAdder()).increment();
    switch (outcome) {
      case RIGHT, STALE -> {}
      case REFUSED, CUT ->
          failures.add(
              new Failure(site, fromMillis, System.currentTimeMillis(), outcome, what));
      case WRONG -> {
        if (wrong.size() < MOST_KEPT) {
          wrong.add(what);
        }
      }
    }
  }

  long count(Outcome outcome) {
    return counts.computeIfAbsent(outcome, key -> new LongAdder()).sum();
  }

  long all() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** The first of the wrong answers. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  List<Failure> failures() {
    return List.copyOf(failures);
  }

  /** How many requests failed in each second, from a moment on. */
  Map<Long, Long> failuresBySecond(long startMillis) {
    Map<Long, Long> bySecond = new TreeMap<>();
    failures.forEach(
        failure -> bySecond.merge((failure.toMillis - startMillis) / 1_000, 1L, Long::sum));
    return bySecond;
  }
}
