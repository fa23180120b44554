package org.lodeline.server.present.picture;

import java.awt.Graphics2D;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;

/**
 * Names parts of a picture, in the kinds of picture that can have names: so SVG can be scripted.
 */
final class Groups {
  private Groups() {}

  /** Draws a part under an id. */
  static void within(Graphics2D g, String id, Runnable drawing) {
    if (g instanceof SVGGraphics2D) {
      g.setRenderingHint(SVGHints.KEY_BEGIN_GROUP, id);
      drawing.run();
      g.setRenderingHint(SVGHints.KEY_END_GROUP, id);
    } else {
      drawing.run();
    }
  }
}
