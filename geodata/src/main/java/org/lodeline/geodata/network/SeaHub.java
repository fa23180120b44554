package org.lodeline.geodata.network;

/** A node from which chords lead over the open sea. */
final class SeaHub {
  final int node;
  final double lon;
  final double lat;

  /** Its position on a unit sphere. */
  final double[] unit;

  SeaHub(int node, Position at) {
    this.node = node;
    this.lon = at.lon();
    this.lat = at.lat();
    this.unit = Geodesy.unitVector(lon, lat);
  }

  /** The squared length of the straight line through the unit sphere. */
  double squaredTo(SeaHub other) {
    double x = unit[0] - other.unit[0];
    double y = unit[1] - other.unit[1];
    double z = unit[2] - other.unit[2];
    return x * x + y * y + z * z;
  }

  /** What {@link #squaredTo} gives for a distance along the globe. */
  static double squared(double km) {
    double straight = 2 * Math.sin(km / GreatCircle.RADIUS_KM / 2);
    return straight * straight;
  }
}
