package org.lodeline.geodata.format;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;

/** Positions as text, longitude first, to six decimals (0.1 m). */
final class Positions {
  private Positions() {}

  static String text(Point point, String betweenNumbers) {
    return text(point.getCoordinateSequence(), betweenNumbers, "");
  }

  /** All positions of a line in order. */
  static String text(LineString line, String betweenNumbers, String betweenPositions) {
    return text(line.getCoordinateSequence(), betweenNumbers, betweenPositions);
  }

  private static String text(
      CoordinateSequence positions, String betweenNumbers, String betweenPositions) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < positions.size(); i++) {
      if (i > 0) {
        text.append(betweenPositions);
      }
      text.append(Numbers.text(Numbers.coordinate(positions.getX(i))))
          .append(betweenNumbers)
          .append(Numbers.text(Numbers.coordinate(positions.getY(i))));
    }
    return text.toString();
  }
}
