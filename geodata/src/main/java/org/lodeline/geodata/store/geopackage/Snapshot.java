package org.lodeline.geodata.store.geopackage;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Id;
import org.geotools.filter.visitor.ExtractBoundsFilterVisitor;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.hprtree.HPRtree;

/**
 * All features of a layer at one moment, in the order of their ids, with a packed R-tree over their
 * envelopes and a hash index over their ids. Immutable and safe for all threads.
 */
final class Snapshot {
  private final SimpleFeatureType type;
  private final SimpleFeature[] features;
  private final Map<String, Integer> placeById;
  private final HPRtree tree = new HPRtree();
  private final Envelope extent = new Envelope();

  Snapshot(SimpleFeatureType type, List<SimpleFeature> sortedById) {
    this.type = type;
    this.features = sortedById.toArray(SimpleFeature[]::new);
    this.placeById = new HashMap<>(features.length * 2);
    for (int i = 0; i < features.length; i++) {
      placeById.put(features[i].getID(), i);
      if (features[i].getDefaultGeometry() instanceof Geometry geometry) {
        tree.insert(geometry.getEnvelopeInternal(), i);
        extent.expandToInclude(geometry.getEnvelopeInternal());
      }
    }
    // Built now, because the first query would build it under a lock.
    tree.build();
  }

  SimpleFeatureType type() {
    return type;
  }

  int size() {
    return features.length;
  }

  /** The envelope of all geometries; null (in the sense of JTS) if there are none. */
  Envelope extent() {
    return new Envelope(extent);
  }

  /**
   * The features that pass the filter, in the order of their ids, found one by one as the iterator
   * is read.
   */
  Iterator<SimpleFeature> select(Filter filter) {
    PrimitiveIterator.OfInt candidates = candidates(filter).iterator();
    return new Iterator<>() {
      private int next = advance();

      private int advance() {
        while (candidates.hasNext()) {
          int place = candidates.nextInt();
          if (filter.evaluate(features[place])) {
            return place;
          }
        }
        return -1;
      }

      @Override
      public boolean hasNext() {
        return next >= 0;
      }

      @Override
      public SimpleFeature next() {
        if (next < 0) {
          throw new NoSuchElementException();
        }
        SimpleFeature feature = features[next];
        next = advance();
        return feature;
      }
    };
  }

  /** Places of features that may pass: by id, by envelope, or all. */
  private IntStream candidates(Filter filter) {
    if (filter instanceof Id ids) {
      return ids.getIDs().stream()
          .map(placeById::get)
          .filter(Objects::nonNull)
          .mapToInt(Integer::intValue)
          .sorted();
    }
    Object bounds = filter.accept(ExtractBoundsFilterVisitor.BOUNDS_VISITOR, new Envelope());
    if (bounds instanceof Envelope box && isFinite(box)) {
      if (box.isNull()) {
        return IntStream.empty();
      }
      if (!box.contains(extent)) {
        return inTree(box);
      }
    }
    return IntStream.range(0, features.length);
  }

  private IntStream inTree(Envelope box) {
    IntStream.Builder places = IntStream.builder();
    tree.query(box, item -> places.add((Integer) item));
    return places.build().sorted();
  }

  private static boolean isFinite(Envelope box) {
    return box.isNull()
        || (Double.isFinite(box.getMinX())
            && Double.isFinite(box.getMaxX())
            && Double.isFinite(box.getMinY())
            && Double.isFinite(box.getMaxY()));
  }
}
