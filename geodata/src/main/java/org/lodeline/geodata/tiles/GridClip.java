package org.lodeline.geodata.tiles;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.overlayng.RingClipper;
import org.lodeline.geodata.format.VectorTileLayer;

/** Brings paths in degrees onto the grid of a tile, and cuts off what is far outside of it. */
final class GridClip {
  /** Units around a tile that are kept, so that a wide stroke is whole at the tile's edge. */
  static final int BUFFER = 64;

  private static final Envelope KEPT =
      new Envelope(
          -BUFFER, VectorTileLayer.EXTENT + BUFFER, -BUFFER, VectorTileLayer.EXTENT + BUFFER);

  private final Tile tile;
  private final double world;
  private final Envelope degrees;

  /**
   * A clip to a tile.
   *
   * @param world degrees by which longitudes are moved before
   */
  GridClip(Tile tile, double world) {
    this.tile = tile;
    this.world = world;
    this.degrees = tile.degrees(BUFFER);
    degrees.translate(-world, 0);
  }

  /** What the clip keeps, in degrees as they are before they are moved. */
  Envelope degrees() {
    return new Envelope(degrees);
  }

  /** The place of a point of several, if it is in the tile or around it: x and y, or nothing. */
  List<Integer> point(Point point) {
    double x = tile.gridX(point.getX() + world);
    double y = tile.gridY(point.getY());
    return KEPT.contains(x, y) ? List.of((int) Math.round(x), (int) Math.round(y)) : List.of();
  }

  /** A closed ring, which may touch itself along the edge of what is kept; empty for nothing. */
  Coordinate[] ring(CoordinateSequence path) {
    Coordinate[] clipped = new RingClipper(KEPT).clip(onGrid(path));
    return clipped.length < 4 ? new Coordinate[0] : clipped;
  }

  /** The parts of a line that are kept. */
  List<Coordinate[]> line(CoordinateSequence path) {
    Coordinate[] line = onGrid(path);
    List<Coordinate[]> parts = new ArrayList<>();
    List<Coordinate> part = new ArrayList<>();
    for (int i = 1; i < line.length; i++) {
      Coordinate[] kept = segment(line[i - 1], line[i]);
      if (kept.length == 0) {
        continue;
      }
      if (!part.isEmpty() && !part.get(part.size() - 1).equals2D(kept[0])) {
        parts.add(part.toArray(new Coordinate[0]));
        part = new ArrayList<>();
      }
      if (part.isEmpty()) {
        part.add(kept[0]);
      }
      part.add(kept[1]);
    }
    if (!part.isEmpty()) {
      parts.add(part.toArray(new Coordinate[0]));
    }
    return parts;
  }

  /** The part of a segment that is kept (Liang and Barsky); empty for none. */
  private static Coordinate[] segment(Coordinate a, Coordinate b) {
    double dx = b.x - a.x;
    double dy = b.y - a.y;
    double[] towards = {-dx, dx, -dy, dy};
    double[] room = {
      a.x - KEPT.getMinX(), KEPT.getMaxX() - a.x, a.y - KEPT.getMinY(), KEPT.getMaxY() - a.y
    };
    double enter = 0;
    double leave = 1;
    for (int side = 0; side < 4; side++) {
      if (towards[side] == 0) {
        if (room[side] < 0) {
          return new Coordinate[0];
        }
      } else if (towards[side] < 0) {
        enter = Math.max(enter, room[side] / towards[side]);
      } else {
        leave = Math.min(leave, room[side] / towards[side]);
      }
    }
    return enter > leave
        ? new Coordinate[0]
        : new Coordinate[] {along(a, b, enter), along(a, b, leave)};
  }

  private static Coordinate along(Coordinate a, Coordinate b, double part) {
    return part == 0
        ? a
        : part == 1 ? b : new Coordinate(a.x + part * (b.x - a.x), a.y + part * (b.y - a.y));
  }

  /** The path without vertices that are on the same outer side as both of their neighbours. */
  private Coordinate[] onGrid(CoordinateSequence path) {
    List<Coordinate> kept = new ArrayList<>();
    int size = path.size();
    int before = 0;
    int here = size == 0 ? 0 : side(path, 0);
    for (int i = 0; i < size; i++) {
      int next = i + 1 < size ? side(path, i + 1) : 0;
      if ((before & here & next) == 0) {
        kept.add(new Coordinate(tile.gridX(path.getX(i) + world), tile.gridY(path.getY(i))));
        before = here;
      }
      here = next;
    }
    return kept.toArray(new Coordinate[0]);
  }

  /** On which sides outside of the box a vertex is, a bit for each. */
  private int side(CoordinateSequence path, int i) {
    double x = path.getX(i);
    double y = path.getY(i);
    return (x < degrees.getMinX() ? 1 : 0)
        | (x > degrees.getMaxX() ? 2 : 0)
        | (y < degrees.getMinY() ? 4 : 0)
        | (y > degrees.getMaxY() ? 8 : 0);
  }
}
