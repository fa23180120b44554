package org.lodeline.geodata.filter;

import java.util.stream.DoubleStream;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.distance.DistanceOp;

/**
 * How far geometries of WGS 84 are from each other. Between points it is exact; of lines and areas
 * the nearest positions are found on a plane that is true at the latitude between them, so that the
 * distance may be some per cent too long where they are thousands of kilometres apart.
 */
final class GeodesicDistance {
  private GeodesicDistance() {}

  /** The least distance, in metres; null if either is empty. */
  static @Nullable Double metres(Geometry a, Geometry b) {
    return a.isEmpty() || b.isEmpty()
        ? null
        // Beside the antimeridian, the nearest may be on the other end of the map.
        : DoubleStream.of(0, -360, 360).map(turn -> metres(a, b, turn)).min().getAsDouble();
  }

  private static double metres(Geometry a, Geometry b, double turn) {
    Envelope both = new Envelope(a.getEnvelopeInternal());
    both.expandToInclude(b.getEnvelopeInternal());
    double scale = Math.max(0.01, Math.cos(Math.toRadians(both.centre().y)));
    AffineTransformation plane = AffineTransformation.scaleInstance(scale, 1);
    AffineTransformation turned = AffineTransformation.translationInstance(turn, 0).compose(plane);
    Coordinate[] nearest = DistanceOp.nearestPoints(plane.transform(a), turned.transform(b));
    return Geodesic.WGS84.Inverse(
            nearest[0].y,
            nearest[0].x / scale,
            nearest[1].y,
            nearest[1].x / scale - turn,
            GeodesicMask.DISTANCE)
        .s12;
  }
}
