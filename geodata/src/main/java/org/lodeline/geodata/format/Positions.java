package org.lodeline.geodata.format;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;

/** Positions of XML formats as text, longitude first, to six decimals (0.1 m). */
final class Positions {
  private Positions() {}

  static String text(Point point, char betweenNumbers) {
    return text(point.getCoordinateSequence(), betweenNumbers);
  }

  /** All positions of a line in order, with spaces between them. */
  static String text(LineString line, char betweenNumbers) {
    return text(line.getCoordinateSequence(), betweenNumbers);
  }

  private static String text(CoordinateSequence positions, char betweenNumbers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < positions.size(); i++) {
      if (i > 0) {
        text.append(' ');
      }
      text.append(Numbers.text(Numbers.coordinate(positions.getX(i))))
          .append(betweenNumbers)
          .append(Numbers.text(Numbers.coordinate(positions.getY(i))));
    }
    return text.toString();
  }
}
