package org.lodeline.geodata.store.postgis;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives connections of a pool, and none at once while the database is away: a pool alone lets
 * everybody wait for it, and only then says that it was in vain. Whether it is back is asked twice
 * a second, by whoever wants a connection. Safe for all threads.
 */
final class Reachability {
  private static final long PERIOD_NANOS = 500_000_000L;
  private static final long MOST_WAIT_NANOS = 5_000_000_000L;
  private static final String CANNOT_CONNECT = "08001";

  private final DataSource pool;
  private final DataSource direct;
  private final ReentrantLock asking = new ReentrantLock();

  /** Why the database is away; null while it is not known to be. */
  private volatile @Nullable SQLException away;

  private volatile long askedAtNanos = System.nanoTime() - PERIOD_NANOS;

  /**
   * Connections to a database.
   *
   * @param pool which gives up waiting for a connection after a second or so
   * @param direct connects to the same database without a pool
   */
  Reachability(DataSource pool, DataSource direct) {
    this.pool = pool;
    this.direct = direct;
  }

  /**
   * A connection; the caller closes it.
   *
   * @throws SQLException of a loss of connection at once if the database is away, or after some
   *     seconds if all connections are in use
   */
  Connection connection() throws SQLException {
    long deadline = System.nanoTime() + MOST_WAIT_NANOS;
    while (true) {
      SQLException known = away;
      if (known != null && !answers()) {
        throw new SQLNonTransientConnectionException("the database is away", CANNOT_CONNECT, known);
      }
      try {
        return pool.getConnection();
      } catch (SQLTransientConnectionException e) {
        // All are in use, or there are none because the database is away.
        if (!answers() || System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
  }

  /** Looks whether the database is away, after a connection turned out to be dead. */
  void suspect() {
    answers();
  }

  /** Whether the database answers, as one thread finds out for all. */
  private boolean answers() {
    if (asking.tryLock()) {
      try {
        if (System.nanoTime() - askedAtNanos >= PERIOD_NANOS) {
          ask();
        }
      } finally {
        asking.unlock();
      }
    }
    return away == null;
  }

  private void ask() {
    try (Connection connection = direct.getConnection()) {
      away = connection.isValid(1) ? null : away;
    } catch (SQLException e) {
      // One that only refuses us a further connection is not away.
      away = Database.isConnectionLoss(e) ? e : null;
    }
    askedAtNanos = System.nanoTime();
  }
}
