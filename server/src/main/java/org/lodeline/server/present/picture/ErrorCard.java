package org.lodeline.server.present.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.lodeline.server.present.picture.Lettering.Face;
import org.lodeline.server.present.picture.Lettering.Style;

/** Says in a picture why there is none. */
final class ErrorCard {
  private static final Style TITLE = new Style(Face.SEMI_BOLD, 32);
  private static final Style TEXT = new Style(Face.REGULAR, 22);
  private static final double PADDING = 60;
  private static final int MOST_LINES = 14;

  private ErrorCard() {}

  static void draw(Graphics2D g, String message, double width, double height) {
    Palette palette = Palette.LIGHT;
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(palette.paper());
    g.fill(new Rectangle2D.Double(0, 0, width, height));
    g.setColor(palette.restricted());
    g.fill(new Rectangle2D.Double(0, 0, 8, height));
    double y = PADDING + TITLE.size();
    Lettering.draw(g, "This picture could not be drawn", PADDING, y, TITLE, palette.ink());
    y += 24;
    List<String> lines = Lettering.lines(message, TEXT, width - 2 * PADDING);
    for (String line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
      y += TEXT.size() * 1.5;
      Lettering.draw(
          g, Lettering.fitted(line, TEXT, width - 2 * PADDING), PADDING, y, TEXT, palette.muted());
    }
  }
}
