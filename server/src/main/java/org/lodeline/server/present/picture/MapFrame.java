package org.lodeline.server.present.picture;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.operation.overlayng.LineLimiter;
import org.locationtech.jts.operation.overlayng.RingClipper;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.network.Geodesy;
import org.lodeline.server.present.ViewState;

/**
 * Where on the paper a place of the world lies. Longitudes may be any; each place is shown once, on
 * the copy of the world that has the middle of the map in its own middle.
 */
final class MapFrame {
  private static final double TILE = 256;

  /** What Web Mercator shows at most, as the map on the screen does, in degrees of latitude. */
  private static final double SOUTHERNMOST = -72;

  private static final double NORTHERNMOST = 84;

  /** How much of the paper a world that is shown whole takes. */
  private static final double FULL = 0.97;

  /** Long straight lines bend on curved projections, so they are drawn in steps, in degrees. */
  private static final double STEP_DEGREES = 2;

  private final Projection projection;
  private final double middleLon;
  private final double scale;
  private final double left;
  private final double top;
  private final double width;
  private final double height;
  private final Envelope world;

  private MapFrame(
      Projection projection,
      double middleLon,
      double scale,
      double middleY,
      double width,
      double height) {
    this.projection = projection;
    this.middleLon = middleLon;
    this.scale = scale;
    this.left = -width / 2;
    this.top = middleY * scale - height / 2;
    this.width = width;
    this.height = height;
    this.world = new Envelope(middleLon - 180, middleLon + 180, -90, 90);
  }

  /**
   * The frame of a view on paper of a size.
   *
   * <p>Web Mercator fills the paper, as on the screen. The others show the whole world where the
   * view is not nearer.
   */
  static MapFrame of(ViewState view, Projection projection, double width, double height) {
    double middleLon = view.bbox().map(MapFrame::middleLon).orElse(view.lon());
    double middleY = projection.y(view.lat());
    double scale = TILE * Math.pow(2, view.zoom());
    if (view.bbox().isPresent()) {
      Rectangle2D box = box(view.bbox().get(), middleLon, projection);
      middleY = box.getCenterY();
      scale = Math.min(width / box.getWidth(), height / box.getHeight());
    }
    double highest = projection.y(projection == Projection.MERCATOR ? NORTHERNMOST : 90);
    double lowest = projection.y(projection == Projection.MERCATOR ? SOUTHERNMOST : -90);
    double whole = lowest - highest;
    if (projection == Projection.MERCATOR) {
      scale = Math.max(scale, Math.max(width, height / whole));
    } else {
      scale = Math.max(scale, Math.min(width, height / whole) * FULL);
    }
    // No empty bands above or below while there is more world to show.
    double half = height / 2 / scale;
    middleY =
        2 * half >= whole
            ? (highest + lowest) / 2
            : Math.max(highest + half, Math.min(lowest - half, middleY));
    return new MapFrame(projection, middleLon, scale, middleY, width, height);
  }

  private static double middleLon(BoundingBox box) {
    double east = box.east() < box.west() ? box.east() + 360 : box.east();
    double middle = (box.west() + east) / 2;
    return middle > 180 ? middle - 360 : middle;
  }

  /** The room that a box takes on the paper, in units of the projection. */
  private static Rectangle2D box(BoundingBox box, double middleLon, Projection projection) {
    double halfLon = (box.east() < box.west() ? box.east() + 360 : box.east()) - middleLon;
    halfLon = Math.abs(halfLon > 180 ? halfLon - 360 : halfLon);
    double widest =
        Math.max(projection.x(halfLon, box.south()), projection.x(halfLon, box.north()));
    if (box.south() < 0 && box.north() > 0) {
      widest = Math.max(widest, projection.x(halfLon, 0));
    }
    double high = projection.y(box.north());
    double tall = Math.max(1e-6, projection.y(box.south()) - high);
    double wide = Math.max(1e-6, 2 * widest);
    return new Rectangle2D.Double(-wide / 2, high, wide, tall);
  }

