package org.lodeline.geodata.store.engine;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.data.Transaction;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.UserLayers;

/**
 * A GeoTools transaction over an engine that has none. A layer that is made or replaced as a whole
 * is there with the commit, by one row, or not at all. Other changes are kept in memory until the
 * commit, and then made one after the other: others see them come, and a process that is killed in
 * the middle of its commit leaves some of them.
 */
final class EngineTransaction implements Transaction.State {
  private final EngineLayers layers;
  private final Engine engine;
  private final Set<String> held = new HashSet<>();

  /** By the id of the layer. */
  private final Map<String, LayerWork> works = new LinkedHashMap<>();

  /** The layers that were there and are to go, with their types. */
  private final Map<String, LayerRow> removed = new LinkedHashMap<>();

  private final Map<String, EngineType> fresh = new LinkedHashMap<>();

  EngineTransaction(EngineLayers layers, Engine engine) {
    this.layers = layers;
    this.engine = engine;
  }

  /** What was done to a layer. */
  Optional<LayerWork> work(String layerId) {
    return Optional.ofNullable(works.get(layerId));
  }

  boolean hasCreated(String layerId) {
    return fresh.containsKey(layerId);
  }

  boolean hasRemoved(String layerId) {
    return removed.containsKey(layerId) && !fresh.containsKey(layerId);
  }

  private void hold(String layerId) {
    if (!held.contains(layerId)) {
      layers.lock(layerId);
      held.add(layerId);
    }
  }

  /**
   * Takes a layer to change its features; waits for another transaction that does.
   *
   * @throws LodelineException of kind NOT_FOUND if it was removed meanwhile
   */
  LayerWork change(String layerId) {
    LayerWork begun = works.get(layerId);
    if (begun != null) {
      return begun;
    }
    hold(layerId);
    LayerWork work = new LayerWork(engine, layers.require(layerId).type(), false);
    works.put(layerId, work);
    return work;
  }

  /** Waits for another transaction that changes a layer, and keeps others waiting. */
  void lock(String layerId) {
    layers.require(layerId);
    hold(layerId);
  }

  /** Begins a layer anew, in a type that takes the place of the one there is with the commit. */
  void empty(String layerId) {
    hold(layerId);
    EngineType known = fresh.get(layerId);
    if (known != null) {
      engine.drop(known.name());
      begin(known.layer());
      return;
    }
    LayerRow row = layers.require(layerId);
    removed.put(layerId, row);
    layers.removeLeftovers(layerId);
    begin(row.definition());
  }

  void create(LayerDefinition definition) {
    Set<String> taken = new HashSet<>();
    layers.rows().stream().map(LayerRow::id).filter(id -> !hasRemoved(id)).forEach(taken::add);
    taken.addAll(fresh.keySet());
    UserLayers.check(definition, taken);
    hold(definition.id());
    layers.removeLeftovers(definition.id());
    begin(definition);
  }

  /**
   * Makes a layer of the store's own, whatever its id. What is left of one stays for a day, as it
   * may be that of another server that starts.
   */
  void seed(LayerDefinition definition) {
    hold(definition.id());
    begin(definition);
  }

  private void begin(LayerDefinition definition) {
    EngineType type = EngineType.of(definition, TypeName.of(definition.id(), layers.nextVersion()));
    engine.create(type.schema());
    fresh.put(definition.id(), type);
    works.put(definition.id(), new LayerWork(engine, type, true));
  }

  void remove(String layerId) {
    hold(layerId);
    EngineType made = fresh.remove(layerId);
    if (made != null) {
      engine.drop(made.name());
    } else {
      removed.put(layerId, layers.require(layerId));
    }
    works.remove(layerId);
  }

  @Override
  public void commit() {
    Map<String, LayerRow> before = new LinkedHashMap<>(removed);
    List<LayerRow> known = layers.rows();
    Map<String, LayerRow> rows = new LinkedHashMap<>();
    long last = known.stream().mapToLong(LayerRow::position).max().orElse(-1);
    for (Map.Entry<String, LayerWork> work : works.entrySet()) {
      String id = work.getKey();
      boolean isFresh = fresh.containsKey(id);
      if (isFresh || !work.getValue().changes().isEmpty()) {
        work.getValue().write();
        LayerRow old = known.stream().filter(row -> row.id().equals(id)).findFirst().orElse(null);
        long position = old == null ? ++last : old.position();
        rows.put(id, new LayerRow(work.getValue().type(), position, layers.nextVersion()));
      }
    }
    checkFreshTypes();
    layers.replace(before.keySet(), rows);
    fresh.clear();
    before.values().forEach(row -> engine.drop(row.type().name()));
    end();
  }

  /** Another process that makes the same layer takes ours for left over. */
  private void checkFreshTypes() {
    Set<String> there = fresh.isEmpty() ? Set.of() : engine.typeNames();
    for (EngineType type : fresh.values()) {
      if (!there.contains(type.name())) {
        throw LodelineException.unavailable(
            "the layer " + type.layer().id() + " is being made by somebody else; try again", null);
      }
    }
  }

  @Override
  public void rollback() {
    try {
      fresh.values().forEach(type -> engine.drop(type.name()));
    } finally {
      end();
    }
  }

  private void end() {
    fresh.clear();
    works.clear();
    removed.clear();
    held.forEach(layers::unlock);
    held.clear();
  }

  /** With null, the transaction is closed: what it did not commit is undone. */
  @Override
  public void setTransaction(@Nullable Transaction transaction) {
    if (transaction == null) {
      layers.end(this);
      rollback();
    }
  }

  @Override
  public void addAuthorization(String authorization) {
    // There are no locks that would outlast a transaction.
  }
}
