package org.lodeline.geodata.network;

/**
 * Walks the great circle between two positions in equal steps, without allocating. The sphere's
 * circle stays within some 20 km of the ellipsoid's geodesic even across a continent: good enough
 * to ask what lies along a way, not to measure it.
 */
final class CirclePath {
  private final double[] from;
  private final double[] to;
  private final double angle;
  private final int steps;
  private int step;
  private double lon;
  private double lat;

  /** A walk over the middles of steps no longer than {@code stepMetres}. */
  CirclePath(Position from, Position to, double metres, double stepMetres) {
    this.from = Geodesy.unitVector(from.lon(), from.lat());
    this.to = Geodesy.unitVector(to.lon(), to.lat());
    double dx = this.from[0] - this.to[0];
    double dy = this.from[1] - this.to[1];
    double dz = this.from[2] - this.to[2];
    this.angle = 2 * Math.asin(Math.min(1, Math.sqrt(dx * dx + dy * dy + dz * dz) / 2));
    this.steps = Math.max(1, (int) Math.ceil(metres / stepMetres));
  }

  int steps() {
    return steps;
  }

  /** Goes to the middle of the next step; false when there is none. */
  boolean next() {
    if (step == steps) {
      return false;
    }
    double part = (step++ + 0.5) / steps;
    double sine = Math.sin(angle);
    double a = sine == 0 ? 1 - part : Math.sin((1 - part) * angle) / sine;
    double b = sine == 0 ? part : Math.sin(part * angle) / sine;
    double x = a * from[0] + b * to[0];
    double y = a * from[1] + b * to[1];
    double z = a * from[2] + b * to[2];
    lon = Math.toDegrees(Math.atan2(y, x));
    lat = Math.toDegrees(Math.atan2(z, Math.sqrt(x * x + y * y)));
    return true;
  }

  double lon() {
    return lon;
  }

  double lat() {
    return lat;
  }
}
