package org.lodeline.geodata.network;

/**
 * The great circle between two positions, to look along; not to measure. Mutable: it holds the
 * position that was last gone to.
 */
final class GreatCircle {
  static final double RADIUS_KM = 6371;

  private final double[] from;
  private final double[] ahead = new double[3];
  private final double km;
  private double lon;
  private double lat;

  /**
   * @param from unit vectors of the ends, which are neither one position nor opposite each other
   */
  GreatCircle(double[] from, double[] to) {
    this.from = from;
    double cosine = from[0] * to[0] + from[1] * to[1] + from[2] * to[2];
    double sine = 0;
    for (int i = 0; i < 3; i++) {
      ahead[i] = to[i] - cosine * from[i];
      sine += ahead[i] * ahead[i];
    }
    sine = Math.sqrt(sine);
    for (int i = 0; i < 3; i++) {
      ahead[i] /= sine;
    }
    this.km = RADIUS_KM * Math.atan2(sine, cosine);
  }

  double km() {
    return km;
  }

  /** Goes to the position so far from the start. */
  void goTo(double kmFromStart) {
    double sine = Math.sin(kmFromStart / RADIUS_KM);
    double cosine = Math.cos(kmFromStart / RADIUS_KM);
    double x = cosine * from[0] + sine * ahead[0];
    double y = cosine * from[1] + sine * ahead[1];
    double z = cosine * from[2] + sine * ahead[2];
    lon = Math.toDegrees(angle(y, x));
    lat = Math.toDegrees(angle(z, Math.sqrt(x * x + y * y)));
  }

  /**
   * The angle of a direction, to 1e-5 radians (some 60 m on the globe): {@link Math#atan2} would
   * take most of the time of looking along. The polynomial is that of Abramowitz and Stegun,
   * 4.4.49.
   */
  static double angle(double y, double x) {
    double ax = Math.abs(x);
    double ay = Math.abs(y);
    double part = Math.min(ax, ay) / Math.max(ax, ay);
    double square = part * part;
    double angle =
        part
            * (0.9998660
                + square
                    * (-0.3302995
                        + square * (0.1801410 + square * (-0.0851330 + square * 0.0208351))));
    double upright = ay > ax ? Math.PI / 2 - angle : angle;
    double inHalf = x < 0 ? Math.PI - upright : upright;
    return y < 0 ? -inHalf : inHalf;
  }

  double lon() {
    return lon;
  }

  double lat() {
    return lat;
  }
}
