package org.lodeline.geodata.store.geopackage;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.CodePointOrder;
import org.lodeline.geodata.Lazy;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.store.memory.Snapshot;

/**
 * The changes of one layer in a transaction. They are written to the file as they come, and kept in
 * memory if the layer is there too; otherwise only while they are few, so that an import needs no
 * more memory than an edit: what it wrote is read back from the file by whoever asks for it.
 */
final class LayerChange implements AutoCloseable {
  private static final int MOST_KEPT = 10_000;

  private final GeoPackageFile file;
  private final GeoPackageTable table;
  private final SimpleFeatureType type;

  /** What the changes are to be seen over. */
  private Lazy<Snapshot> base;

  /** By id; a snapshot may be read while they grow. */
  private ConcurrentNavigableMap<String, Optional<SimpleFeature>> kept = none();

  private int count;
  private @Nullable Snapshot view;

  private LayerChange(
      GeoPackageFile file,
      GeoPackageTable table,
      SimpleFeatureType type,
      Optional<Snapshot> known) {
    this.file = file;
    this.table = table;
    this.type = type;
    // Not the layer's own: another connection may have to wait for the end of this transaction.
    this.base = known.map(Lazy::of).orElseGet(() -> new Lazy<>(this::readBack));
  }

  /** The changes of a layer that is there. */
  static LayerChange of(GeoPackageFile file, StoredLayer layer) {
    return new LayerChange(file, file.table(layer.type()), layer.type(), layer.snapshot().ifMade());
  }

  /** The changes of a layer that is made in this transaction. */
  static LayerChange ofNew(GeoPackageFile file, LayerDefinition layer) {
    return new LayerChange(file, file.addLayer(layer), layer.featureType(), Optional.empty());
  }

  private static ConcurrentNavigableMap<String, Optional<SimpleFeature>> none() {
    return new ConcurrentSkipListMap<>(CodePointOrder.COMPARATOR);
  }

  void add(SimpleFeature feature) {
    table.add(feature);
    keep(feature.getID(), Optional.of(feature));
  }

  void update(SimpleFeature feature) {
    table.update(feature);
    keep(feature.getID(), Optional.of(feature));
  }

  void remove(String id) {
    table.remove(id);
    keep(id, Optional.empty());
  }

  /** Removes all features. */
  void clear() {
    table.clear();
    forget();
  }

  private void keep(String id, Optional<SimpleFeature> feature) {
    kept.put(id, feature);
    if (++count > MOST_KEPT && base.ifMade().isEmpty()) {
      forget();
    }
  }

  /** From now on, the layer is not in memory. */
  private void forget() {
    kept = none();
    count = 0;
    base = new Lazy<>(this::readBack);
    view = null;
  }

  private Snapshot readBack() {
    table.flush();
    return new Snapshot(type, file.read(type));
  }

  /** Whether the layer is in memory. */
  boolean isKnown() {
    return base.ifMade().isPresent();
  }

  /** Writes what waits, so that the file can be read. */
  void flush() {
    table.flush();
  }

  /** The features of the layer as the transaction sees them. */
  Snapshot snapshot() {
    Snapshot current = view;
    if (current == null) {
      current = base.get().under(kept);
      view = current;
    }
    return current;
  }

  /**
   * Writes what waits to be.
   *
   * @param moment of the change, for the table of contents
   */
  void end(Instant moment) {
    table.end(moment);
  }

  /** The layer once the changes are committed; it is read from the file unless it was known. */
  StoredLayer result(StoredLayer inFile) {
    return base.ifMade()
        .map(before -> before.with(kept))
        .map(after -> inFile.with(Lazy.of(after)))
        .orElse(inFile);
  }

  @Override
  public void close() {
    table.close();
  }
}
