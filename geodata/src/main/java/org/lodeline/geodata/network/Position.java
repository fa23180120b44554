package org.lodeline.geodata.network;

import org.locationtech.jts.geom.Coordinate;

/**
 * A position on WGS 84, in degrees.
 *
 * @param lon longitude, -180 to 180
 * @param lat latitude, -90 to 90
 */
public record Position(double lon, double lat) {
  public Position {
    if (!(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90)) {
      throw new IllegalArgumentException(
          "a position is longitude (-180 to 180), latitude (-90 to 90), not " + lon + "," + lat);
    }
  }

  /**
   * A position from a JTS coordinate, longitude first; the longitude may be out of range by whole
   * turns.
   */
  public static Position of(Coordinate c) {
    return new Position(Geodesy.normaliseLongitude(c.x), c.y);
  }

  public Coordinate toCoordinate() {
    return new Coordinate(lon, lat);
  }
}
