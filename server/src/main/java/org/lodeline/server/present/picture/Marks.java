package org.lodeline.server.present.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.lodeline.server.present.picture.Lettering.Face;
import org.lodeline.server.present.picture.Lettering.Style;

/**
 * The marks of the map: shape tells the kind, colour the family, the symbol the commodity. They are
 * those of the map on the screen ({@code map/marks.js}), and the legend draws with them too.
 */
final class Marks {
  /** The zoom from which marks carry their chemical symbol. */
  static final double SYMBOL_ZOOM = 5;

  /** The zoom from which ports show. */
  static final double PORT_ZOOM = 4;

  /** Diameters by importance, from occurrence to very large: their areas grow evenly. */
  private static final double[] SIZES = {6, 12, 16, 19, 22};

  private static final double[] SIZES_WITH_SYMBOL = {19, 21, 24, 27, 31};
  static final List<String> IMPORTANCE =
      List.of("occurrence", "small", "medium", "large", "very-large");
  private static final double UNKNOWN_SIZE = 11;
  private static final double UNKNOWN_SIZE_WITH_SYMBOL = 20;
  private static final List<String> STAGES =
      List.of("concentration", "refining", "separation", "metal", "cathode-precursor", "magnet");
  static final List<String> PRODUCING = List.of("producing", "operating", "operational", "active");

  private final Graphics2D g;
  private final Palette palette;

  Marks(Graphics2D g, Palette palette) {
    this.g = g;
    this.palette = palette;
  }

  /** How a deposit or plant looks beside its place. */
  record Look(
      String family,
      String symbol,
      double size,
      boolean filled,
      boolean uncertain,
      boolean chosen) {}

  /** The diameter of a deposit's circle. */
  static double depositSize(String importance, boolean withSymbol) {
    int step = IMPORTANCE.indexOf(importance);
    if (step < 0) {
      return withSymbol ? UNKNOWN_SIZE_WITH_SYMBOL : UNKNOWN_SIZE;
    }
    return withSymbol ? SIZES_WITH_SYMBOL[step] : SIZES[step];
  }

  /** The width of a plant's square at a zoom. */
  static double plantSize(double zoom) {
    return zoom >= SYMBOL_ZOOM ? 20 : zoom >= 3 ? 10 : 6;
  }

  /** The size of a mark that has room for its symbol: REE needs more than Li. */
  static double roomFor(String symbol, double size) {
    return Math.max(
        size,
        switch (symbol.length()) {
          case 3 -> 24;
          case 4 -> 29;
          case 5 -> 33;
          default -> 0;
        });
  }

  /** Whether a status means that something is being produced. */
  static boolean isProducing(String status) {
    return PRODUCING.contains(status);
  }

  void deposit(double x, double y, Look look) {
    double radius = look.size / 2;
    if (look.chosen) {
      chosen(circle(x, y, radius + 4));
    }
    if (look.uncertain) {
      halo(circle(x, y, radius + (look.chosen ? 5.5 : 3.5)), look.family);
    }
    double stroke = look.size < 9 ? 1.4 : 1.8;
    body(circle(x, y, radius - stroke / 2), look, stroke);
    symbol(x, y, look, 0);
  }

  /**
   * A square whose notch moves from left to right as the stage moves from mine to magnet; recycling
   * has it below.
   */
  void plant(double x, double y, Look look, String stage) {
    double half = look.size / 2 - 0.9;
    double around = half + 4;
    Shape outside = new Rectangle2D.Double(x - around, y - around, 2 * around, 2 * around);
    if (look.chosen) {
      chosen(outside);
    }
    if (look.uncertain) {
      halo(outside, look.family);
    }
    double notch = look.size > 8 ? Math.max(1.6, look.size * 0.11) : 0;
    int step = STAGES.indexOf(stage);
    Path2D square = new Path2D.Double();
    square.moveTo(-half, -half);
    if (notch > 0 && step >= 0) {
      double at = -half + notch + (2 * half - 2 * notch) * step / (STAGES.size() - 1);
      square.lineTo(at - notch, -half);
      square.lineTo(at, -half + notch * 1.7);
      square.lineTo(at + notch, -half);
    }
    square.lineTo(half, -half);
    square.lineTo(half, half);
    if (notch > 0 && stage.equals("recycling")) {
      square.lineTo(notch, half);
      square.lineTo(0, half - notch * 1.7);
      square.lineTo(-notch, half);
    }
    square.lineTo(-half, half);
    square.closePath();
    body(moved(square, x, y), look, look.size < 9 ? 1.4 : 1.6);
    symbol(x, y, look, step >= 0 ? 1 : -0.5);
  }

