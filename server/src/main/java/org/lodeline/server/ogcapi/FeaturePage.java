package org.lodeline.server.ogcapi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.geotools.factory.CommonFactoryFinder;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.filter.FieldFilters;

/**
 * One page of the features of a layer. The page is read before the first byte of it is written,
 * since whether another follows must be known then; its size is limited.
 *
 * @param numberMatched how many features the walk goes through in all, when the page was read
 */
record FeaturePage(
    List<SimpleFeature> features,
    long numberMatched,
    Optional<Cursor> next,
    Optional<Cursor> previous) {

  /**
   * Reads a page.
   *
   * @throws LodelineException of kind UNAVAILABLE if the store cannot be read
   */
  static FeaturePage read(ItemsRequest request) {
    List<SortBy> order = request.order();
    boolean forward = request.cursor().map(Cursor::forward).orElse(true);
    List<SortBy> walked = forward ? order : opposite(order);
    List<Filter> filters = new ArrayList<>(List.of(request.filter()));
    request.cursor().ifPresent(cursor -> filters.add(cursor.keyset(walked).after()));
    Query query = new Query(request.layer().id(), FieldFilters.allOf(filters));
    List<SortBy> withIds = new ArrayList<>(walked);
    withIds.add(forward ? SortBy.NATURAL_ORDER : SortBy.REVERSE_ORDER);
    query.setSortBy(withIds.toArray(SortBy[]::new));
    // One more than asked for tells whether another page follows.
    query.setMaxFeatures(request.limit() + 1);

    List<SimpleFeature> features = request.layer().features(query);
    boolean more = features.size() > request.limit();
    if (more) {
      features.remove(request.limit());
    }
    if (!forward) {
      Collections.reverse(features);
    }
    boolean follows = forward ? more : request.cursor().isPresent();
    boolean precedes = forward ? request.cursor().isPresent() : more;
    // A page that is all there is has counted itself.
    long matched =
        follows || precedes
            ? request.layer().count(new Query(request.layer().id(), request.filter()))
            : features.size();
    return new FeaturePage(
        features,
        matched,
        follows ? cursor(features, features.size() - 1, order, true) : Optional.empty(),
        precedes ? cursor(features, 0, order, false) : Optional.empty());
  }

  /** A page without features leads nowhere. */
  private static Optional<Cursor> cursor(
      List<SimpleFeature> features, int index, List<SortBy> order, boolean forward) {
    return features.isEmpty()
        ? Optional.empty()
        : Optional.of(Cursor.at(features.get(index), order, forward));
  }

  private static List<SortBy> opposite(List<SortBy> order) {
    return order.stream()
        .map(
            key ->
                CommonFactoryFinder.getFilterFactory()
                    .sort(
                        key.getPropertyName().getPropertyName(),
                        SortOrder.ASCENDING.equals(key.getSortOrder())
                            ? SortOrder.DESCENDING
                            : SortOrder.ASCENDING))
        .toList();
  }
}
