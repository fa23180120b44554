package org.lodeline.geodata.check;

import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.lodeline.geodata.catalog.LayerDefinition;

/**
 * That every feature has a geometry, on the globe, which is valid as OGC Simple Features has it.
 */
final class GeometryCheck implements Check {
  private static final String POINT = "Point";
  private static final Envelope GLOBE = new Envelope(-180, 180, -90, 90);

  @Override
  public String id() {
    return "geometry";
  }

  @Override
  public String title() {
    return "Geometries that are missing or not valid";
  }

  @Override
  public Optional<Pass> begin(LayerDefinition layer) {
    return layer.geometry() == null
        ? Optional.empty()
        : Optional.of(
            (feature, faults) -> {
              if (feature.getDefaultGeometry() instanceof Geometry geometry
                  && !geometry.isEmpty()) {
                check(geometry, faults);
              } else if (POINT.equals(layer.geometry())) {
                faults.add("has no position, so that no map shows it", "give it one");
              }
            });
  }

  private static void check(Geometry geometry, Faults faults) {
    TopologyValidationError error = new IsValidOp(geometry).getValidationError();
    if (error != null) {
      faults.add(
          String.format(
              Locale.ROOT,
              "%s near %.6f,%.6f",
              error.getMessage(),
              error.getCoordinate().x,
              error.getCoordinate().y),
          "mend the geometry there, or as a whole with ST_MakeValid or QGIS's Fix geometries");
    } else if (!GLOBE.contains(geometry.getEnvelopeInternal())) {
      Envelope box = geometry.getEnvelopeInternal();
      faults.add(
          String.format(
              Locale.ROOT,
              "reaches beyond the globe: %.6f,%.6f to %.6f,%.6f",
              box.getMinX(),
              box.getMinY(),
              box.getMaxX(),
              box.getMaxY()),
          "bring it to WGS 84 in degrees, longitudes -180 to 180, split at the antimeridian");
    }
  }
}
