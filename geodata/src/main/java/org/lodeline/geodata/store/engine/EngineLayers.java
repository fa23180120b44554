package org.lodeline.geodata.store.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.Name;
import org.geotools.data.store.ContentDataStore;
import org.geotools.data.store.ContentEntry;
import org.geotools.data.store.ContentFeatureSource;
import org.geotools.feature.NameImpl;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.CodePointOrder;
import org.lodeline.geodata.LodelineException;

/** A GeoTools data store over the layers of ours that an engine holds. */
final class EngineLayers extends ContentDataStore {
  /** How long the list of layers is taken not to change by others. */
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long WAIT_SECONDS = 30;
  private static final long MINUTE_MILLIS = 60_000;

  private final Engine engine;
  private final boolean writable;
  private final Map<String, Semaphore> locks = new ConcurrentHashMap<>();
  private final Map<String, Totals> totals = new ConcurrentHashMap<>();
  private final Set<EngineTransaction> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong lastMillis = new AtomicLong();

  private volatile Listed listed;

  private record Listed(List<LayerRow> rows, long readNanos) {}

  /** Layers that are kept in {@link LayerRow#TABLE}. */
  static EngineLayers ours(Engine engine) {
    return new EngineLayers(engine, true, new Listed(List.of(), System.nanoTime() - FRESH_NANOS));
  }

  /** Layers that somebody else keeps, which cannot be changed. */
  static EngineLayers foreign(Engine engine, List<LayerRow> rows) {
    return new EngineLayers(engine, false, new Listed(rows, 0));
  }

  private EngineLayers(Engine engine, boolean writable, Listed listed) {
    this.engine = engine;
    this.writable = writable;
    this.listed = listed;
  }

  Engine engine() {
    return engine;
  }

  boolean isWritable() {
    return writable;
  }

  /** The layers in their order, as they were a second ago at the earliest. */
  List<LayerRow> rows() {
    Listed known = listed;
    if (writable && System.nanoTime() - known.readNanos() >= FRESH_NANOS) {
      known = new Listed(read(), System.nanoTime());
      listed = known;
    }
    return known.rows();
  }

  /**
   * Removes types that nobody lists: those that a killed process left of a layer, which is about to
   * be made again, and those of any layer that are older than a day. What others are making of
   * other layers stays.
   */
  void removeLeftovers(String layerId) {
    Set<String> used = new HashSet<>();
    for (SimpleFeature stored : engine.all(LayerRow.TABLE.name())) {
      used.add(LayerRow.of(stored).type().name());
    }
    Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
    for (String name : engine.typeNames()) {
      boolean isLeft =
          TypeName.parse(name)
              .filter(type -> type.layerId().equals(layerId) || type.made().isBefore(yesterday))
              .isPresent();
      if (isLeft && !used.contains(name) && EngineType.isOurs(engine.schema(name))) {
        engine.drop(name);
      }
    }
  }

  private List<LayerRow> read() {
    Map<String, LayerRow> last = new HashMap<>();
    for (SimpleFeature stored : engine.all(LayerRow.TABLE.name())) {
      LayerRow row = LayerRow.of(stored);
      last.merge(row.id(), row, (a, b) -> a.version().compareTo(b.version()) > 0 ? a : b);
    }
    return last.values().stream()
        .sorted(
            Comparator.comparingLong(LayerRow::position)
                .thenComparing(LayerRow::id, CodePointOrder.COMPARATOR))
        .toList();
  }

  /** The layer with this id. */
  LayerRow require(String layerId) {
    return rows().stream()
        .filter(row -> row.id().equals(layerId))
        .findFirst()
        .orElseThrow(
            () ->
                LodelineException.notFound(
                    "layer", "there is no layer " + LodelineException.quoted(layerId)));
  }

