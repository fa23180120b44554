package org.lodeline.geodata.tiles;

import java.util.Arrays;
import java.util.List;
import org.lodeline.geodata.LodelineException;

/**
 * How the world is divided into tiles (OGC Two Dimensional Tile Matrix Set): each tile into four of
 * the next level.
 *
 * <p>The whole is seen as a square of side 1, x to the east and y to the south from its
 * north-western corner, of which the world of {@link #WORLD_CRS84_QUAD} takes the upper half. Both
 * axes grow with longitude and fall with latitude alone, so a box of degrees is one of the square.
 */
public enum TileMatrixSet {
  /** Spherical Mercator, as web maps have it. What lies nearer to a pole than its edge is on it. */
  WEB_MERCATOR_QUAD(
      "WebMercatorQuad",
      "Google Maps Compatible for the World",
      "http://www.opengis.net/def/crs/EPSG/0/3857",
      0,
      20_037_508.342_789_244),

  /** Longitude and latitude, in two tiles at level 0. */
  WORLD_CRS84_QUAD(
      "WorldCRS84Quad",
      "CRS84 for the World",
      "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
      1,
      180);

  /** The last level that is served: cells of a point tile are 1 m there. */
  public static final int HIGHEST_ZOOM = 22;

  private static final String URI = "http://www.opengis.net/def/tilematrixset/OGC/1.0/";
  private static final double HIGHEST_MERCATOR_LATITUDE = 85.0511287798066;

  private final String id;
  private final String title;
  private final String crs;
  private final int extraLevels;
  private final double halfWidth;

  TileMatrixSet(String id, String title, String crs, int extraLevels, double halfWidth) {
    this.id = id;
    this.title = title;
    this.crs = crs;
    this.extraLevels = extraLevels;
    this.halfWidth = halfWidth;
  }

  /**
   * The set with this id.
   *
   * @throws LodelineException of kind NOT_FOUND that lists those there are
   */
  public static TileMatrixSet require(String parameter, String id) {
    return Arrays.stream(values())
        .filter(set -> set.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                LodelineException.notFound(
                    parameter,
                    "there is no tile matrix set "
                        + LodelineException.quoted(id)
                        + "; there are "
                        + String.join(", ", all().stream().map(TileMatrixSet::id).toList())));
  }

  /** All sets, the usual one first. */
  public static List<TileMatrixSet> all() {
    return List.of(values());
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  /** The URI by which it is registered at the OGC. */
  public String uri() {
    return URI + id;
  }

  /** The URI of its coordinate reference system, whose axes are in the order x, y. */
  public String crs() {
    return crs;
  }

  /** Half of the world's width, in the units of {@link #crs()}. */
  public double halfWidth() {
    return halfWidth;
  }

  /** How often the square was quartered to get the tiles of a zoom level. */
  int depth(int z) {
    return z + extraLevels;
  }

  /** How many tiles lie side by side. */
  public int columns(int z) {
    return 1 << depth(z);
  }

  /** How many tiles lie one below the other. */
  public int rows(int z) {
    return 1 << z;
  }

  /** From 0 at 180 degrees west to 1 at 180 degrees east. */
  double x(double longitude) {
    return (longitude + 180) / 360;
  }

  /** From 0 at the northern edge. */
  double y(double latitude) {
    if (this == WORLD_CRS84_QUAD) {
      return (90 - latitude) / 360;
    }
    double within =
        Math.max(-HIGHEST_MERCATOR_LATITUDE, Math.min(HIGHEST_MERCATOR_LATITUDE, latitude));
    double sine = Math.sin(Math.toRadians(within));
    double y = 0.5 - 0.25 * Math.log((1 + sine) / (1 - sine)) / Math.PI;
    return Math.max(0, Math.min(1, y));
  }

  /** The longitude at an x, in degrees. */
  double longitude(double x) {
    return x * 360 - 180;
  }

  /** The latitude at a y, in degrees. */
  double latitude(double y) {
    if (this == WORLD_CRS84_QUAD) {
      return 90 - y * 360;
    }
    return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
  }
}
