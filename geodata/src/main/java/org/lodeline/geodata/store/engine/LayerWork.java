package org.lodeline.geodata.store.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.lodeline.geodata.LodelineException;

/**
 * What a transaction does to one layer. Into a type that it made itself, and that nobody else knows
 * yet, features are written at once; changes of one that is there are kept until the commit.
 */
final class LayerWork {
  /** So many changes of a layer that is there are kept in memory. */
  static final int MOST_CHANGES = 200_000;

  private final Engine engine;
  private final EngineType type;
  private final boolean fresh;

  /** What an id stands for now: a feature, or none any more. */
  private final Map<String, Optional<SimpleFeature>> changes = new LinkedHashMap<>();

  /** The ids that the engine has, as far as they were met. */
  private final Set<String> stored = new HashSet<>();

  /**
   * Begins to change a layer.
   *
   * @param fresh whether nobody else knows the type
   */
  LayerWork(Engine engine, EngineType type, boolean fresh) {
    this.engine = engine;
    this.type = type;
    this.fresh = fresh;
  }

  EngineType type() {
    return type;
  }

  /** What differs from the engine. */
  Map<String, Optional<SimpleFeature>> changes() {
    return changes;
  }

  /**
   * Adds features.
   *
   * @throws LodelineException of kind INVALID_INPUT if an id is taken; then none is added
   */
  void add(List<SimpleFeature> features) {
    List<String> ids = features.stream().map(SimpleFeature::getID).toList();
    Set<String> taken = new HashSet<>(fresh ? Set.of() : engine.taken(type.name(), ids));
    stored.addAll(taken);
    if (fresh) {
      ids.stream().filter(stored::contains).forEach(taken::add);
    }
    Set<String> seen = new HashSet<>();
    for (String id : ids) {
      Optional<SimpleFeature> change = changes.get(id);
      boolean isTaken = change == null ? taken.contains(id) : change.isPresent();
      if (isTaken || !seen.add(id)) {
        throw LodelineException.invalid(
            "id", "the id " + LodelineException.quoted(id) + " is taken by another feature");
      }
    }
    features.forEach(feature -> changes.put(feature.getID(), Optional.of(feature)));
    settle();
  }

  /** Puts a feature in the place of the one with its id. */
  void update(SimpleFeature feature) {
    change(feature.getID(), Optional.of(feature));
  }

  void remove(String id) {
    change(id, Optional.empty());
  }

  private void change(String id, Optional<SimpleFeature> feature) {
    // What was only added here and never stored need not be removed; to try does no harm.
    stored.add(id);
    changes.put(id, feature);
    settle();
  }

  private void settle() {
    if (fresh && changes.size() >= Engine.BATCH) {
      write();
    } else if (!fresh && changes.size() > MOST_CHANGES) {
      throw LodelineException.tooLarge(
          "FILE",
          "the layer %s would get more than %,d changes at once, which this store keeps in memory; import into a new layer or with --replace"
              .formatted(type.layer().id(), MOST_CHANGES));
    }
  }

  /** Brings the changes into the engine, one batch after the other. */
  void write() {
    if (changes.isEmpty()) {
      return;
    }
    SimpleFeatureType schema = engine.schema(type.name());
    List<String> ids = new ArrayList<>(changes.keySet());
    for (int i = 0; i < ids.size(); i += Engine.BATCH) {
      List<String> some = ids.subList(i, Math.min(ids.size(), i + Engine.BATCH));
      List<String> before = some.stream().filter(stored::contains).toList();
      if (!before.isEmpty()) {
        engine.remove(type.name(), Engine.ids(before));
      }
      List<SimpleFeature> after = new ArrayList<>();
      for (String id : some) {
        changes
            .getOrDefault(id, Optional.empty())
            .ifPresent(feature -> after.add(type.encode(feature, schema)));
      }
      engine.add(type.name(), after);
    }
    changes.forEach(
        (id, feature) -> {
          if (feature.isPresent()) {
            stored.add(id);
          } else {
            stored.remove(id);
          }
        });
    changes.clear();
  }
}
