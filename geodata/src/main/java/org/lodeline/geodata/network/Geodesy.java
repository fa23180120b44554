package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicLine;
import net.sf.geographiclib.GeodesicMask;
import org.locationtech.jts.geom.Coordinate;

/**
 * Geodesic arithmetic on WGS 84, by Karney's algorithms (accurate to nanometres). This is what
 * GeoTools' GeodeticCalculator calls, without its mutable state, so all threads may use it at once.
 */
public final class Geodesy {
  /** One international nautical mile in metres (exact by definition). */
  public static final double METRES_PER_NAUTICAL_MILE = 1852;

  private Geodesy() {}

  /** The geodesic distance in metres. */
  public static double metres(Position a, Position b) {
    return metres(a.lon(), a.lat(), b.lon(), b.lat());
  }

  /** The geodesic distance in metres; longitudes in degrees, of any whole turn. */
  public static double metres(double lon1, double lat1, double lon2, double lat2) {
    return Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, GeodesicMask.DISTANCE).s12;
  }

  /** The geodesic length of a path in metres. */
  public static double metres(List<Coordinate> path) {
    double sum = 0;
    for (int i = 1; i < path.size(); i++) {
      Coordinate a = path.get(i - 1);
      Coordinate b = path.get(i);
      sum += metres(a.x, a.y, b.x, b.y);
    }
    return sum;
  }

  /**
   * Positions along the geodesic from {@code a} to {@code b}, both included, no further apart than
   * {@code stepMetres}. Longitudes are continuous: they may leave -180 to 180 where the path
   * crosses the antimeridian.
   */
  public static List<Coordinate> path(Position a, Position b, double stepMetres) {
    GeodesicLine line =
        Geodesic.WGS84.InverseLine(
            a.lat(),
            a.lon(),
            b.lat(),
            b.lon(),
            GeodesicMask.DISTANCE_IN | GeodesicMask.LONGITUDE | GeodesicMask.LATITUDE);
    int steps = Math.max(1, (int) Math.ceil(line.Distance() / stepMetres));
    List<Coordinate> path = new ArrayList<>(steps + 1);
    path.add(a.toCoordinate());
    for (int i = 1; i < steps; i++) {
      var at =
          line.Position(
              line.Distance() * i / steps,
              GeodesicMask.LONGITUDE | GeodesicMask.LATITUDE | GeodesicMask.LONG_UNROLL);
      path.add(new Coordinate(at.lon2, at.lat2));
    }
    double before = path.get(path.size() - 1).x;
    path.add(new Coordinate(nearestTurn(b.lon(), before), b.lat()));
    return path;
  }

  /** {@code lon} shifted by whole turns into -180 to 180. */
  public static double normaliseLongitude(double lon) {
    return lon >= -180 && lon <= 180 ? lon : lon - 360 * Math.floor((lon + 180) / 360);
  }

  /** {@code lon} shifted by whole turns to within half a turn of {@code reference}. */
  public static double nearestTurn(double lon, double reference) {
    return lon + 360 * Math.rint((reference - lon) / 360);
  }

  /**
   * The straight (chord) position on a unit sphere: close enough to rank neighbours by nearness.
   */
  static double[] unitVector(double lon, double lat) {
    double x = Math.toRadians(lon);
    double y = Math.toRadians(lat);
    return new double[] {Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)};
  }
}
