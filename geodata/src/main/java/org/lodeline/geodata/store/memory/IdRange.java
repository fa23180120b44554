package org.lodeline.geodata.store.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.filter.And;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.PropertyIsGreaterThan;
import org.geotools.api.filter.PropertyIsLessThan;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Function;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.lodeline.geodata.CodePointOrder;

/**
 * The ids between which a filter looks, both excluded: where a walk through a layer, page by page,
 * goes on. The filter says it as {@code compare(@id, 'key') > 0}, alone or in a conjunction.
 */
public record IdRange(Optional<String> after, Optional<String> before) {
  /** No bound at either side. */
  static final IdRange ALL = new IdRange(Optional.empty(), Optional.empty());

  /** The name of {@code Predicates.compared}. */
  private static final String COMPARE = "compare";

  private static final String ID = "@id";

  /** The narrowest range that the filter states; it may state none. */
  static IdRange of(Filter filter) {
    Optional<String> after = Optional.empty();
    Optional<String> before = Optional.empty();
    for (Filter part : conjuncts(filter)) {
      if (part instanceof PropertyIsGreaterThan greater) {
        after = later(after, key(greater));
      } else if (part instanceof PropertyIsLessThan less) {
        before = earlier(before, key(less));
      }
    }
    return new IdRange(after, before);
  }

  /** The filters that must all hold. */
  public static List<Filter> conjuncts(Filter filter) {
    if (!(filter instanceof And and)) {
      return List.of(filter);
    }
    List<Filter> parts = new ArrayList<>();
    and.getChildren().forEach(child -> parts.addAll(conjuncts(child)));
    return parts;
  }

  private static Optional<String> key(BinaryComparisonOperator comparison) {
    return isZero(comparison.getExpression2())
            && comparison.getExpression1() instanceof Function function
            && COMPARE.equals(function.getName())
            && function.getParameters().get(0) instanceof PropertyName property
            && ID.equals(property.getPropertyName())
            && function.getParameters().get(1) instanceof Literal key
        ? Optional.ofNullable(key.getValue()).map(Object::toString)
        : Optional.empty();
  }

  private static boolean isZero(Expression expression) {
    return expression instanceof Literal literal
        && literal.getValue() instanceof Number number
        && number.doubleValue() == 0;
  }

  private static Optional<String> later(Optional<String> a, Optional<String> b) {
    return a.isEmpty() || b.filter(id -> CodePointOrder.compare(id, a.get()) > 0).isPresent()
        ? b
        : a;
  }

  private static Optional<String> earlier(Optional<String> a, Optional<String> b) {
    return a.isEmpty() || b.filter(id -> CodePointOrder.compare(id, a.get()) < 0).isPresent()
        ? b
        : a;
  }
}
