package org.lodeline.geodata.store.geopackage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Change;
import org.lodeline.geodata.catalog.History;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.memory.Snapshot;

/**
 * A GeoTools data store over one GeoPackage file. A layer is read whole when it is first asked for;
 * queries are answered from memory. Changes go to the file, in one transaction at a time, and after
 * its commit the snapshot in memory is replaced: whoever is reading keeps the old one.
 *
 * <p>Layers that people add are kept in the file with their definitions, in the table {@code
 * lodeline_layers}.
 */
public final class GeoPackageDataStore extends ContentDataStore implements LayerStore {
  private static final int PATIENCE_SECONDS = 30;

  private final Path path;
  private final Set<String> bundled;
  private final FileUse use;
  private final KnownLayers layers;
  private final Semaphore writer = new Semaphore(1);
  private volatile @Nullable Writing writing;

  private GeoPackageDataStore(Path path, List<LayerDefinition> bundled) {
    this.path = path;
    this.bundled = bundled.stream().map(LayerDefinition::id).collect(Collectors.toSet());
    this.use = FileUse.share(path);
    try {
      this.layers = new KnownLayers(path, bundled);
    } catch (RuntimeException e) {
      use.close();
      throw e;
    }
  }

  /**
   * Opens a file.
   *
   * @param bundled the definitions of the layers that every file has
   * @throws LodelineException of kind BROKEN_DATA if the file is no GeoPackage, is damaged, or
   *     lacks a table or column; of kind UNAVAILABLE if it cannot be read
   */
  public static GeoPackageDataStore open(Path file, List<LayerDefinition> bundled) {
    return new GeoPackageDataStore(file, bundled);
  }

  /**
   * Creates a file with these layers. It is whole when this returns; if this throws, what is there
   * is to be deleted.
   *
   * @param file must not exist
   * @param layers the features of each type, in the order of the tables
   */
  public static void create(Path file, Map<SimpleFeatureType, List<SimpleFeature>> layers) {
    try (GeoPackageFile geoPackage = GeoPackageFile.create(file)) {
      layers.forEach(
          (type, features) -> {
            try (GeoPackageTable table = geoPackage.createTable(type)) {
              features.forEach(table::add);
              table.end(Instant.now());
            }
          });
      geoPackage.commit();
    }
  }

  @Override
  public List<LayerDefinition> definitions() {
    return layers.now().values().stream().map(StoredLayer::definition).toList();
  }

  @Override
  public SimpleFeatureSource source(String layerId) {
    Writing current = writing;
    if (!layers.now().containsKey(layerId) && (current == null || !current.contains(layerId))) {
      throw StoredLayer.unknown(layerId);
    }
    // Made anew each time, because GeoTools keeps the schema in it, and a layer may be replaced.
    ContentFeatureSource source =
        createFeatureSource(new ContentEntry(this, new NameImpl(layerId)));
    source.setTransaction(Transaction.AUTO_COMMIT);
    return source;
  }

  @Override
  public String version(String layerId) {
    return stored(layerId).tag();
  }

  private StoredLayer stored(String layerId) {
    StoredLayer layer = layers.now().get(layerId);
    if (layer == null) {
      throw StoredLayer.unknown(layerId);
    }
    return layer;
  }

  @Override
  public void create(LayerDefinition definition, Transaction transaction) {
    writing(transaction).create(definition);
  }

  @Override
  public void remove(String layerId, Transaction transaction) {
    writing(transaction).remove(layerId, bundled);
  }

  /** Whoever changes one layer keeps others from changing any. */
  @Override
  public void lock(String layerId, Transaction transaction) {
    if (!writing(transaction).contains(layerId)) {
      throw StoredLayer.unknown(layerId);
    }
  }

  @Override
  public Optional<History> history() {
    return Optional.of(
        new History() {
          @Override
          public void append(Change change, Transaction transaction) {
            writing(transaction).append(change);
          }

          @Override
          public List<Change> of(String layerId, String featureId, long after, int limit) {
            try (GeoPackageFile file = GeoPackageFile.open(path)) {
              return file.history(layerId, featureId, after, limit);
            }
          }
        });
  }

  /** The features of a layer as a transaction sees them. */
  Snapshot snapshot(String layerId, Transaction transaction) {
    return GeoPackageTransaction.find(transaction, this)
        .map(open -> open.snapshot(layerId))
        .orElseGet(() -> stored(layerId).snapshot().get());
  }

  /** The type of a layer as a transaction sees it. */
  SimpleFeatureType type(String layerId, Transaction transaction) {
    return GeoPackageTransaction.find(transaction, this)
        .map(open -> open.type(layerId))
        .orElseGet(() -> stored(layerId).type());
  }

  /**
   * What a transaction writes with; begun if this is its first change.
   *
   * @throws LodelineException of kind UNAVAILABLE if another transaction does not end in time
   */
  Writing writing(Transaction transaction) {
    return GeoPackageTransaction.of(transaction, this).writing();
  }

  Writing begin() {
    try {
      if (!writer.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw LodelineException.unavailable("another change is under way; try again", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LodelineException.unavailable("interrupted while waiting to write", e);
    }
    try {
      Writing begun = Writing.begin(path, layers);
      writing = begun;
      return begun;
    } catch (RuntimeException e) {
      writer.release();
      throw e;
    }
  }

  void commit(Writing ended) {
    try (ended) {
      layers.commit(ended);
    } finally {
      release();
    }
  }

  void rollback(Writing ended) {
    try {
      ended.close();
    } finally {
      release();
    }
  }

  private void release() {
    writing = null;
    writer.release();
  }

  @Override
  protected List<Name> createTypeNames() {
    return layers.now().keySet().stream().<Name>map(NameImpl::new).toList();
  }

  @Override
  protected ContentFeatureSource createFeatureSource(ContentEntry entry) {
    return new SnapshotFeatureStore(entry, this);
  }

  @Override
  public void dispose() {
    super.dispose();
    try (use) {
      layers.close();
    }
  }

  @Override
  public void close() {
    dispose();
  }
}
