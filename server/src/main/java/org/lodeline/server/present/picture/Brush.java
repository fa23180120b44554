package org.lodeline.server.present.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;

/** Fills and strokes shapes in one colour. */
final class Brush {
  private Brush() {}

  static void fill(Graphics2D g, Shape shape, Color colour) {
    g.setColor(colour);
    g.fill(shape);
  }

  /** With ends that are cut off and corners that are round. */
  static void stroke(Graphics2D g, Shape shape, Color colour, double width) {
    g.setColor(colour);
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    g.draw(shape);
  }
}
