package org.lodeline.server.edit;

import com.fasterxml.jackson.databind.JsonNode;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.ingest.GeoJsonShapes;

/** Reads a GeoJSON geometry as a layer holds it: WGS 84, longitude first, and valid. */
final class JsonShape {
  /** How far beyond the edge of the map a reprojection may put what lies on it, in degrees. */
  private static final double ROUNDING = 1e-6;

  private JsonShape() {}

  /**
   * The geometry.
   *
   * @param json not null
   * @param wanted the class of the layer's geometries
   * @param crs in which the positions are, in the order of its axes
   * @throws IllegalArgumentException with what is wrong, for people
   */
  static Geometry read(JsonNode json, Class<? extends Geometry> wanted, Crs crs) {
    Geometry geometry =
        GeoJsonShapes.geometry(json)
            .orElseThrow(() -> new IllegalArgumentException("must be a geometry"));
    if (!wanted.equals(Geometry.class) && !wanted.equals(geometry.getClass())) {
      throw new IllegalArgumentException(
          "must be a " + wanted.getSimpleName() + "; it was a " + geometry.getGeometryType());
    }
    checkParts(geometry);
    for (Coordinate position : geometry.getCoordinates()) {
      if (!Double.isFinite(position.x) || !Double.isFinite(position.y)) {
        throw new IllegalArgumentException("has a position that is not finite");
      } else if (!Double.isNaN(position.getZ())) {
        throw new IllegalArgumentException("has heights, which are not kept; leave them out");
      }
    }
    Geometry moved = crs.toCrs84(geometry);
    for (Coordinate position : moved.getCoordinates()) {
      position.x = onTheMap(position.x, 180, "longitude");
      position.y = onTheMap(position.y, 90, "latitude");
    }
    moved.geometryChanged();
    TopologyValidationError error = new IsValidOp(moved).getValidationError();
    if (error != null) {
      Coordinate place = error.getCoordinate();
      throw new IllegalArgumentException(
          "is not valid: "
              + error.getMessage()
              + (place == null ? "" : " at " + place.x + ", " + place.y));
    }
    return moved;
  }

  /** Nothing empty, which some formats cannot hold, and no collection in a collection. */
  private static void checkParts(Geometry geometry) {
    if (geometry.isEmpty()) {
      throw new IllegalArgumentException("is empty, or has an empty part");
    }
    if (geometry instanceof GeometryCollection) {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        Geometry part = geometry.getGeometryN(i);
        if (part.getClass().equals(GeometryCollection.class)) {
          throw new IllegalArgumentException("has a collection in a collection");
        }
        checkParts(part);
      }
    }
  }

  private static double onTheMap(double degrees, double most, String what) {
    if (Math.abs(degrees) > most + ROUNDING) {
      throw new IllegalArgumentException(
          "has a %s of %s, which is not from -%.0f to %.0f".formatted(what, degrees, most, most));
    }
    return Math.max(-most, Math.min(most, degrees));
  }
}
