package org.lodeline.geodata.store.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.Query;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Id;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.visitor.ExtractBoundsFilterVisitor;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.Deadline;
import org.lodeline.geodata.store.IteratorReader;
import org.lodeline.geodata.store.memory.IdRange;

/** Answers queries on one layer, as a transaction sees it. */
final class LayerReading {
  private final EngineLayers layers;
  private final EngineType type;
  private final Map<String, Optional<SimpleFeature>> changes;
  private final boolean committed;

  LayerReading(EngineLayers layers, String layerId, @Nullable Transaction transaction) {
    this.layers = layers;
    this.type = layers.type(layerId, transaction);
    Optional<LayerWork> work = layers.work(layerId, transaction);
    this.changes = work.map(LayerWork::changes).orElse(Map.of());
    this.committed = work.isEmpty();
  }

  private static boolean isForAll(Query query) {
    return Filter.INCLUDE.equals(query.getFilter())
        && query.isMaxFeaturesUnlimited()
        && (query.getStartIndex() == null || query.getStartIndex() == 0);
  }

  int count(Query query) {
    if (committed && isForAll(query)) {
      return layers.totals(type.layer().id(), this::totals).count();
    }
    long count = count(query.getFilter());
    int offset = query.getStartIndex() == null ? 0 : query.getStartIndex();
    return (int) Math.min(Math.max(0, count - offset), query.getMaxFeatures());
  }

  private long count(Filter filter) {
    long count = 0;
    try (Features features = matching(filter)) {
      for (; features.hasNext(); features.next()) {
        count++;
      }
    }
    return count;
  }

  /** The envelope (WGS 84, longitude first) of the features that a query gives. */
  ReferencedEnvelope bounds(Query query) {
    ReferencedEnvelope bounds = new ReferencedEnvelope(DefaultGeographicCRS.WGS84);
    if (committed && isForAll(query)) {
      bounds.expandToInclude(layers.totals(type.layer().id(), this::totals).extent());
    } else {
      select(query).forEachRemaining(feature -> expand(bounds, feature));
    }
    return bounds;
  }

  private Totals totals() {
    int count = 0;
    Envelope extent = new Envelope();
    try (Features features = matching(Filter.INCLUDE)) {
      while (features.hasNext()) {
        expand(extent, features.next());
        count++;
      }
    }
    return new Totals(count, extent, "");
  }

  private static void expand(Envelope bounds, SimpleFeature feature) {
    if (feature.getDefaultGeometry() instanceof Geometry geometry) {
      bounds.expandToInclude(geometry.getEnvelopeInternal());
    }
  }

  private Iterator<SimpleFeature> select(Query query) {
    Filter filter = query.getFilter();
    return OrderedFeatures.of(matching(filter), query, ids -> withIds(ids, filter));
  }

  private List<SimpleFeature> withIds(List<String> ids, Filter filter) {
    List<SimpleFeature> found = new ArrayList<>();
    ids.forEach(id -> changes.getOrDefault(id, Optional.empty()).ifPresent(found::add));
    List<String> unchanged = ids.stream().filter(id -> !changes.containsKey(id)).toList();
    if (!unchanged.isEmpty()) {
      try (Features features = layers.engine().read(type.name(), Engine.ids(unchanged))) {
        features.forEachRemaining(stored -> found.add(type.decode(stored)));
      }
    }
    found.removeIf(feature -> !filter.evaluate(feature));
    return found;
  }

  /** All that pass the filter, in no order. */
  private Features matching(Filter filter) {
    Features stored = layers.engine().read(type.name(), asked(filter));
    Iterator<SimpleFeature> changed =
        List.copyOf(changes.values()).stream().flatMap(Optional::stream).iterator();
    return new Features() {
      private final Deadline deadline = Deadline.current();
      private @Nullable SimpleFeature next;

      private @Nullable SimpleFeature advance() {
        while (stored.hasNext()) {
          deadline.check();
          SimpleFeature feature = type.decode(stored.next());
          if (!changes.containsKey(feature.getID()) && filter.evaluate(feature)) {
            return feature;
          }
        }
        while (changed.hasNext()) {
          SimpleFeature feature = changed.next();
          if (filter.evaluate(feature)) {
            return feature;
          }
        }
        return null;
      }

      @Override
      public boolean hasNext() {
        if (next == null) {
          next = advance();
        }
        return next != null;
      }

      @Override
      public SimpleFeature next() {
        SimpleFeature found = hasNext() ? next : null;
        next = null;
        if (found == null) {
          throw new NoSuchElementException();
        }
        return found;
      }

      @Override
      public void close() {
        stored.close();
      }
    };
  }

  /** What the engine is asked for: more than what passes, never less. */
  private Filter asked(Filter filter) {
    for (Filter part : IdRange.conjuncts(filter)) {
      if (part instanceof Id ids) {
        return Engine.ids(ids.getIDs().stream().map(Object::toString).toList());
      }
    }
    if (type.toWgs84() != null) {
      // A box of another reference system, seen from ours, is none.
      return Filter.INCLUDE;
    }
    Object bounds = filter.accept(ExtractBoundsFilterVisitor.BOUNDS_VISITOR, new Envelope());
    if (type.layer().geometry() == null || !(bounds instanceof Envelope box)) {
      return Filter.INCLUDE;
    } else if (box.isNull()) {
      return Filter.EXCLUDE;
    }
    double west = Math.max(-180, box.getMinX());
    double east = Math.min(180, box.getMaxX());
    double south = Math.max(-90, box.getMinY());
    double north = Math.min(90, box.getMaxY());
    boolean isWhole = west <= -180 && east >= 180 && south <= -90 && north >= 90;
    if (isWhole || west > east || south > north) {
      return isWhole ? Filter.INCLUDE : Filter.EXCLUDE;
    }
    return CommonFactoryFinder.getFilterFactory()
        .bbox(type.geometryAttribute(), west, south, east, north, "EPSG:4326");
  }

  FeatureReader<SimpleFeatureType, SimpleFeature> reader(Query query) {
    return new IteratorReader(type.type(), select(query));
  }
}