  /**
   * Puts rows in the place of those of some layers: the new ones first, which count at once.
   *
   * @param removed layers whose rows go, where there is no new one
   */
  synchronized void replace(Collection<String> removed, Map<String, LayerRow> rows) {
    Set<String> changed = new HashSet<>(removed);
    changed.addAll(rows.keySet());
    List<String> old = new ArrayList<>();
    for (SimpleFeature stored : engine.all(LayerRow.TABLE.name())) {
      if (changed.contains(String.valueOf(stored.getAttribute("layer")))) {
        old.add(stored.getID());
      }
    }
    SimpleFeatureType schema = engine.schema(LayerRow.TABLE.name());
    engine.add(
        LayerRow.TABLE.name(),
        rows.values().stream().map(row -> LayerRow.TABLE.encode(row.feature(), schema)).toList());
    if (!old.isEmpty()) {
      engine.remove(LayerRow.TABLE.name(), Engine.ids(old));
    }
    listed = new Listed(read(), System.nanoTime());
  }

  /** A text that is greater than all that this process and, by the clock, others gave before. */
  String nextVersion() {
    long millis = lastMillis.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis()));
    return Long.toString(millis, 36)
        + Integer.toString(ThreadLocalRandom.current().nextInt(36), 36);
  }

  void lock(String layerId) {
    try {
      if (!semaphore(layerId).tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw LodelineException.unavailable(
            "the layer " + layerId + " is being changed by somebody else; try again", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LodelineException.unavailable("interrupted while waiting for " + layerId, e);
    }
  }

  void unlock(String layerId) {
    semaphore(layerId).release();
  }

  private Semaphore semaphore(String layerId) {
    return locks.computeIfAbsent(layerId, id -> new Semaphore(1, true));
  }

  /** Changes with every commit of ours; of a layer that is not ours, every minute. */
  String version(String layerId) {
    LayerRow row = require(layerId);
    return writable ? row.version() : Long.toString(System.currentTimeMillis() / MINUTE_MILLIS, 36);
  }

  /** What is known of a layer as a whole, found out once for each version of it. */
  Totals totals(String layerId, Supplier<Totals> count) {
    String version = version(layerId);
    Totals known = totals.get(layerId);
    if (known == null || !known.version().equals(version)) {
      known = count.get().at(version);
      totals.put(layerId, known);
    }
    return known;
  }

  EngineTransaction transaction(@Nullable Transaction transaction) {
    if (transaction == null || transaction == Transaction.AUTO_COMMIT) {
      throw new IllegalStateException("a layer is changed under a transaction");
    }
    synchronized (transaction) {
      if (transaction.getState(this) instanceof EngineTransaction known) {
        return known;
      }
      EngineTransaction made = new EngineTransaction(this, engine);
      open.add(made);
      transaction.putState(this, made);
      return made;
    }
  }

  void end(EngineTransaction transaction) {
    open.remove(transaction);
  }

  /** What a transaction does to a layer, if it does anything. */
  Optional<LayerWork> work(String layerId, @Nullable Transaction transaction) {
    return transaction != null
            && transaction != Transaction.AUTO_COMMIT
            && transaction.getState(this) instanceof EngineTransaction changes
        ? changes.work(layerId)
        : Optional.empty();
  }

  boolean isBeingCreated(String layerId) {
    return open.stream().anyMatch(transaction -> transaction.hasCreated(layerId));
  }

  /** The type of a layer as a transaction sees it. */
  EngineType type(String layerId, @Nullable Transaction transaction) {
    return work(layerId, transaction).map(LayerWork::type).orElseGet(() -> require(layerId).type());
  }

  /** The features of a layer; made anew each time, because a layer may be replaced. */
  SimpleFeatureSource source(String layerId) {
    ContentFeatureSource source =
        createFeatureSource(new ContentEntry(this, new NameImpl(layerId)));
    source.setTransaction(Transaction.AUTO_COMMIT);
    return source;
  }

  @Override
  protected List<Name> createTypeNames() {
    return rows().stream().<Name>map(row -> new NameImpl(row.id())).toList();
  }

  @Override
  protected ContentFeatureSource createFeatureSource(ContentEntry entry) {
    return writable ? new EngineLayer(this, entry) : new ReadOnlyLayer(this, entry);
  }

  @Override
  public void dispose() {
    super.dispose();
    engine.close();
  }
}
