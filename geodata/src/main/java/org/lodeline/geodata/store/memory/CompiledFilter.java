package org.lodeline.geodata.store.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.filter.And;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Or;
import org.geotools.api.filter.PropertyIsEqualTo;
import org.geotools.api.filter.PropertyIsGreaterThan;
import org.geotools.api.filter.PropertyIsGreaterThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLessThan;
import org.geotools.api.filter.PropertyIsLessThanOrEqualTo;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.spatial.BBOX;
import org.geotools.api.geometry.BoundingBox;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;

/**
 * Whether the feature at a place passes a filter: what is asked most often is read from columns,
 * anything else is left to GeoTools, feature by feature. Both answer the same.
 */
final class CompiledFilter {
  private final SimpleFeature[] features;
  private final SimpleFeatureType type;
  private final Columns columns;

  CompiledFilter(SimpleFeature[] features, SimpleFeatureType type, Columns columns) {
    this.features = features;
    this.type = type;
    this.columns = columns;
  }

  /** A test, and whether it reads columns only, which is to be done first. */
  private record Test(IntPredicate passes, boolean isQuick) {}

  IntPredicate of(Filter filter) {
    return test(filter).passes;
  }

  private Test test(Filter filter) {
    if (filter instanceof And and) {
      return combined(and.getChildren(), IntPredicate::and, true);
    } else if (filter instanceof Or or) {
      return combined(or.getChildren(), IntPredicate::or, false);
    }
    return column(filter)
        .map(passes -> new Test(passes, true))
        .orElseGet(() -> new Test(place -> filter.evaluate(features[place]), false));
  }

  /**
   * The tests of some filters, the quick ones first.
   *
   * @param ofNone what no filter at all lets through: everything or nothing
   */
  private Test combined(
      List<Filter> filters, BinaryOperator<IntPredicate> operator, boolean ofNone) {
    List<Test> tests = filters.stream().map(this::test).toList();
    IntPredicate passes =
        tests.stream()
            .sorted(Comparator.comparing(test -> !test.isQuick))
            .map(Test::passes)
            .reduce(operator)
            .orElse(place -> ofNone);
    return new Test(passes, tests.stream().allMatch(Test::isQuick));
  }

  private Optional<IntPredicate> column(Filter filter) {
    if (Filter.INCLUDE.equals(filter)) {
      return Optional.of(place -> true);
    } else if (filter instanceof BBOX) {
      return box(filter).map(this::inside);
    } else if (filter instanceof BinaryComparisonOperator comparison
        && comparison.getExpression1() instanceof PropertyName property
        && comparison.getExpression2() instanceof Literal literal
        && attribute(property) >= 0) {
      return comparison(comparison, attribute(property), literal.getValue());
    }
    return Optional.empty();
  }

  private int attribute(PropertyName property) {
    return type.indexOf(property.getPropertyName());
  }

  /**
   * The box, if a filter is one on the only geometry of features that are points, of which exactly
   * those in it pass.
   */
  Optional<Envelope> box(Filter filter) {
    if (filter instanceof BBOX box
        && box.getExpression1() instanceof PropertyName property
        && type.getGeometryDescriptor() != null
        && type.getGeometryDescriptor().getType().getBinding() == Point.class
        && (property.getPropertyName().isEmpty()
            || property.getPropertyName().equals(type.getGeometryDescriptor().getLocalName()))) {
      BoundingBox bounds = box.getBounds();
      return Optional.of(
          new Envelope(bounds.getMinX(), bounds.getMaxX(), bounds.getMinY(), bounds.getMaxY()));
    }
    return Optional.empty();
  }

  private IntPredicate inside(Envelope box) {
    int geometry = type.indexOf(type.getGeometryDescriptor().getLocalName());
    Columns.Positions positions = columns.positions(geometry);
    double[] longitudes = positions.longitudes;
    double[] latitudes = positions.latitudes;
    double west = box.getMinX();
    double south = box.getMinY();
    double east = box.getMaxX();
    double north = box.getMaxY();
    return place ->
        longitudes[place] >= west
            && longitudes[place] <= east
            && latitudes[place] >= south
            && latitudes[place] <= north;
  }

  private Optional<IntPredicate> comparison(
      BinaryComparisonOperator comparison, int attribute, @Nullable Object literal) {
    AttributeDescriptor descriptor = type.getDescriptor(attribute);
    Class<?> binding = descriptor.getType().getBinding();
    if (binding == String.class
        && literal instanceof String text
        && comparison instanceof PropertyIsEqualTo
        && comparison.isMatchingCase()) {
      Columns.Texts texts = columns.texts(attribute);
      int[] codes = texts.codes;
      int wanted = texts.code(text);
      return Optional.of(place -> codes[place] == wanted);
    } else if ((binding == Double.class && (literal instanceof Double || literal instanceof Long))
        || (binding == Long.class && literal instanceof Long)) {
      return number(comparison, attribute, ((Number) literal).doubleValue());
    }
    return Optional.empty();
  }

  /** Where there is no number, NaN makes every comparison false, as GeoTools does. */
  private Optional<IntPredicate> number(
      BinaryComparisonOperator comparison, int attribute, double limit) {
    Columns.Numbers numbers = columns.numbers(attribute);
    if (!numbers.isExact || Math.abs(limit) > Columns.MOST_EXACT) {
      return Optional.empty();
    }
    double[] values = numbers.values;
    if (comparison instanceof PropertyIsEqualTo) {
      return Optional.of(place -> values[place] == limit);
    } else if (comparison instanceof PropertyIsLessThan) {
      return Optional.of(place -> values[place] < limit);
    } else if (comparison instanceof PropertyIsLessThanOrEqualTo) {
      return Optional.of(place -> values[place] <= limit);
    } else if (comparison instanceof PropertyIsGreaterThan) {
      return Optional.of(place -> values[place] > limit);
    } else if (comparison instanceof PropertyIsGreaterThanOrEqualTo) {
      return Optional.of(place -> values[place] >= limit);
    }
    return Optional.empty();
  }
}
