package org.lodeline.geodata.filter;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How two arrays can be to each other. Order and repetition do not count. */
public enum ArrayRelation {
  EQUALS,
  CONTAINS,
  CONTAINEDBY,
  OVERLAPS;

  boolean holds(Collection<?> a, Collection<?> b) {
    Set<@Nullable Object> left = comparable(a);
    Set<@Nullable Object> right = comparable(b);
    return switch (this) {
      case EQUALS -> left.equals(right);
      case CONTAINS -> left.containsAll(right);
      case CONTAINEDBY -> right.containsAll(left);
      case OVERLAPS -> !Collections.disjoint(left, right);
    };
  }

  private static Set<@Nullable Object> comparable(Collection<?> elements) {
    Set<@Nullable Object> set = new HashSet<>();
    for (Object element : elements) {
      set.add(comparable(element));
    }
    return set;
  }

  /** Values of which those are equal that a filter takes for equal. */
  private static @Nullable Object comparable(@Nullable Object element) {
    if (element instanceof Number number) {
      // The sum makes 0 of -0, which is equal to it.
      return number.doubleValue() + 0.0;
    } else if (element instanceof Date
        || element instanceof OffsetDateTime
        || element instanceof ZonedDateTime
        || element instanceof LocalDateTime) {
      return Period.normal(element);
    } else if (element instanceof Collection<?> collection) {
      return comparable(collection);
    }
    return element;
  }
}
