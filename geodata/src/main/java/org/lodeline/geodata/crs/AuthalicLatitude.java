package org.lodeline.geodata.crs;

import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.referencing.operation.transform.AbstractMathTransform;

/**
 * From the latitude on the ellipsoid of WGS 84 to that on the sphere of the same area, in degrees
 * (Snyder, Map Projections: A Working Manual, USGS 1987, equations 3-11, 3-12 and 3-18). Longitudes
 * stay.
 */
final class AuthalicLatitude extends AbstractMathTransform {
  private static final double FLATTENING = 1 / 298.257223563;
  private static final double E2 = FLATTENING * (2 - FLATTENING);
  private static final double E = Math.sqrt(E2);
  private static final double Q_AT_POLE = q(1);

  /** The radius of the sphere as a part of the ellipsoid's longer half axis. */
  static final double RADIUS = Math.sqrt(Q_AT_POLE / 2);

  private final boolean inverse;

  private AuthalicLatitude(boolean inverse) {
    this.inverse = inverse;
  }

  static AuthalicLatitude fromGeodetic() {
    return new AuthalicLatitude(false);
  }

  private static double q(double sine) {
    return (1 - E2)
        * (sine / (1 - E2 * sine * sine) - Math.log((1 - E * sine) / (1 + E * sine)) / (2 * E));
  }

  private static double authalic(double latitude) {
    return Math.asin(Math.max(-1, Math.min(1, q(Math.sin(latitude)) / Q_AT_POLE)));
  }

  private static double geodetic(double authalic) {
    double e4 = E2 * E2;
    double e6 = e4 * E2;
    return authalic
        + (E2 / 3 + 31 * e4 / 180 + 517 * e6 / 5040) * Math.sin(2 * authalic)
        + (23 * e4 / 360 + 251 * e6 / 3780) * Math.sin(4 * authalic)
        + (761 * e6 / 45360) * Math.sin(6 * authalic);
  }

  @Override
  public int getSourceDimensions() {
    return 2;
  }

  @Override
  public int getTargetDimensions() {
    return 2;
  }

  @Override
  public void transform(double[] from, int fromIndex, double[] to, int toIndex, int positions) {
    for (int i = 0; i < positions; i++) {
      double longitude = from[fromIndex + 2 * i];
      double latitude = Math.toRadians(from[fromIndex + 2 * i + 1]);
      to[toIndex + 2 * i] = longitude;
      to[toIndex + 2 * i + 1] = Math.toDegrees(inverse ? geodetic(latitude) : authalic(latitude));
    }
  }

  @Override
  public MathTransform inverse() {
    return new AuthalicLatitude(!inverse);
  }
}
