package org.lodeline.server.present.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * A corridor on the paper, stroked by its status as on the screen ({@code
 * map/corridor-strokes.js}).
 *
 * @param legs its legs, with whether each is over land
 * @param status as the codes of {@code corridor-status}, or {@code ghost} for the way of before
 * @param width in pixels
 */
record SupplyLine(
    String id, List<LegLine> legs, String status, boolean potential, double width, Color colour) {
  static final String GHOST = "ghost";

  /** The tonnes a year at which a line is widest. */
  private static final double WIDEST_TPA = 2_000_000;

  private static final double ARROW_SPACING = 260;
  private static final double ARROW_CELL = 100;
  private static final double STUB = 26;
  private static final double CROSS = 4.5;

  /** One leg. */
  record LegLine(boolean land, Path2D path) {}

  /**
   * The width of a line: by the square root of the tonnage, so that its area tells it.
   *
   * @param tonnes a year; 0 where they are not known
   * @param zoom on small maps lines are thinner, so that they stay apart
   */
  static double width(double tonnes, String status, boolean potential, double zoom) {
    double least =
        switch (status) {
          case "licensed" -> 3;
          case "restricted", "unreachable" -> 1.8;
          default -> 0;
        };
    if (potential) {
      return Math.max(least, 1);
    }
    double full = Math.min(7, 1 + 6 * Math.sqrt(Math.max(0, tonnes) / WIDEST_TPA));
    double calm = zoom >= 5 ? 1 : zoom >= 3.5 ? 0.8 : 0.62;
    return Math.max(Math.max(1, least), full * calm);
  }

  void draw(Graphics2D g, Palette palette) {
    if (status.equals("unreachable")) {
      stubs(g, palette.restricted());
      return;
    }
    for (LegLine leg : legs) {
      if (status.equals("restricted")) {
        float[] dashes = {(float) (3 + width * 1.6), (float) (2 + width * 1.1)};
        stroke(g, leg.path, width, palette.restricted(), BasicStroke.CAP_BUTT, dashes);
      } else {
        plain(g, leg);
        if (status.equals("licensed")) {
          float[] none = {};
          stroke(
              g, leg.path, Math.max(1, width * 0.4), palette.paper(), BasicStroke.CAP_ROUND, none);
        }
      }
    }
  }

  private void plain(Graphics2D g, LegLine leg) {
    if (potential) {
      stroke(g, leg.path, width, colour, BasicStroke.CAP_ROUND, new float[] {0.1f, 3.4f});
    } else if (leg.land) {
      float[] dashes = {(float) (2 + width), (float) (2 + width * 0.6)};
      stroke(g, leg.path, width, colour, BasicStroke.CAP_BUTT, dashes);
    } else {
      stroke(g, leg.path, width, colour, BasicStroke.CAP_ROUND, new float[0]);
    }
  }

  private static void stroke(
      Graphics2D g, Shape path, double width, Color colour, int cap, float[] dashes) {
    g.setColor(colour);
    g.setStroke(
        new BasicStroke(
            (float) width, cap, BasicStroke.JOIN_ROUND, 10, dashes.length == 0 ? null : dashes, 0));
    g.draw(path);
  }

  /** The beginning and the end, each with a cross where goods no longer go on. */
  private void stubs(Graphics2D g, Color colour) {
    List<double[]> points = new ArrayList<>();
    legs.forEach(leg -> points.addAll(points(leg.path)));
    List<double[]> back = new ArrayList<>(points);
    Collections.reverse(back);
    for (List<double[]> way : List.of(points, back)) {
      List<double[]> stub = stub(way);
      Path2D path = new Path2D.Double();
      for (int i = 0; i < stub.size(); i++) {
        double[] at = stub.get(i);
        if (i == 0) {
          path.moveTo(at[0], at[1]);
        } else {
          path.lineTo(at[0], at[1]);
        }
      }
      stroke(g, path, width, colour, BasicStroke.CAP_BUTT, new float[0]);
      if (!stub.isEmpty()) {
        double[] end = stub.get(stub.size() - 1);
        Path2D cross = new Path2D.Double();
        for (int slope = -1; slope <= 1; slope += 2) {
          cross.append(
              new Line2D.Double(
                  end[0] - CROSS, end[1] - CROSS * slope, end[0] + CROSS, end[1] + CROSS * slope),
              false);
        }
        stroke(g, cross, 2, colour, BasicStroke.CAP_BUTT, new float[0]);
      }
    }
  }

  /** At most a third of a line, so that two stubs never meet. */
  private static List<double[]> stub(List<double[]> points) {
    double total = 0;
    for (int i = 1; i < points.size(); i++) {
      total += distance(points.get(i - 1), points.get(i));
    }
    double left = Math.min(STUB, total / 3);
    List<double[]> stub = new ArrayList<>(points.subList(0, Math.min(1, points.size())));
    for (int i = 1; i < points.size() && left > 0; i++) {
      double[] a = points.get(i - 1);
      double[] b = points.get(i);
      double length = distance(a, b);
      double part = length > left ? left / length : 1;
      stub.add(new double[] {a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part});
      left -= length;
    }
    return stub;
  }

  /**
   * One arrowhead every so often; where many corridors run together, one per cell of a coarse grid
   * speaks for all.
   *
   * @param taken the cells that have one already
   */
  void arrows(Graphics2D g, Palette palette, Set<Long> taken) {
    if (status.equals(GHOST) || status.equals("unreachable")) {
      return;
    }
    g.setColor(status.equals("restricted") ? palette.restricted() : colour);
    double travelled = ARROW_SPACING / 2;
    for (LegLine leg : legs) {
      double[] a = {};
      for (double[] b : points(leg.path)) {
        // At the edge of the world a leg ends, and goes on at the other side.
        if (a.length > 0 && b[2] != PathIterator.SEG_MOVETO) {
          travelled = arrows(g, a, b, travelled, taken);
        }
        a = b;
      }
    }
  }

  private double arrows(Graphics2D g, double[] a, double[] b, double travelled, Set<Long> taken) {
    double length = distance(a, b);
    for (double at = ARROW_SPACING - travelled; at <= length; at += ARROW_SPACING) {
      double x = a[0] + (b[0] - a[0]) * at / length;
      double y = a[1] + (b[1] - a[1]) * at / length;
      long cell = Math.round(x / ARROW_CELL) << 32 ^ (Math.round(y / ARROW_CELL) & 0xffffffffL);
      if (taken.add(cell)) {
        arrow(g, x, y, Math.atan2(b[1] - a[1], b[0] - a[0]), 3 + width * 0.75);
      }
    }
    return (travelled + length) % ARROW_SPACING;
  }

  private static void arrow(Graphics2D g, double x, double y, double angle, double size) {
    Path2D head = new Path2D.Double();
    head.moveTo(x + Math.cos(angle) * size, y + Math.sin(angle) * size);
    for (double turn : new double[] {2.5, -2.5}) {
      head.lineTo(x + Math.cos(angle + turn) * size, y + Math.sin(angle + turn) * size);
    }
    head.closePath();
    g.fill(head);
  }

  /** The vertices of a path: x, y, and the kind of segment that leads there. */
  private static List<double[]> points(Path2D path) {
    List<double[]> points = new ArrayList<>();
    double[] at = new double[6];
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      int kind = i.currentSegment(at);
      points.add(new double[] {at[0], at[1], kind});
    }
    return points;
  }

  private static double distance(double[] a, double[] b) {
    return Math.hypot(b[0] - a[0], b[1] - a[1]);
  }
}