  /** The zoom of Web Mercator at which the equator is as long. */
  double zoom() {
    return Math.log(scale / TILE) / Math.log(2);
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  Projection projection() {
    return projection;
  }

  /** Where a place lies on the paper; beyond its edges where it is not shown. */
  Point2D at(double lon, double lat) {
    double fromMiddle = lon - middleLon;
    fromMiddle -= 360 * Math.rint(fromMiddle / 360);
    return new Point2D.Double(x(fromMiddle, lat), y(lat));
  }

  /** How much of the ground a pixel covers from west to east in the middle of the map. */
  double metresPerPixel() {
    double south = -90;
    double north = 90;
    for (int i = 0; i < 40; i++) {
      double middle = (south + north) / 2;
      if (y(middle) > height / 2) {
        south = middle;
      } else {
        north = middle;
      }
    }
    double step = 0.01;
    return Geodesy.metres(0, south, step, south) / (x(step, south) - x(0, south));
  }

  /** Whether a place is on the paper, or nearer to its edge than a margin. */
  boolean shows(Point2D point, double margin) {
    return point.getX() >= -margin
        && point.getX() <= width + margin
        && point.getY() >= -margin
        && point.getY() <= height + margin;
  }

  private double x(double fromMiddle, double lat) {
    return projection.x(fromMiddle, lat) * scale - left;
  }

  private double y(double lat) {
    return projection.y(lat) * scale - top;
  }

  /** The paper that the world covers. */
  Path2D sea() {
    Path2D path = new Path2D.Double();
    if (projection == Projection.MERCATOR) {
      path.append(new Rectangle2D.Double(0, 0, width, height), false);
      return path;
    }
    Pen pen = pen(path, true);
    for (int lat = -90; lat <= 90; lat++) {
      pen.to(x(180, lat), y(lat), true);
    }
    for (int lat = 90; lat >= -90; lat--) {
      pen.to(x(-180, lat), y(lat), true);
    }
    pen.end();
    return path;
  }

  /** Rings as one shape, to be filled by the even-odd rule. Longitudes are continuous. */
  Path2D rings(List<List<Coordinate>> rings) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    RingClipper clipper = new RingClipper(world);
    for (List<Coordinate> ring : rings) {
      Envelope bounds = bounds(ring);
      for (int shift = firstShift(bounds);
          bounds.getMinX() + shift < world.getMaxX();
          shift += 360) {
        if (bounds.getMaxX() + shift > world.getMinX()) {
          Coordinate[] moved = moved(ring, shift);
          boolean inside = world.contains(moved(bounds, shift));
          trace(inside ? moved : clipper.clip(moved), pen(path, true));
        }
      }
    }
    return path;
  }

  /** Lines as one shape, to be stroked. Longitudes are continuous. */
  Path2D lines(List<List<Coordinate>> lines) {
    Path2D path = new Path2D.Double();
    LineLimiter limiter = new LineLimiter(world);
    for (List<Coordinate> line : lines) {
      Envelope bounds = bounds(line);
      for (int shift = firstShift(bounds);
          bounds.getMinX() + shift < world.getMaxX();
          shift += 360) {
        if (bounds.getMaxX() + shift > world.getMinX()) {
          Coordinate[] moved = moved(line, shift);
          if (world.contains(moved(bounds, shift))) {
            trace(moved, pen(path, false));
          } else {
            limiter.limit(moved).forEach(part -> trace(withinWorld(part), pen(path, false)));
          }
        }
      }
    }
    return path;
  }

  /** The limiter leaves one vertex beyond the edge at each end: it is drawn in to the edge. */
  private Coordinate[] withinWorld(Coordinate[] line) {
    Coordinate[] within = line.clone();
    int last = line.length - 1;
    if (last > 0) {
      within[0] = drawnIn(line[0], line[1]);
      within[last] = drawnIn(line[last], line[last - 1]);
    }
    return within;
  }

  private Coordinate drawnIn(Coordinate end, Coordinate next) {
    double edge = Math.max(world.getMinX(), Math.min(world.getMaxX(), end.x));
    if (edge == end.x || next.x == end.x) {
      return end;
    }
    double t = (edge - end.x) / (next.x - end.x);
    return new Coordinate(edge, end.y + t * (next.y - end.y));
  }

  private int firstShift(Envelope bounds) {
    return (int) (360 * Math.ceil((world.getMinX() - bounds.getMaxX()) / 360));
  }

  private static Envelope bounds(List<Coordinate> line) {
    Envelope bounds = new Envelope();
    line.forEach(bounds::expandToInclude);
    return bounds;
  }

  private static Envelope moved(Envelope bounds, int shift) {
    return new Envelope(
        bounds.getMinX() + shift, bounds.getMaxX() + shift, bounds.getMinY(), bounds.getMaxY());
  }

  private static Coordinate[] moved(List<Coordinate> line, int shift) {
    return line.stream()
        .map(point -> shift == 0 ? point : new Coordinate(point.x + shift, point.y))
        .toArray(Coordinate[]::new);
  }

  private Pen pen(Path2D path, boolean closed) {
    return new Pen(path, closed, width, height);
  }

  private void draw(Pen pen, double lon, double lat, boolean isEnd) {
    pen.to(x(lon - middleLon, lat), y(lat), isEnd);
  }

  private void trace(Coordinate[] line, Pen pen) {
    boolean bends = projection != Projection.MERCATOR;
    for (int i = 0; i < line.length; i++) {
      if (bends && i > 0) {
        double dx = line[i].x - line[i - 1].x;
        double dy = line[i].y - line[i - 1].y;
        int steps = (int) (Math.max(Math.abs(dx), Math.abs(dy)) / STEP_DEGREES);
        for (int step = 1; step <= steps; step++) {
          double t = (double) step / (steps + 1);
          draw(pen, line[i - 1].x + t * dx, line[i - 1].y + t * dy, false);
        }
      }
      draw(pen, line[i].x, line[i].y, i == line.length - 1);
    }
    pen.end();
  }
}
