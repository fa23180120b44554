package org.lodeline.server.present.picture;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Locale;
import org.lodeline.server.present.picture.Lettering.Face;
import org.lodeline.server.present.picture.Lettering.Style;

/** How long a round number of kilometres is in the middle of the map. */
final class ScaleBar {
  private static final Style TEXT = new Style(Face.REGULAR, 11);
  private static final double WIDEST = 110;

  /** Below this zoom no length holds for the whole map. */
  private static final double LEAST_ZOOM = 3;

  private ScaleBar() {}

  /** Draws the bar, its lower left corner at a place. */
  static void draw(Graphics2D g, MapFrame frame, Palette palette, double x, double y) {
    if (frame.zoom() < LEAST_ZOOM) {
      return;
    }
    double kmPerPixel = frame.metresPerPixel() / 1000;
    double km = rounded(kmPerPixel * WIDEST);
    double width = km / kmPerPixel;
    String text =
        km >= 1
            ? String.format(Locale.ROOT, "%.0f km", km)
            : String.format(Locale.ROOT, "%.0f m", km * 1000);
    Path2D bar = new Path2D.Double();
    bar.moveTo(x, y - 5);
    bar.lineTo(x, y);
    bar.lineTo(x + width, y);
    bar.lineTo(x + width, y - 5);
    g.setColor(palette.land());
    g.setStroke(new BasicStroke(3.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(bar);
    g.setColor(palette.ink());
    g.setStroke(new BasicStroke(1.2f));
    g.draw(bar);
    Lettering.halo(g, text, x + 5, y - 5, TEXT, palette.land(), 3);
    Lettering.draw(g, text, x + 5, y - 5, TEXT, palette.ink());
  }

  /** The largest of 1, 2, 3, 5, 10, 20 ... that is not above a number. */
  private static double rounded(double most) {
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    double digit = most / power;
    return power * (digit >= 5 ? 5 : digit >= 3 ? 3 : digit >= 2 ? 2 : 1);
  }
}
