package org.lodeline.server.observe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.geotools.api.data.Query;
import org.lodeline.geodata.Memo;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerStore.PoolUse;

/** What a server holds and uses: layers, caches, connections, and what the JVM tells of itself. */
public final class ServerMetrics {
  private static final int COUNTS_KEPT = 500;

  private final Catalog catalog;
  private final Path data;
  private final String version;
  private final Map<String, Supplier<Memo.Use>> caches = new LinkedHashMap<>();
  private final Memo<Layer, Long> counts = new Memo<>(COUNTS_KEPT, layer -> layer.count(Query.ALL));

  /**
   * The metrics of a server.
   *
   * @param data the folder of the store
   * @param version of the server
   */
  public ServerMetrics(Catalog catalog, Path data, String version) {
    this.catalog = catalog;
    this.data = data;
    this.version = version;
  }

  /** Adds a cache by its name. */
  public ServerMetrics cache(String name, Supplier<Memo.Use> use) {
    caches.put(name, use);
    return this;
  }

  /** Lets them be read from a registry. */
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("lodeline.build", () -> 1)
        .description("1, with the version of the server")
        .tag("version", version)
        .register(registry);
    Gauge.builder("lodeline.store.bytes", data, ServerMetrics::sizeOf)
        .description("Bytes of the files in the data folder")
        .register(registry);
    caches.forEach((name, use) -> bindCache(registry, name, use));
    for (PoolUse pool : catalog.store().pools()) {
      bindPool(registry, pool.name());
    }
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      Tags tags = Tags.of("collector", collector.getName());
      FunctionCounter.builder(
              "jvm.gc.collections", collector, GarbageCollectorMXBean::getCollectionCount)
          .tags(tags)
          .register(registry);
      FunctionCounter.builder("jvm.gc.millis", collector, GarbageCollectorMXBean::getCollectionTime)
          .tags(tags)
          .register(registry);
    }
  }

  /**
   * The number of features of each layer there is now; it is counted again when a layer changes.
   */
  public Runnable layersOf(MeterRegistry registry) {
    MultiGauge features =
        MultiGauge.builder("lodeline.layer.features")
            .description("Features of a layer")
            .register(registry);
    return () ->
        features.register(
            catalog.layers().stream()
                .map(layer -> MultiGauge.Row.of(Tags.of("layer", layer.id()), counts.get(layer)))
                .collect(Collectors.toList()),
            true);
  }

  /** Adds caches, connections and layers, as they are now, to a document. */
  public void describe(ObjectNode status) {
    ArrayNode cacheList = status.putArray("caches");
    caches.forEach(
        (name, use) -> {
          Memo.Use now = use.get();
          cacheList
              .addObject()
              .put("name", name)
              .put("hits", now.hits())
              .put("misses", now.misses())
              .put("size", now.size());
        });
    ArrayNode poolList = status.putArray("pools");
    catalog.store().pools().forEach(poolList::addPOJO);
    ArrayNode layerList = status.putArray("layers");
    for (Layer layer : catalog.layers()) {
      layerList.addObject().put("id", layer.id()).put("features", counts.get(layer));
    }
  }

  private static void bindCache(MeterRegistry registry, String name, Supplier<Memo.Use> use) {
    Tags tags = Tags.of("cache", name);
    FunctionCounter.builder("lodeline.cache.hits", use, now -> now.get().hits())
        .tags(tags)
        .register(registry);
    FunctionCounter.builder("lodeline.cache.misses", use, now -> now.get().misses())
        .tags(tags)
        .register(registry);
    Gauge.builder("lodeline.cache.size", use, now -> now.get().size())
        .description("Bytes of tiles; the number of what else is kept")
        .tags(tags)
        .register(registry);
  }

  private void bindPool(MeterRegistry registry, String pool) {
    Map<String, ToDoubleFunction<PoolUse>> figures =
        Map.of(
            "active", PoolUse::active,
            "idle", PoolUse::idle,
            "waiting", PoolUse::waiting,
            "most", PoolUse::most);
    figures.forEach(
        (figure, value) ->
            Gauge.builder("lodeline.connections", () -> value.applyAsDouble(use(pool)))
                .description("Connections to the database, and threads that wait for one")
                .tags("pool", pool, "state", figure)
                .register(registry));
  }

  private PoolUse use(String pool) {
    return catalog.store().pools().stream()
        .filter(one -> one.name().equals(pool))
        .findFirst()
        .orElseThrow();
  }

  /** Not a number if it cannot be read. */
  private static double sizeOf(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      long bytes = 0;
      for (Path file : all) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
