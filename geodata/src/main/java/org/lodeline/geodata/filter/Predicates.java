package org.lodeline.geodata.filter;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.expression.Expression;
import org.geotools.factory.CommonFactoryFinder;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.CodePointOrder;

/**
 * The expressions that GeoTools lacks, as functions with a name by which a store can translate
 * them.
 */
public final class Predicates {
  private Predicates() {}

  /** Whether a predicate is true, or false; neither holds where it is unknown. */
  public static Filter is(boolean wanted, Expression predicate) {
    var factory = CommonFactoryFinder.getFilterFactory();
    return factory.equal(predicate, factory.literal(wanted), true);
  }

  /** {@code casei}: the text, folded by case. */
  public static Expression caseFolded(Expression text) {
    return new StrictFunction(
        "casei", List.of(text), values -> TextFolding.caseFolded(values.get(0).toString()));
  }

  /** {@code accenti}: the text, without accents. */
  public static Expression accentFolded(Expression text) {
    return new StrictFunction(
        "accenti", List.of(text), values -> TextFolding.accentFolded(values.get(0).toString()));
  }

  /** {@code like}: whether the text is as the pattern says. */
  public static Expression like(Expression text, String pattern) {
    LikePattern compiled = new LikePattern(pattern);
    return new StrictFunction(
        "like",
        List.of(text, CommonFactoryFinder.getFilterFactory().literal(pattern)),
        values -> compiled.matches(values.get(0).toString()));
  }

  /**
   * {@code compare}: a number below, at or above zero, as the first text comes before or after the
   * second, in the order of their code points. GeoTools would compare texts that look like numbers
   * as numbers.
   */
  public static Expression compared(Expression a, Expression b) {
    return new StrictFunction(
        "compare",
        List.of(a, b),
        values -> CodePointOrder.compare(values.get(0).toString(), values.get(1).toString()));
  }

  /**
   * {@code same}: whether two numbers are equal as doubles. GeoTools drops the fraction of one to
   * compare it with a whole number.
   */
  public static Expression sameNumber(Expression a, Expression b) {
    return new StrictFunction(
        "same",
        List.of(a, b),
        values -> ((Number) values.get(0)).doubleValue() == ((Number) values.get(1)).doubleValue());
  }

  /** {@code moment}: a {@link java.time.LocalDate} or {@link java.time.Instant}. */
  public static Expression moment(Expression moment) {
    return new StrictFunction("moment", List.of(moment), values -> Period.normal(values.get(0)));
  }

  /** {@code interval}: the period between two moments, either of which may be open. */
  public static Expression interval(Expression start, Expression end) {
    return new StrictFunction(
        "interval", List.of(start, end), values -> Period.between(values.get(0), values.get(1)));
  }

  /** {@code array}: a list of what the elements are. */
  public static Expression array(List<Expression> elements) {
    return new StrictFunction("array", elements, List::copyOf);
  }

  /** {@code t_after} and so on. */
  public static Expression related(TemporalRelation relation, Expression a, Expression b) {
    return new StrictFunction(
        name("t_", relation),
        List.of(a, b),
        values -> relation.holds(values.get(0), values.get(1)));
  }

  /** {@code a_contains} and so on. */
  public static Expression related(ArrayRelation relation, Expression a, Expression b) {
    return new StrictFunction(
        name("a_", relation),
        List.of(a, b),
        values -> relation.holds((Collection<?>) values.get(0), (Collection<?>) values.get(1)));
  }

  /** {@code s_touches} and so on, for geometries of all kinds. */
  public static Expression related(SpatialRelation relation, Expression a, Expression b) {
    return new StrictFunction(
        name("s_", relation),
        List.of(a, b),
        values -> relation.holds((Geometry) values.get(0), (Geometry) values.get(1)));
  }

  private static String name(String prefix, Enum<?> relation) {
    return prefix + relation.name().toLowerCase(Locale.ROOT);
  }
}
