package org.lodeline.server.wfs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.data.Query;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.server.selection.FeatureView;

/**
 * Which features of one type a request asks for, and how they are shown.
 *
 * @param layer under the scenario that is asked for
 * @param order by what features are sorted before their ids
 */
record FeatureQuery(
    FeatureType type, Layer layer, Filter filter, List<SortBy> order, FeatureView view) {
  FeatureQuery {
    order = List.copyOf(order);
  }

  /**
   * How many features there are.
   *
   * @throws LodelineException of kind UNAVAILABLE if the store cannot be read
   */
  long count() {
    return layer.count(new Query(layer.id(), filter));
  }

  /**
   * The features, in an order that is the same each time.
   *
   * @param skipped how many come before the first that is wanted
   * @param most how many are wanted
   * @throws LodelineException of kind UNAVAILABLE if the store cannot be read
   */
  SimpleFeatureIterator features(long skipped, long most) {
    Query query = new Query(layer.id(), filter);
    List<SortBy> withIds = new ArrayList<>(order);
    if (!withIds.contains(SortBy.NATURAL_ORDER) && !withIds.contains(SortBy.REVERSE_ORDER)) {
      withIds.add(SortBy.NATURAL_ORDER);
    }
    query.setSortBy(withIds.toArray(SortBy[]::new));
    query.setStartIndex((int) skipped);
    query.setMaxFeatures((int) Math.min(most, Integer.MAX_VALUE));
    try {
      return layer.source().getFeatures(query).features();
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read layer " + layer.id(), e);
    }
  }
}
