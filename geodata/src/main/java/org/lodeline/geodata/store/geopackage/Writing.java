package org.lodeline.geodata.store.geopackage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Id;
import org.lodeline.geodata.Lazy;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Change;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.UserLayers;
import org.lodeline.geodata.store.memory.Snapshot;

/**
 * A transaction on the file, and the layers as they are in it. There is one at a time; it is for
 * one thread, and over with {@link #commit} or {@link #close}.
 */
final class Writing implements AutoCloseable {
  private final Path path;
  private final GeoPackageFile file;

  /** As the file had them when the transaction began, without those that are removed. */
  private final Map<String, StoredLayer> layers;

  /** Those that are new or changed. */
  private final Map<String, LayerChange> changes = new LinkedHashMap<>();

  private Instant moment;

  private Writing(Path path, GeoPackageFile file, Map<String, StoredLayer> layers) {
    this.path = path;
    this.file = file;
    this.layers = new LinkedHashMap<>(layers);
    this.moment = Instant.now();
    layers.values().forEach(layer -> moment = layer.nextChange(moment));
  }

  /**
   * Begins a transaction.
   *
   * @param layers what the caller knows of the file, which may be old
   * @throws LodelineException of kind UNAVAILABLE if the file cannot be written now
   */
  static Writing begin(Path path, KnownLayers layers) {
    GeoPackageFile file = GeoPackageFile.beginWriting(path);
    try {
      return new Writing(path, file, layers.after(file));
    } catch (LodelineException e) {
      file.close();
      throw e;
    }
  }

  void create(LayerDefinition definition) {
    UserLayers.check(definition, layers.keySet());
    changes.put(definition.id(), LayerChange.ofNew(file, definition));
    layers.put(definition.id(), StoredLayer.inFile(path, definition, ""));
  }

  void remove(String id, Set<String> bundled) {
    if (bundled.contains(id)) {
      throw UserLayers.bundled(id);
    }
    if (layers.remove(id) == null) {
      throw StoredLayer.unknown(id);
    }
    LayerChange change = changes.remove(id);
    if (change != null) {
      change.close();
    }
    file.removeLayer(id);
  }

  SimpleFeatureType type(String id) {
    return layer(id).type();
  }

  boolean contains(String id) {
    return layers.containsKey(id);
  }

  void append(Change change) {
    file.append(change);
  }

  /** The features of a layer as this transaction sees them. */
  Snapshot snapshot(String id) {
    LayerChange change = changes.get(id);
    if (change != null) {
      return change.snapshot();
    }
    StoredLayer layer = layer(id);
    Snapshot snapshot =
        layer
            .snapshot()
            .ifMade()
            .orElseGet(() -> new Snapshot(layer.type(), file.read(layer.type())));
    layers.put(id, layer.with(Lazy.of(snapshot)));
    return snapshot;
  }

  /**
   * The features that a query gives, as this transaction sees them. Those of a layer that is not in
   * memory are read from the file where that is as fast: all of them, or some by their ids.
   */
  FeatureReader<SimpleFeatureType, SimpleFeature> reader(String id, Query query) {
    SimpleFeatureType type = type(id);
    boolean isSortedOrCut =
        (query.getSortBy() != null && query.getSortBy().length > 0)
            || !query.isMaxFeaturesUnlimited()
            || (query.getStartIndex() != null && query.getStartIndex() > 0);
    if (!isSortedOrCut && query.getFilter() instanceof Id ids && !isKnown(id)) {
      return new Snapshot(type, byId(id, ids)).reader(type, Query.ALL);
    } else if (!isSortedOrCut && Filter.INCLUDE.equals(query.getFilter()) && !isKnown(id)) {
      return written().rows(type);
    }
    return snapshot(id).reader(type, query);
  }

  /** The features that pass a filter, in memory while they are changed. */
  Iterator<SimpleFeature> features(String id, Filter filter) {
    return filter instanceof Id ids && !isKnown(id)
        ? byId(id, ids).iterator()
        : snapshot(id).features(filter, false);
  }

  private boolean isKnown(String id) {
    LayerChange change = changes.get(id);
    return change == null ? layer(id).snapshot().ifMade().isPresent() : change.isKnown();
  }

  private List<SimpleFeature> byId(String id, Id ids) {
    return written().read(type(id), ids.getIDs().stream().map(Object::toString).toList());
  }

  private GeoPackageFile written() {
    changes.values().forEach(LayerChange::flush);
    return file;
  }

  /** The rows of a layer, to be changed. */
  LayerChange change(String id) {
    StoredLayer layer = layer(id);
    return changes.computeIfAbsent(id, key -> LayerChange.of(file, layer));
  }

  private StoredLayer layer(String id) {
    StoredLayer layer = layers.get(id);
    if (layer == null) {
      throw StoredLayer.unknown(id);
    }
    return layer;
  }

  /**
   * Makes all changes part of the file, on the disk, and gives the layers as they are then.
   *
   * @throws LodelineException of kind UNAVAILABLE if that failed: then nothing is changed
   */
  Map<String, StoredLayer> commit() {
    changes.values().forEach(change -> change.end(moment));
    file.commit();
    Map<String, StoredLayer> after = new LinkedHashMap<>(layers);
    String version = ColumnValue.datetime(moment);
    changes.forEach(
        (id, change) ->
            after.put(
                id, change.result(StoredLayer.inFile(path, layer(id).definition(), version))));
    return after;
  }

  /** Ends the transaction; what is not committed is undone. */
  @Override
  public void close() {
    try (file) {
      changes.values().forEach(LayerChange::close);
    }
  }
}
