package org.lodeline.server.present.picture;

import java.awt.Graphics2D;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Element;

/**
 * Names parts of a picture, in the kinds of picture that can have names: so SVG can be scripted.
 */
final class Groups {
  private Groups() {}

  /** Draws a part under an id. */
  static void within(Graphics2D g, String id, Runnable drawing) {
    if (g instanceof SVGGraphics2D svg) {
      Element around = svg.getTopLevelGroup();
      drawing.run();
      Element part = svg.getTopLevelGroup();
      part.setAttribute("id", id);
      around.appendChild(part);
      svg.setTopLevelGroup(around);
    } else {
      drawing.run();
    }
  }
}
