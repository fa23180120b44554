package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;

/**
 * Cuts lanes where ships turn off to a port. MARNET has nodes only where lanes meet, often hundreds
 * of km from a port that a lane passes.
 */
final class LaneCuts {
  /** So many lanes near a port are cut, so that the choice among them can avoid land. */
  private static final int LANES_PER_PORT = 5;

  /** How far from a port lanes are looked for, in degrees of latitude. */
  private static final double REACH_DEGREES = 5;

  /** A cut nearer than this to an end of its lane would add nothing. */
  private static final double MIN_METRES_TO_END = 1_000;

  /** Where to cut a line: {@code at} lies on the segment that begins at vertex {@code segment}. */
  private record Cut(int line, int segment, Coordinate at, double degrees) {}

  private LaneCuts() {}

  /** The lanes, those near the positions in several pieces. */
  static List<LineString> cut(List<LineString> lines, List<Position> positions) {
    Map<Integer, List<Cut>> cuts = new HashMap<>();
    for (NearestLanes nearest : nearestLanes(lines, positions)) {
      for (Cut cut : nearest.cuts) {
        cuts.computeIfAbsent(cut.line, line -> new ArrayList<>()).add(cut);
      }
    }
    List<LineString> pieces = new ArrayList<>(lines.size() + 2 * cuts.size());
    for (int line = 0; line < lines.size(); line++) {
      pieces.addAll(pieces(lines.get(line), cuts.getOrDefault(line, List.of())));
    }
    return pieces;
  }

  /** One pass over all lanes, each of which looks at the positions around its longitudes. */
  private static List<NearestLanes> nearestLanes(List<LineString> lines, List<Position> positions) {
    List<NearestLanes> byLongitude =
        positions.stream()
            .map(NearestLanes::new)
            .sorted(Comparator.comparingDouble(nearest -> nearest.lon))
            .toList();
    double[] longitudes = byLongitude.stream().mapToDouble(nearest -> nearest.lon).toArray();
    double reach = byLongitude.stream().mapToDouble(nearest -> nearest.reachInLon).max().orElse(0);
    for (int line = 0; line < lines.size(); line++) {
      Coordinate[] lane = lines.get(line).getCoordinates();
      for (int i = 0; i + 1 < lane.length; i++) {
        double west = Math.min(lane[i].x, lane[i + 1].x) - reach;
        double east = Math.max(lane[i].x, lane[i + 1].x) + reach;
        int first = Arrays.binarySearch(longitudes, west);
        for (int p = first < 0 ? ~first : first; p < longitudes.length; p++) {
          if (longitudes[p] > east) {
            break;
          }
          byLongitude.get(p).offer(line, i, lane[i], lane[i + 1]);
        }
      }
    }
    return byLongitude;
  }

  /** The few lanes nearest to a position, as they are found. */
  private static final class NearestLanes {
    private final double lon;
    private final double lat;

    /** A degree of longitude, in degrees of latitude. */
    private final double shrink;

    private final double reachInLon;
    private final List<Cut> cuts = new ArrayList<>();
    private double worst = REACH_DEGREES;

    NearestLanes(Position position) {
      this.lon = position.lon();
      this.lat = position.lat();
      this.shrink = Math.max(0.2, Math.cos(Math.toRadians(lat)));
      this.reachInLon = REACH_DEGREES / shrink;
    }

    void offer(int line, int segment, Coordinate a, Coordinate b) {
      if (Math.min(a.y, b.y) - lat > worst || lat - Math.max(a.y, b.y) > worst) {
        return;
      }
      double alongX = (b.x - a.x) * shrink;
      double alongY = b.y - a.y;
      double toX = (lon - a.x) * shrink;
      double toY = lat - a.y;
      double squared = alongX * alongX + alongY * alongY;
      double part = squared == 0 ? 0 : (toX * alongX + toY * alongY) / squared;
      double within = Math.min(Math.max(part, 0), 1);
      double degrees = Math.hypot(toX - within * alongX, toY - within * alongY);
      if (degrees < worst) {
        Coordinate at = new Coordinate(a.x + within * (b.x - a.x), a.y + within * (b.y - a.y));
        add(new Cut(line, segment, at, degrees));
      }
    }

    private void add(Cut cut) {
      for (int i = 0; i < cuts.size(); i++) {
        if (cuts.get(i).line == cut.line) {
          if (cut.degrees < cuts.get(i).degrees) {
            cuts.set(i, cut);
          }
          return;
        }
      }
      cuts.add(cut);
      cuts.sort(Comparator.comparingDouble(Cut::degrees));
      if (cuts.size() > LANES_PER_PORT) {
        cuts.remove(LANES_PER_PORT);
      }
      if (cuts.size() == LANES_PER_PORT) {
        worst = cuts.get(LANES_PER_PORT - 1).degrees;
      }
    }
  }

  private static List<LineString> pieces(LineString lane, List<Cut> cuts) {
    if (cuts.isEmpty()) {
      return List.of(lane);
    }
    Coordinate[] all = lane.getCoordinates();
    List<Cut> inOrder = new ArrayList<>(cuts);
    inOrder.sort(
        Comparator.comparingInt(Cut::segment)
            .thenComparingDouble(cut -> cut.at.distance(all[cut.segment])));
    List<LineString> pieces = new ArrayList<>();
    List<Coordinate> piece = new ArrayList<>(List.of(all[0]));
    int copied = 0;
    for (Cut cut : inOrder) {
      for (; copied < cut.segment; copied++) {
        append(piece, all[copied + 1]);
      }
      if (isApart(cut.at, piece.get(0)) && isApart(cut.at, all[all.length - 1])) {
        append(piece, cut.at);
        pieces.add(lane.getFactory().createLineString(piece.toArray(Coordinate[]::new)));
        piece = new ArrayList<>(List.of(cut.at));
      }
    }
    for (; copied + 1 < all.length; copied++) {
      append(piece, all[copied + 1]);
    }
    pieces.add(lane.getFactory().createLineString(piece.toArray(Coordinate[]::new)));
    return pieces;
  }

  private static void append(List<Coordinate> piece, Coordinate next) {
    if (!piece.get(piece.size() - 1).equals2D(next)) {
      piece.add(next);
    }
  }

  private static boolean isApart(Coordinate a, Coordinate b) {
    return Geodesy.metres(a.x, a.y, b.x, b.y) > MIN_METRES_TO_END;
  }
}
