package org.lodeline.geodata.check;

import java.util.Optional;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.catalog.LayerDefinition;

/** That no point lies at 0,0 in the Gulf of Guinea, where failed geocoding puts things. */
final class NullIslandCheck implements Check {
  /** About a kilometre; nothing is there but a buoy. */
  private static final double DEGREES = 0.01;

  @Override
  public String id() {
    return "null-island";
  }

  @Override
  public String title() {
    return "Points at 0,0 (null island)";
  }

  @Override
  public Optional<Pass> begin(LayerDefinition layer) {
    return layer.geometry() == null
        ? Optional.empty()
        : Optional.of(
            (feature, faults) -> {
              if (feature.getDefaultGeometry() instanceof Point point
                  && !point.isEmpty()
                  && Math.abs(point.getX()) < DEGREES
                  && Math.abs(point.getY()) < DEGREES) {
                faults.add(
                    "lies at " + point.getX() + "," + point.getY(),
                    "find its position, or take its geometry away until it is known");
              }
            });
  }
}
