package org.lodeline.geodata.filter;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.MultiValuedFilter.MatchAction;
import org.geotools.factory.CommonFactoryFinder;

/** The simple filters that query parameters stand for. */
public final class FieldFilters {
  private FieldFilters() {}

  /** Features of which one of the fields is, or for a list holds, one of the values. */
  public static Filter anyOf(List<String> fields, Collection<String> values) {
    List<Filter> alternatives =
        fields.stream().flatMap(field -> values.stream().map(value -> is(field, value))).toList();
    return alternatives.size() == 1
        ? alternatives.get(0)
        : CommonFactoryFinder.getFilterFactory().or(alternatives);
  }

  /** Features whose field is, or for a list holds, a value. */
  public static Filter is(String field, Object value) {
    FilterFactory factory = CommonFactoryFinder.getFilterFactory();
    return factory.equal(factory.property(field), factory.literal(value), true, MatchAction.ANY);
  }

  /** The features with these ids; none where there are no ids. */
  public static Filter ids(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Filter.EXCLUDE;
    }
    FilterFactory factory = CommonFactoryFinder.getFilterFactory();
    return factory.id(ids.stream().map(factory::featureId).collect(Collectors.toSet()));
  }

  /** Features that pass every one of the filters. */
  public static Filter allOf(List<Filter> filters) {
    return switch (filters.size()) {
      case 0 -> Filter.INCLUDE;
      case 1 -> filters.get(0);
      default -> CommonFactoryFinder.getFilterFactory().and(filters);
    };
  }
}