  /** A small diamond, filled for the main port of a country. */
  void port(double x, double y, double size, boolean main, boolean chosen) {
    if (chosen) {
      chosen(diamond(x, y, size / 2 + 5));
    }
    Brush.fill(g, diamond(x, y, size / 2), main ? palette.ink() : palette.paper());
    Brush.stroke(g, diamond(x, y, size / 2), palette.ink(), 1.1);
  }

  /**
   * Two short bars across a strait, crossed where it is closed.
   *
   * @param angle of the gate on the paper, in radians clockwise from the right
   */
  void passage(double x, double y, double angle, double size, boolean closed, boolean chosen) {
    double half = size / 2;
    if (chosen) {
      chosen(circle(x, y, half + 4));
    }
    Path2D bars = new Path2D.Double();
    bars.append(new Line2D.Double(-half, -2.2, half, -2.2), false);
    bars.append(new Line2D.Double(-half, 2.2, half, 2.2), false);
    AffineTransform turn = AffineTransform.getTranslateInstance(x, y);
    turn.rotate(angle);
    Shape gate = turn.createTransformedShape(bars);
    Brush.stroke(g, gate, palette.sea(), 4);
    Brush.stroke(g, gate, palette.ink(), 1.7);
    if (closed) {
      cross(x, y, half - 1);
    }
  }

  private void cross(double x, double y, double half) {
    Path2D cross = new Path2D.Double();
    cross.append(new Line2D.Double(x - half, y - half, x + half, y + half), false);
    cross.append(new Line2D.Double(x - half, y + half, x + half, y - half), false);
    round(cross, palette.paper(), 5);
    round(cross, palette.restricted(), 2.6);
  }

  /** A point of a layer that users added. */
  void point(double x, double y, String family, double radius) {
    Brush.fill(g, circle(x, y, radius), palette.family(family));
  }

  private void body(Shape shape, Look look, double stroke) {
    Color colour = palette.family(look.family);
    Brush.fill(g, shape, look.filled ? colour : palette.paper());
    Brush.stroke(g, shape, colour, stroke);
  }

  private void symbol(double x, double y, Look look, double shift) {
    if (look.symbol.isEmpty()) {
      return;
    }
    double size = Math.min(look.size * 0.5, look.size * 1.06 / Math.max(look.symbol.length(), 2));
    Style style = new Style(Face.SEMI_BOLD, size);
    Color colour = look.filled ? palette.onFamily() : palette.family(look.family);
    double left = x - Lettering.width(look.symbol, style) / 2;
    Lettering.draw(g, look.symbol, left, y + size * 0.36 + shift, style, colour);
  }

  private void chosen(Shape shape) {
    Brush.fill(g, shape, palette.paper());
    Brush.stroke(g, shape, palette.ink(), 1.6);
  }

  private void halo(Shape shape, String family) {
    g.setColor(palette.family(family));
    g.setStroke(
        new BasicStroke(
            1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {2, 2.4f}, 0));
    g.draw(shape);
  }

  private void round(Shape shape, Color colour, double width) {
    g.setColor(colour);
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(shape);
  }

  private static Shape circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private static Shape diamond(double x, double y, double half) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y - half);
    path.lineTo(x + half, y);
    path.lineTo(x, y + half);
    path.lineTo(x - half, y);
    path.closePath();
    return path;
  }

  private static Shape moved(Shape shape, double x, double y) {
    return AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
  }
}
