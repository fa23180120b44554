package org.lodeline.server.bench.soak;

/**
 * Something that was taken away for a while.
 *
 * @param fromMillis when, as {@link System#currentTimeMillis} says
 * @param toMillis when all was well again
 */
record Fault(Kind kind, long fromMillis, long toMillis) {
  /** How long before it is known, and after it, a request may be sent that fails by it. */
  private static final long MARGIN_MILLIS = 1_000;

  /** What was taken away. */
  enum Kind {
    /** PostgreSQL is killed and started again: nothing of that site can serve what is not cached. */
    DATABASE_KILLED,
    /** One of two servers is killed and started again: only what it was at is cut. */
    SERVER_KILLED,
    /** The disk of the embedded store is full: it cannot be changed. */
    DISK_FULL,
    /** Clients ask for much and read nothing: nobody else is to notice. */
    CLIENTS_STALL
  }

  /** Whether it is why a request failed, which was under way then. */
  boolean explains(Tally.Failure failure) {
    boolean isThen =
        failure.toMillis() >= fromMillis - MARGIN_MILLIS
            && failure.fromMillis() <= toMillis + MARGIN_MILLIS;
    return isThen
        && switch (kind) {
          case DATABASE_KILLED -> failure.site().name().equals(Soak.SHARED);
          case SERVER_KILLED ->
              failure.site().name().equals(Soak.SHARED)
                  && (failure.outcome() == Tally.Outcome.CUT || failure.what().matches("(412|502).*"));
          case DISK_FULL ->
              failure.site().name().equals(Soak.ALONE) && failure.what().startsWith("507");
          case CLIENTS_STALL -> false;
        };
  }
}
