package org.lodeline.server.present.picture;

import java.awt.geom.Path2D;

/**
 * Draws one line on paper. Vertices closer than a pixel to the last are dropped, and so are runs
 * that stay beyond one side of the paper: of a filled ring their ends suffice, and a line lifts the
 * pen.
 */
final class Pen {
  private static final double SMALLEST_STEP = 0.6;
  private static final double BEYOND = 8;

  private final Path2D path;
  private final boolean closed;
  private final double width;
  private final double height;
  private double lastX = Double.NaN;
  private double lastY;
  private double skippedX = Double.NaN;
  private double skippedY;
  private int outside;

  /**
   * A pen above the paper.
   *
   * @param closed whether the line is a ring
   */
  Pen(Path2D path, boolean closed, double width, double height) {
    this.path = path;
    this.closed = closed;
    this.width = width;
    this.height = height;
  }

  /**
   * Goes to a place.
   *
   * @param isEnd whether it is drawn in any case
   */
  void to(double x, double y, boolean isEnd) {
    if (!isBegun() || isEnd || isStep(x, y)) {
      draw(x, y, isEnd);
    }
  }

  private boolean isBegun() {
    return !Double.isNaN(lastX);
  }

  private boolean isStep(double x, double y) {
    return Math.abs(x - lastX) >= SMALLEST_STEP || Math.abs(y - lastY) >= SMALLEST_STEP;
  }

  private void draw(double x, double y, boolean isEnd) {
    int side = side(x, y);
    if (isBegun() && (side & outside) != 0 && !isEnd) {
      skippedX = x;
      skippedY = y;
      outside &= side;
    } else {
      if (!isBegun()) {
        path.moveTo(x, y);
      } else {
        drawSkipped();
        path.lineTo(x, y);
      }
      skippedX = Double.NaN;
      outside = side;
    }
    lastX = x;
    lastY = y;
  }

  private void drawSkipped() {
    if (Double.isNaN(skippedX)) {
      return;
    }
    if (closed) {
      path.lineTo(skippedX, skippedY);
    } else {
      path.moveTo(skippedX, skippedY);
    }
  }

  private int side(double x, double y) {
    return (x < -BEYOND ? 1 : x > width + BEYOND ? 2 : 0)
        | (y < -BEYOND ? 4 : y > height + BEYOND ? 8 : 0);
  }

  void end() {
    if (closed && isBegun()) {
      path.closePath();
    }
  }
}
