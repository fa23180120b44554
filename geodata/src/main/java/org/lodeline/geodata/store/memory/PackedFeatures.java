package org.lodeline.geodata.store.memory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.filter.visitor.ExtractBoundsFilterVisitor;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.lodeline.geodata.CodePointOrder;

/**
 * Features in the order of their ids, with a packed R-tree over their envelopes. Immutable and safe
 * for all threads.
 */
final class PackedFeatures {
  private final SimpleFeatureType type;
  private final SimpleFeature[] features;
  private final HPRtree tree = new HPRtree();
  private final Envelope extent = new Envelope();

  PackedFeatures(SimpleFeatureType type, List<SimpleFeature> sortedById) {
    this.type = type;
    this.features = sortedById.toArray(SimpleFeature[]::new);
    for (int i = 0; i < features.length; i++) {
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

  SimpleFeature get(int place) {
    return features[place];
  }

  /** The envelope of all geometries; null (in the sense of JTS) if there are none. */
  Envelope extent() {
    return new Envelope(extent);
  }

  /**
   * The place of the feature with this id; if there is none, {@code -(insertion point) - 1}, as for
   * {@link Arrays#binarySearch(Object[], Object)}.
   */
  int place(String id) {
    int low = 0;
    int high = features.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = CodePointOrder.compare(features[middle].getID(), id);
      if (order == 0) {
        return middle;
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /** Places of features that may pass the filter, in order: in its box and in the range. */
  IntStream candidates(Filter filter, IdRange range, boolean descending) {
    int from = range.after().map(id -> afterId(place(id))).orElse(0);
    int to = range.before().map(id -> beforeId(place(id))).orElse(features.length);
    Object bounds = filter.accept(ExtractBoundsFilterVisitor.BOUNDS_VISITOR, new Envelope());
    if (bounds instanceof Envelope box && isFinite(box)) {
      if (box.isNull()) {
        return IntStream.empty();
      }
      if (!box.contains(extent)) {
        int[] found = inTree(box).filter(place -> place >= from && place < to).sorted().toArray();
        return indexes(0, found.length, descending).map(i -> found[i]);
      }
    }
    return indexes(from, to, descending);
  }

  private static IntStream indexes(int from, int to, boolean descending) {
    IntStream ascending = IntStream.range(from, to);
    return descending ? ascending.map(i -> from + to - 1 - i) : ascending;
  }

  private static int afterId(int place) {
    return place >= 0 ? place + 1 : -place - 1;
  }

  private static int beforeId(int place) {
    return place >= 0 ? place : -place - 1;
  }

  private IntStream inTree(Envelope box) {
    IntStream.Builder places = IntStream.builder();
    tree.query(box, item -> places.add((Integer) item));
    return places.build();
  }

  private static boolean isFinite(Envelope box) {
    return box.isNull()
        || (Double.isFinite(box.getMinX())
            && Double.isFinite(box.getMaxX())
            && Double.isFinite(box.getMinY())
            && Double.isFinite(box.getMaxY()));
  }
}
