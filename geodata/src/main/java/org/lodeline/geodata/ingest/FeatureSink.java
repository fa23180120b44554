package org.lodeline.geodata.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.identity.FeatureId;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;

/** Puts features into a layer, many at a time, under the transaction of its source. */
final class FeatureSink {
  private static final int BATCH = 1000;

  private final @Nullable SimpleFeatureStore layer;
  private final boolean writes;
  private final List<Put> waiting = new ArrayList<>(BATCH);
  private long added;
  private long changed;

  FeatureSink(SimpleFeatureStore layer) {
    this(layer, true);
  }

  private FeatureSink(@Nullable SimpleFeatureStore layer, boolean writes) {
    this.layer = layer;
    this.writes = writes;
  }

  /** One that only counts. */
  static FeatureSink none(@Nullable SimpleFeatureStore layer) {
    return new FeatureSink(layer, false);
  }

  /**
   * A feature to be put.
   *
   * @param exists whether it takes the place of one with its id
   * @param known the places of the attributes that are to be taken from it
   */
  record Put(SimpleFeature feature, boolean exists, List<Integer> known) {}

  /** Checks that the layer has a field; an empty name is none. */
  void checkField(String field) {
    if (layer != null && !field.isEmpty() && layer.getSchema().getDescriptor(field) == null) {
      throw LodelineException.invalid(
          "--upsert", "the layer has no field " + LodelineException.quoted(field));
    }
  }

  /** Goes through the features that are in the layer now. */
  void forEachExisting(Consumer<SimpleFeature> consumer) throws IOException {
    if (layer == null) {
      return;
    }
    try (SimpleFeatureIterator features = layer.getFeatures().features()) {
      while (features.hasNext()) {
        consumer.accept(features.next());
      }
    }
  }

  void put(Put next) throws IOException {
    added += next.exists() ? 0 : 1;
    changed += next.exists() ? 1 : 0;
    if (writes) {
      waiting.add(next);
      if (waiting.size() == BATCH) {
        flush();
      }
    }
  }

  /** Writes what waits. */
  void flush() throws IOException {
    SimpleFeatureStore target = layer;
    if (waiting.isEmpty() || target == null) {
      return;
    }
    Set<FeatureId> replaced =
        waiting.stream()
            .filter(Put::exists)
            .map(put -> new FeatureIdImpl(put.feature().getID()))
            .collect(Collectors.toSet());
    if (!replaced.isEmpty()) {
      Filter ids = CommonFactoryFinder.getFilterFactory().id(replaced);
      Map<String, SimpleFeature> before = new HashMap<>();
      try (SimpleFeatureIterator features = target.getFeatures(ids).features()) {
        while (features.hasNext()) {
          SimpleFeature feature = features.next();
          before.put(feature.getID(), feature);
        }
      }
      waiting.forEach(put -> keepUnknown(put, before.get(put.feature().getID())));
      target.removeFeatures(ids);
    }
    List<SimpleFeature> features = waiting.stream().map(Put::feature).toList();
    target.addFeatures(new ListFeatureCollection(target.getSchema(), features));
    waiting.clear();
  }

  /** Attributes that the file does not have stay as they are. */
  private static void keepUnknown(Put put, @Nullable SimpleFeature before) {
    if (before != null) {
      for (int i = 0; i < before.getAttributeCount(); i++) {
        if (!put.known().contains(i)) {
          put.feature().setAttribute(i, before.getAttribute(i));
        }
      }
    }
  }

  long added() {
    return added;
  }

  long changed() {
    return changed;
  }
}
