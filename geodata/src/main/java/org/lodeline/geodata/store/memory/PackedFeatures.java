package org.lodeline.geodata.store.memory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.CodePointOrder;

/**
 * Features in the order of their ids, with a packed R-tree over their envelopes. Immutable and safe
 * for all threads.
 */
final class PackedFeatures {
  private final SimpleFeatureType type;
  private final SimpleFeature[] features;
  private final EnvelopeTree tree;
  private final CompiledFilter filters;
  private final Envelope extent = new Envelope();

  PackedFeatures(SimpleFeatureType type, List<SimpleFeature> sortedById) {
    this.type = type;
    this.features = sortedById.stream().map(KeptFeature::of).toArray(SimpleFeature[]::new);
    this.tree = new EnvelopeTree(features);
    this.filters =
        new CompiledFilter(features, type, new Columns(features, type.getAttributeCount()));
    for (SimpleFeature feature : features) {
      if (feature.getDefaultGeometry() instanceof Geometry geometry) {
        extent.expandToInclude(geometry.getEnvelopeInternal());
      }
    }
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

  /** How many features pass the filter. */
  int count(Filter filter) {
    Optional<Envelope> box = filters.box(filter);
    return box.isPresent()
        ? tree.count(box.get())
        : Math.toIntExact(places(filter, IdRange.ALL, false).count());
  }

  /** Places of the features that pass the filter and are in the range, in order. */
  IntStream places(Filter filter, IdRange range, boolean descending) {
    IntStream candidates = candidates(filter, range, descending);
    return Filter.INCLUDE.equals(filter) ? candidates : candidates.filter(filters.of(filter));
  }

  private IntStream candidates(Filter filter, IdRange range, boolean descending) {
    int from = range.after().map(id -> afterId(place(id))).orElse(0);
    int to = range.before().map(id -> beforeId(place(id))).orElse(features.length);
    Optional<List<Envelope>> boxes = Boxes.of(filter);
    if (boxes.isEmpty() || boxes.get().stream().anyMatch(box -> box.contains(extent))) {
      return indexes(from, to, descending);
    }
    int[] found = tree.places(boxes.get());
    int first = bound(found, from);
    return indexes(first, bound(found, to), descending).map(i -> found[i]);
  }

  /** The first of the places, which are in order, that is not before one. */
  private static int bound(int[] places, int place) {
    int found = Arrays.binarySearch(places, place);
    return found >= 0 ? found : -found - 1;
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
}
