package org.lodeline.geodata;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * How long what a thread does may take. Whoever reads features, of whatever store, asks it at each;
 * so it ends work whose filter costs much, and never what is being written. It is asked for rather
 * than sent as an interrupt, which would close files and connections that threads share, and could
 * come when something else is under way. Threads that the work starts are not bound by it.
 */
public final class Deadline {
  private static final int ASKS_PER_LOOK = 16;

  private static final Deadline NONE = new Deadline(Duration.ZERO, () -> true);

  private static final ThreadLocal<Deadline> CURRENT = ThreadLocal.withInitial(() -> NONE);

  private final Duration limit;
  private long endNanos;
  private final BooleanSupplier isMet;
  private int asks;

  private Deadline(Duration limit, BooleanSupplier isMet) {
    this.limit = limit;
    this.endNanos = System.nanoTime() + limit.toNanos();
    this.isMet = isMet;
  }

  /** That of this thread; one that never comes, if there is none. */
  public static Deadline current() {
    return CURRENT.get();
  }

  /**
   * Does work that has to be done, or well begun, within a time.
   *
   * @param isMet whether it is begun well enough to go on for however long
   */
  public static <T> T within(Duration limit, BooleanSupplier isMet, Callable<T> work)
      throws Exception {
    CURRENT.set(new Deadline(limit, isMet));
    try {
      return work.call();
    } finally {
      CURRENT.remove();
    }
  }

  /**
   * Does work whose time does not count, because others use what comes of it too: they are not to
   * fail for the deadline of who was first.
   */
  public static <T> T without(Supplier<T> work) {
    Deadline mine = current();
    if (mine == NONE) {
      return work.get();
    }
    long startNanos = System.nanoTime();
    CURRENT.set(NONE);
    try {
      return work.get();
    } finally {
      mine.endNanos += System.nanoTime() - startNanos;
      CURRENT.set(mine);
    }
  }

  /**
   * Lets work go on that has time left.
   *
   * @throws LodelineException of kind OUT_OF_TIME
   */
  public void check() {
    if (++asks % ASKS_PER_LOOK == 0 && endNanos - System.nanoTime() < 0 && !isMet.getAsBoolean()) {
      throw LodelineException.outOfTime(
          "the answer takes longer than "
              + limit.toMillis() / 1000.0
              + " seconds; ask for less, such as a smaller area or by a simpler filter",
          null);
    }
  }

  /** How many seconds are left, at least 1; 0 for any number. */
  public int secondsLeft() {
    if (isMet.getAsBoolean()) {
      return 0;
    }
    long left = TimeUnit.NANOSECONDS.toSeconds(endNanos - System.nanoTime());
    return (int) Math.max(1, Math.min(left, Integer.MAX_VALUE));
  }
}
