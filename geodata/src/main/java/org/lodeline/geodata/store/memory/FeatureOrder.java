package org.lodeline.geodata.store.memory;

import java.util.Comparator;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.CodePointOrder;

/**
 * The order that a query asks for. What is unknown comes last in ascending order and first in
 * descending, texts are in the order of their code points, lists in that of their items. Features
 * that are alike by all keys are in the order of their ids, so that the same query always gives the
 * same order.
 */
public final class FeatureOrder {
  private FeatureOrder() {}

  /** Whether the order is that of the ids or its reverse, in which features are kept. */
  public static boolean isById(SortBy... keys) {
    return keys.length == 0 || keys[0].getPropertyName() == null;
  }

  /** Whether an order by id is the reverse one. */
  public static boolean isDescending(SortBy... keys) {
    return keys.length > 0 && SortOrder.DESCENDING.equals(keys[0].getSortOrder());
  }

  /** The order by attributes. */
  public static Comparator<SimpleFeature> of(SortBy... keys) {
    Comparator<SimpleFeature> order = null;
    for (SortBy key : keys) {
      Comparator<SimpleFeature> next = byAttribute(key);
      order = order == null ? next : order.thenComparing(next);
    }
    Comparator<SimpleFeature> byId =
        Comparator.comparing(SimpleFeature::getID, CodePointOrder.COMPARATOR);
    return order == null ? byId : order.thenComparing(byId);
  }

  private static Comparator<SimpleFeature> byAttribute(SortBy key) {
    if (key.getPropertyName() == null) {
      Comparator<SimpleFeature> byId =
          Comparator.comparing(SimpleFeature::getID, CodePointOrder.COMPARATOR);
      return isDescending(key) ? byId.reversed() : byId;
    }
    Comparator<SimpleFeature> ascending =
        Comparator.comparing(
            feature -> key.getPropertyName().evaluate(feature),
            Comparator.nullsLast(FeatureOrder::compareValues));
    return isDescending(key) ? ascending.reversed() : ascending;
  }

  private static int compareValues(Object a, Object b) {
    if (a instanceof List<?> left && b instanceof List<?> right) {
      return compareLists(left, right);
    } else if (a instanceof Number left && b instanceof Number right) {
      return left instanceof Long && right instanceof Long
          ? Long.compare(left.longValue(), right.longValue())
          : Double.compare(left.doubleValue(), right.doubleValue());
    }
    Integer order = compareSameClass(a, b);
    return order != null ? order : CodePointOrder.compare(a.toString(), b.toString());
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Integer compareSameClass(Object a, Object b) {
    boolean ordered = a instanceof Comparable && !(a instanceof String);
    return ordered && a.getClass() == b.getClass() ? ((Comparable<Object>) a).compareTo(b) : null;
  }

  private static int compareLists(List<?> left, List<?> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = compareValues(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }
}
