package org.lodeline.geodata.store.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.lodeline.geodata.store.memory.FeatureOrder;

/**
 * The window of a query in its order. A page holds as many features as it has; of more than {@value
 * #MOST_KEPT}, only what orders them is held, and they are fetched again by their ids.
 */
final class OrderedFeatures {
  private static final int MOST_KEPT = 10_000;
  private static final SortBy[] BY_ID = {};

  private OrderedFeatures() {}

  /**
   * Reads all features, and closes them.
   *
   * @param byIds fetches some of them again, without those that are gone
   */
  static Iterator<SimpleFeature> of(
      Features all, Query query, Function<List<String>, List<SimpleFeature>> byIds) {
    SortBy[] keys = query.getSortBy() == null ? BY_ID : query.getSortBy();
    Comparator<SimpleFeature> order = FeatureOrder.of(keys);
    int offset = query.getStartIndex() == null ? 0 : query.getStartIndex();
    long end = (long) offset + query.getMaxFeatures();
    try (all) {
      if (end <= MOST_KEPT) {
        return window(first(all, order, (int) end), offset, end);
      }
      List<SimpleFeature> some = new ArrayList<>();
      while (all.hasNext() && some.size() < MOST_KEPT) {
        some.add(all.next());
      }
      if (!all.hasNext()) {
        some.sort(order);
        return window(some, offset, end);
      }
      List<SimpleFeature> places = new ArrayList<>();
      SimpleFeatureType type = keyType(some.get(0).getFeatureType(), keys);
      some.forEach(feature -> places.add(SimpleFeatureBuilder.retype(feature, type)));
      while (all.hasNext()) {
        places.add(SimpleFeatureBuilder.retype(all.next(), type));
      }
      places.sort(order);
      return new Fetched(window(places, offset, end), byIds);
    }
  }

  /** The first few in the order, holding no more than these. */
  private static List<SimpleFeature> first(
      Iterator<SimpleFeature> all, Comparator<SimpleFeature> order, int count) {
    PriorityQueue<SimpleFeature> kept = new PriorityQueue<>(order.reversed());
    while (all.hasNext()) {
      SimpleFeature next = all.next();
      if (kept.size() < count) {
        kept.add(next);
      } else if (count > 0 && order.compare(next, kept.peek()) < 0) {
        kept.poll();
        kept.add(next);
      }
    }
    List<SimpleFeature> sorted = new ArrayList<>(kept);
    sorted.sort(order);
    return sorted;
  }

  private static Iterator<SimpleFeature> window(List<SimpleFeature> sorted, int offset, long end) {
    int from = Math.min(offset, sorted.size());
    return sorted.subList(from, (int) Math.min(end, sorted.size())).iterator();
  }

  private static SimpleFeatureType keyType(SimpleFeatureType type, SortBy... keys) {
    List<String> names = new ArrayList<>();
    for (SortBy key : keys) {
      if (key.getPropertyName() != null
          && type.getDescriptor(key.getPropertyName().getPropertyName()) != null) {
        names.add(key.getPropertyName().getPropertyName());
      }
    }
    return SimpleFeatureTypeBuilder.retype(type, names);
  }

  /** Features in an order that is known, fetched some at a time. */
  private static final class Fetched implements Iterator<SimpleFeature> {
    private final Iterator<SimpleFeature> places;
    private final Function<List<String>, List<SimpleFeature>> byIds;
    private Iterator<SimpleFeature> ready = List.<SimpleFeature>of().iterator();

    Fetched(Iterator<SimpleFeature> places, Function<List<String>, List<SimpleFeature>> byIds) {
      this.places = places;
      this.byIds = byIds;
    }

    @Override
    public boolean hasNext() {
      while (!ready.hasNext() && places.hasNext()) {
        ready = fetch();
      }
      return ready.hasNext();
    }

    private Iterator<SimpleFeature> fetch() {
      List<String> ids = new ArrayList<>();
      while (places.hasNext() && ids.size() < Engine.BATCH) {
        ids.add(places.next().getID());
      }
      Map<String, SimpleFeature> found = new HashMap<>();
      byIds.apply(ids).forEach(feature -> found.put(feature.getID(), feature));
      return ids.stream().filter(found::containsKey).map(found::get).iterator();
    }

    @Override
    public SimpleFeature next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.next();
    }
  }
}
