package org.lodeline.geodata.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.geotools.factory.CommonFactoryFinder;
import org.jspecify.annotations.Nullable;

/**
 * A place in an order of features, from which a walk goes on. It is told by the values of the last
 * feature seen, not by a count, so that features which come and go elsewhere neither shift nor
 * repeat others.
 *
 * <p>Values that are missing come last in ascending order, and first in descending order; texts are
 * in the order of their characters' numbers; ids decide between features that are alike.
 *
 * @param order by what features are sorted before their ids; may be empty
 * @param values of the feature at the place, one for each of {@code order}; null where it has none
 * @param featureId of that feature
 * @param idsAscend whether ids ascend in the walk
 */
public record Keyset(
    List<SortBy> order, List<@Nullable Object> values, String featureId, boolean idsAscend) {
  /** The name by which filters and orders know the id of a feature. */
  public static final String ID = "id";

  private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

  public Keyset {
    order = List.copyOf(order);
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** The id of a feature, as an expression that every store knows. */
  public static Expression id() {
    return FACTORY.property("@id");
  }

  /** The features behind the place. */
  public Filter after() {
    List<Filter> alternatives = new ArrayList<>();
    List<Filter> alike = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      boolean ascending = SortOrder.ASCENDING.equals(order.get(i).getSortOrder());
      Expression property = order.get(i).getPropertyName();
      Object value = values.get(i);
      Filter missing = FACTORY.isNull(property);
      Filter beyond;
      if (value == null) {
        beyond = ascending ? Filter.EXCLUDE : FACTORY.not(missing);
      } else {
        beyond =
            ascending
                ? FACTORY.or(beyond(property, value, true), missing)
                : beyond(property, value, false);
      }
      if (beyond != Filter.EXCLUDE) {
        alternatives.add(allOf(alike, beyond));
      }
      alike.add(value == null ? missing : FACTORY.equal(property, FACTORY.literal(value), true));
    }
    alternatives.add(allOf(alike, beyond(id(), featureId, idsAscend)));
    return alternatives.size() == 1 ? alternatives.get(0) : FACTORY.or(alternatives);
  }

  private static Filter beyond(Expression property, Object value, boolean ascending) {
    Expression left = property;
    Expression right = FACTORY.literal(value);
    if (value instanceof String) {
      left = Predicates.compared(property, right);
      right = FACTORY.literal(0);
    }
    return ascending ? FACTORY.greater(left, right, true) : FACTORY.less(left, right, true);
  }

  private static Filter allOf(List<Filter> alike, Filter last) {
    List<Filter> all = new ArrayList<>(alike);
    all.add(last);
    return FieldFilters.allOf(all);
  }
}
