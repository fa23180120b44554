package org.lodeline.geodata.filter;

import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.factory.CommonFactoryFinder;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import org.locationtech.jts.operation.relateng.TopologyPredicate;

/** How two geometries can lie to each other (OGC 06-103r4, clause 6.1.15). */
public enum SpatialRelation {
  CONTAINS,
  CROSSES,
  DISJOINT,
  EQUALS,
  INTERSECTS,
  OVERLAPS,
  TOUCHES,
  WITHIN;

  /** How {@code b} lies to {@code a} where {@code a} lies so to {@code b}. */
  public SpatialRelation inverse() {
    return switch (this) {
      case CONTAINS -> WITHIN;
      case WITHIN -> CONTAINS;
      case CROSSES, DISJOINT, EQUALS, INTERSECTS, OVERLAPS, TOUCHES -> this;
    };
  }

  /** GeoTools' filter of the relation; its equality is that of classes and points one by one. */
  public Filter filter(Expression a, Expression b) {
    FilterFactory factory = CommonFactoryFinder.getFilterFactory();
    return switch (this) {
      case CONTAINS -> factory.contains(a, b);
      case CROSSES -> factory.crosses(a, b);
      case DISJOINT -> factory.disjoint(a, b);
      case EQUALS -> factory.equal(a, b);
      case INTERSECTS -> factory.intersects(a, b);
      case OVERLAPS -> factory.overlaps(a, b);
      case TOUCHES -> factory.touches(a, b);
      case WITHIN -> factory.within(a, b);
    };
  }

  /** Whether it holds, for all geometries: also collections, which GeoTools' filters refuse. */
  boolean holds(Geometry a, Geometry b) {
    return RelateNG.relate(a, b, predicate());
  }

  private TopologyPredicate predicate() {
    return switch (this) {
      case CONTAINS -> RelatePredicate.contains();
      case CROSSES -> RelatePredicate.crosses();
      case DISJOINT -> RelatePredicate.disjoint();
      case EQUALS -> RelatePredicate.equalsTopo();
      case INTERSECTS -> RelatePredicate.intersects();
      case OVERLAPS -> RelatePredicate.overlaps();
      case TOUCHES -> RelatePredicate.touches();
      case WITHIN -> RelatePredicate.within();
    };
  }
}
