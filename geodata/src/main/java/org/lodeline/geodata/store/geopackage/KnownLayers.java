package org.lodeline.geodata.store.geopackage;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The layers of the file as they were when it was looked at last, with what was read of them. It is
 * looked at again about once a second, because another program may have changed it. Safe for all
 * threads.
 */
final class KnownLayers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KnownLayers.class);
  private static final long LOOK_NANOS = 1_000_000_000L;

  private final Path path;
  private final List<LayerDefinition> bundled;

  /** Guards {@code file} and the changes of what follows. */
  private final ReentrantLock lock = new ReentrantLock();

  private final GeoPackageFile file;
  private volatile Map<String, StoredLayer> layers = Map.of();
  private volatile long lookedAtNanos = System.nanoTime();
  private long dataVersion;

  /**
   * Looks at a file for the first time.
   *
   * @param bundled the definitions of the layers that every file has, before those that people add
   * @throws LodelineException of kind BROKEN_DATA if the file is no GeoPackage, is damaged, or
   *     lacks a table or column; of kind UNAVAILABLE if it cannot be read
   */
  KnownLayers(Path path, List<LayerDefinition> bundled) {
    this.path = path;
    this.bundled = List.copyOf(bundled);
    this.file = GeoPackageFile.open(path);
    try {
      file.checkHealth();
      dataVersion = file.dataVersion();
      layers = after(file);
      layers.values().forEach(layer -> file.checkTable(layer.type()));
      file.doNotWait();
    } catch (LodelineException e) {
      file.close();
      throw e;
    }
  }

  /** The layers by id, in order. */
  Map<String, StoredLayer> now() {
    if (System.nanoTime() - lookedAtNanos > LOOK_NANOS && lock.tryLock()) {
      try {
        look();
      } finally {
        lock.unlock();
      }
    }
    return layers;
  }

  private void look() {
    lookedAtNanos = System.nanoTime();
    try {
      long seen = file.dataVersion();
      if (seen != dataVersion) {
        layers = after(file);
        dataVersion = seen;
      }
    } catch (LodelineException e) {
      if (e.kind() != LodelineException.Kind.UNAVAILABLE) {
        throw e;
      }
      LOG.debug("another program writes to {}; it is looked at again later", path);
    }
  }

  /** The layers as a connection sees them now; those that did not change are kept. */
  Map<String, StoredLayer> after(GeoPackageFile seenFrom) {
    Map<String, StoredLayer> before = layers;
    Map<String, String> versions = seenFrom.lastChanges();
    Map<String, StoredLayer> after = new LinkedHashMap<>();
    Stream.concat(bundled.stream(), seenFrom.layersOfPeople().stream())
        .forEach(
            definition -> {
              String id = definition.id();
              String version = versions.get(id);
              if (version == null) {
                throw LodelineException.brokenData(
                    "the data file " + path + " has no layer " + id, null);
              }
              StoredLayer known = before.get(id);
              after.put(
                  id,
                  known != null
                          && known.version().equals(version)
                          && known.definition().equals(definition)
                      ? known
                      : StoredLayer.inFile(path, definition, version));
            });
    return after;
  }

  /**
   * Commits a transaction and takes over what it changed, so that nobody sees one without the
   * other.
   */
  void commit(Writing writing) {
    lock.lock();
    try {
      layers = writing.commit();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      file.close();
    } finally {
      lock.unlock();
    }
  }
}
