package org.lodeline.geodata.store.memory;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.locationtech.jts.geom.Envelope;
import org.lodeline.geodata.CodePointOrder;
import org.lodeline.geodata.Deadline;

/**
 * Features in the order of their ids, with a packed R-tree over their envelopes. Immutable and safe
 * for all threads.
 */
final class PackedFeatures {
  private final SimpleFeatureType type;
  private final SimpleFeature[] features;
  private final IdIndex ids;
  private final EnvelopeTree tree;
  private final CompiledFilter filters;

  PackedFeatures(SimpleFeatureType type, List<SimpleFeature> sortedById) {
    this.type = type;
    this.features = sortedById.stream().map(KeptFeature::of).toArray(SimpleFeature[]::new);
    this.ids = new IdIndex(features);
    this.tree = new EnvelopeTree(features);
    this.filters =
        new CompiledFilter(features, type, new Columns(features, type.getAttributeCount()));
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
    return tree.extent();
  }

  /** The place of the feature with this id; negative if there is none. */
  int place(String id) {
    return ids.place(id);
  }

  /**
   * The place of the feature with this id; if there is none, {@code -(insertion point) - 1}, as for
   * {@link Arrays#binarySearch(Object[], Object)}.
   */
  private int placeOrGap(String id) {
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
    return box.isPresent() ? tree.count(box.get()) : count(places(filter, IdRange.ALL, false));
  }

  private static int count(PrimitiveIterator.OfInt places) {
    int count = 0;
    while (places.hasNext()) {
      places.nextInt();
      count++;
    }
    return count;
  }

  /** The features that pass the filter and are in the range, in order. */
  Iterator<SimpleFeature> features(Filter filter, IdRange range, boolean descending) {
    PrimitiveIterator.OfInt places = places(filter, range, descending);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return places.hasNext();
      }

      @Override
      public SimpleFeature next() {
        return features[places.nextInt()];
      }
    };
  }

  /** Places of the features that pass the filter and are in the range, in order. */
  PrimitiveIterator.OfInt places(Filter filter, IdRange range, boolean descending) {
    int from = range.after().map(id -> afterId(placeOrGap(id))).orElse(0);
    int to = range.before().map(id -> beforeId(placeOrGap(id))).orElse(features.length);
    Optional<List<Envelope>> boxes = Boxes.of(filter);
    if (boxes.isEmpty() || boxes.get().stream().anyMatch(box -> box.contains(tree.extent()))) {
      IntPredicate passes = Filter.INCLUDE.equals(filter) ? place -> true : filters.of(filter);
      return new Places(place -> place, from, to, descending, passes);
    }
    int[] found = tree.places(boxes.get());
    IntPredicate passes = filters.box(filter).isPresent() ? place -> true : filters.of(filter);
    int first = bound(found, from);
    return new Places(i -> found[i], first, bound(found, to), descending, passes);
  }

  /** The first of the places, which are in order, that is not before one. */
  private static int bound(int[] places, int place) {
    int found = Arrays.binarySearch(places, place);
    return found >= 0 ? found : -found - 1;
  }

  /** Some places one after the other, of those that pass. */
  private static final class Places implements PrimitiveIterator.OfInt {
    private final IntUnaryOperator placeAt;
    private final int step;
    private final int end;
    private final IntPredicate passes;
    private final Deadline deadline = Deadline.current();
    private int index;

    /**
     * The places at the indexes from one to before another.
     *
     * @param placeAt tells the place at an index
     * @param descending whether to begin at the last
     */
    Places(IntUnaryOperator placeAt, int from, int to, boolean descending, IntPredicate passes) {
      this.placeAt = placeAt;
      this.passes = passes;
      this.step = descending ? -1 : 1;
      this.index = descending ? Math.max(from, to) - 1 : from;
      this.end = descending ? from - 1 : Math.max(from, to);
      skip();
    }

    private void skip() {
      deadline.check();
      while (index != end && !passes.test(placeAt.applyAsInt(index))) {
        deadline.check();
        index += step;
      }
    }

    @Override
    public boolean hasNext() {
      return index != end;
    }

    @Override
    public int nextInt() {
      if (index == end) {
        throw new NoSuchElementException();
      }
      int place = placeAt.applyAsInt(index);
      index += step;
      skip();
      return place;
    }
  }

  private static int afterId(int place) {
    return place >= 0 ? place + 1 : -place - 1;
  }

  private static int beforeId(int place) {
    return place >= 0 ? place : -place - 1;
  }
}
