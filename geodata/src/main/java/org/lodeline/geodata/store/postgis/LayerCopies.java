package org.lodeline.geodata.store.postgis;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.store.memory.MemoryLayer;
import org.lodeline.geodata.store.memory.SharedValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Layers that are read again and again and change seldom, in memory besides: a copy is read only
 * while the database says that its layer has the version that was copied. Safe for all threads.
 */
final class LayerCopies implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LayerCopies.class);

  /**
   * What features take in memory for each byte of their table: 300,000 points of 60 MB take 125 MB,
   * and 120 MB more once each was written.
   */
  private static final int BYTES_PER_TABLE_BYTE = 4;

  /** A copy that nobody reads for so long makes room for others. */
  private static final Duration UNREAD = Duration.ofMinutes(10);

  private static final String STATE =
      "SELECT version, pg_table_size(CAST(format('%I.%I', 'lodeline', CAST({} AS text)) AS regclass))"
          + " FROM lodeline.layer WHERE id = {} AND number = {}";

  private final Database database;
  private final Rules rules;
  private final Executor copying;
  private final Map<String, Watched> layers = new ConcurrentHashMap<>();

  /**
   * When a layer is copied.
   *
   * @param bytes what all copies may take in memory, about; 0 for no copies
   * @param reads how often a version was read before
   * @param settled for how long a layer did not change before, at least
   * @param timesCopying how many times as long as its last copying took it did not change before
   */
  record Rules(long bytes, int reads, Duration settled, int timesCopying) {
    private static final int SEVERAL = 20;

    /** Copies as a server makes them. */
    static Rules within(long bytes) {
      return new Rules(bytes, SEVERAL, Duration.ofSeconds(2), SEVERAL);
    }
  }

  /** Copies of no layer yet, which are made one after the other while nobody waits. */
  LayerCopies(Database database, Rules rules) {
    this(
        database,
        rules,
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "copy-layers");
              thread.setDaemon(true);
              return thread;
            }));
  }

  /**
   * The same.
   *
   * @param copying makes them
   */
  LayerCopies(Database database, Rules rules, Executor copying) {
    this.database = database;
    this.rules = rules;
    this.copying = copying;
  }

  /** The features of a layer at a version, if they are in memory; counts as a read of it. */
  Optional<SimpleFeatureSource> of(PostGisTable table, long version) {
    if (rules.bytes == 0) {
      return Optional.empty();
    }
    Watched watched = layers.get(table.id());
    if (watched == null || !watched.is(table, version)) {
      watched = new Watched(table, version, watched == null ? 0 : watched.copyNanos);
      layers.put(table.id(), watched);
    }
    return watched.read();
  }

  /** The same, for who lists layers: it is no read. */
  Optional<SimpleFeatureSource> known(PostGisTable table, long version) {
    return Optional.ofNullable(layers.get(table.id()))
        .filter(watched -> watched.is(table, version))
        .map(watched -> watched.copy);
  }

  /** What is being copied is given up. */
  @Override
  public void close() {
    layers.clear();
    if (copying instanceof ExecutorService service) {
      service.shutdownNow();
    }
  }

  void forget(String layerId) {
    layers.remove(layerId);
  }

  /** Forgets the layers but these. */
  void keep(Set<String> layerIds) {
    layers.keySet().retainAll(layerIds);
  }

  /** One version of a layer. */
  private final class Watched {
    private final PostGisTable table;
    private final long version;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicBoolean isAsked = new AtomicBoolean();
    private volatile long sinceNanos = System.nanoTime();
    private volatile long readNanos = sinceNanos;

    /** How long it took to copy this version, or else the last before it that was copied. */
    private volatile long copyNanos;

    private volatile long bytes;
    private volatile @Nullable SimpleFeatureSource copy;

    Watched(PostGisTable table, long version, long copyNanos) {
      this.table = table;
      this.version = version;
      this.copyNanos = copyNanos;
    }

    boolean is(PostGisTable other, long otherVersion) {
      return version == otherVersion && table.number() == other.number();
    }

    Optional<SimpleFeatureSource> read() {
      readNanos = System.nanoTime();
      if (copy == null
          && reads.incrementAndGet() > rules.reads
          && readNanos - sinceNanos
              >= Math.max(rules.settled.toNanos(), rules.timesCopying * copyNanos)
          && isAsked.compareAndSet(false, true)) {
        copying.execute(this::copy);
      }
      return Optional.ofNullable(copy);
    }

    private void copy() {
      if (layers.get(table.id()) != this) {
        return;
      }
      long startNanos = System.nanoTime();
      try {
        if (database.read("copy layer " + table.id(), this::copyFrom)) {
          copyNanos = System.nanoTime() - startNanos;
        }
      } catch (LodelineException e) {
        // Whoever asks reads from the database, and is told there.
        LOG.debug("Layer {} is not copied", table.id(), e);
      }
      if (copy == null) {
        sinceNanos = System.nanoTime();
        isAsked.set(false);
      }
    }

    /** The version and the features of one moment. */
    private boolean copyFrom(Connection connection) throws SQLException {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      Optional<Long> size =
          Database.ask(
              connection,
              state(),
              rows ->
                  rows.next() && rows.getLong(1) == version
                      ? Optional.of(BYTES_PER_TABLE_BYTE * rows.getLong(2))
                      : Optional.empty());
      if (size.filter(LayerCopies.this::hasRoom).isPresent()) {
        bytes = size.get();
        copy = MemoryLayer.of(table.type(), features(connection));
      }
      return copy != null;
    }

    private Sql state() {
      return Sql.of(
          STATE,
          Sql.value(PostGisTable.nameOf(table.id(), table.number())),
          Sql.value(table.id()),
          Sql.value(table.number()));
    }

    private List<SimpleFeature> features(Connection connection) throws SQLException {
      SqlQuery all = SqlQuery.of(table, new Query(table.id()));
      List<SharedValues> shared =
          Stream.generate(SharedValues::new).limit(table.type().getAttributeCount()).toList();
      List<SimpleFeature> features = new ArrayList<>();
      try (PostGisReader reader =
          PostGisReader.open(
              database, connection, all, table.type(), all.select(table.type()), () -> {})) {
        while (reader.hasNext()) {
          SimpleFeature feature = reader.next();
          for (int i = 0; i < shared.size(); i++) {
            feature.setAttribute(i, shared.get(i).shared(feature.getAttribute(i)));
          }
          features.add(feature);
        }
      }
      return features;
    }
  }

  private boolean hasRoom(long bytes) {
    if (bytes > rules.bytes) {
      return false;
    }
    long now = System.nanoTime();
    layers
        .values()
        .removeIf(other -> other.copy != null && now - other.readNanos > UNREAD.toNanos());
    return layers.values().stream().mapToLong(other -> other.copy == null ? 0 : other.bytes).sum()
            + bytes
        <= rules.bytes;
  }
}
