package org.lodeline.geodata.store.postgis;

import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.spatial.BBOX;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.geotools.api.filter.spatial.Contains;
import org.geotools.api.filter.spatial.Crosses;
import org.geotools.api.filter.spatial.Disjoint;
import org.geotools.api.filter.spatial.Intersects;
import org.geotools.api.filter.spatial.Overlaps;
import org.geotools.api.filter.spatial.Touches;
import org.geotools.api.filter.spatial.Within;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.lodeline.geodata.filter.SpatialRelation;

/**
 * Spatial relations as PostGIS has them. GEOS, which it uses, and JTS are twins; only on points
 * that lie on a slanted edge within the last digit of a double may they differ.
 */
final class SqlSpatial {
  private final SqlExpression expressions;
  private final boolean mayHoldCollections;

  SqlSpatial(SqlExpression expressions, SimpleFeatureType type) {
    this.expressions = expressions;
    this.mayHoldCollections =
        type.getGeometryDescriptor() != null
            && isCollection(type.getGeometryDescriptor().getType().getBinding());
  }

  private static boolean isCollection(Class<?> geometryClass) {
    return geometryClass == Geometry.class || geometryClass == GeometryCollection.class;
  }

  Sql condition(BinarySpatialOperator operator) {
    SpatialRelation relation = relation(operator).orElseThrow(InexpressibleException::new);
    return related(relation, operand(operator, true), operand(operator, false));
  }

  /** A condition that uses the index, and is true wherever the filter is. */
  Optional<Sql> wider(BinarySpatialOperator operator) {
    if (relation(operator).filter(relation -> relation != SpatialRelation.DISJOINT).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Sql.of("{} && {}", operand(operator, true).sql(), operand(operator, false).sql()));
    } catch (InexpressibleException e) {
      return Optional.empty();
    }
  }

  private Operand operand(BinarySpatialOperator operator, boolean first) {
    return expressions
        .operand(first ? operator.getExpression1() : operator.getExpression2())
        .of(SqlType.GEOMETRY);
  }

  /** The relation; none for GeoTools' equality, which compares classes and points one by one. */
  private static Optional<SpatialRelation> relation(BinarySpatialOperator operator) {
    if (operator instanceof BBOX || operator instanceof Intersects) {
      return Optional.of(SpatialRelation.INTERSECTS);
    } else if (operator instanceof Disjoint) {
      return Optional.of(SpatialRelation.DISJOINT);
    } else if (operator instanceof Contains) {
      return Optional.of(SpatialRelation.CONTAINS);
    } else if (operator instanceof Crosses) {
      return Optional.of(SpatialRelation.CROSSES);
    } else if (operator instanceof Overlaps) {
      return Optional.of(SpatialRelation.OVERLAPS);
    } else if (operator instanceof Touches) {
      return Optional.of(SpatialRelation.TOUCHES);
    } else if (operator instanceof Within) {
      return Optional.of(SpatialRelation.WITHIN);
    }
    return Optional.empty();
  }

  Sql related(SpatialRelation relation, Operand a, Operand b) {
    String function =
        switch (relation) {
          case CONTAINS -> "ST_Contains";
          case CROSSES -> "ST_Crosses";
          case DISJOINT -> "ST_Disjoint";
          case EQUALS -> "ST_Equals";
          case INTERSECTS -> "ST_Intersects";
          case OVERLAPS -> "ST_Overlaps";
          case TOUCHES -> "ST_Touches";
          case WITHIN -> "ST_Within";
        };
    boolean takesCollections =
        relation == SpatialRelation.INTERSECTS || relation == SpatialRelation.DISJOINT;
    if (!takesCollections && (mayBeCollection(a) || mayBeCollection(b))) {
      throw new InexpressibleException();
    }
    return Sql.of(
        function + "({}, {})", a.of(SqlType.GEOMETRY).sql(), b.of(SqlType.GEOMETRY).sql());
  }

  private boolean mayBeCollection(Operand operand) {
    return operand.constant() instanceof Geometry geometry
        ? isCollection(geometry.getClass())
        : mayHoldCollections;
  }
}
