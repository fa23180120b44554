package org.lodeline.geodata.format;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/** Numbers as text, in the shortest form that reads back to the same value. */
final class Numbers {
  private static final double COORDINATE_SCALE = 1e6;
  private static final double LARGEST_EXACT_INTEGER = 1e15;
  private static final double SMALLEST_PLAIN = 1e-9;

  private Numbers() {}

  /** A coordinate to six decimals (0.1 m). */
  static double coordinate(double degrees) {
    return Math.rint(degrees * COORDINATE_SCALE) / COORDINATE_SCALE;
  }

  /** Whether a number is written without a decimal point. */
  static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT_INTEGER;
  }

  /** A finite number; without an exponent unless it is very large or small. */
  static String text(double value) {
    if (isWhole(value)) {
      return Long.toString((long) value);
    }
    String shortest = NumberOutput.toString(value, true);
    double size = Math.abs(value);
    return size >= SMALLEST_PLAIN && size < LARGEST_EXACT_INTEGER && shortest.indexOf('E') >= 0
        ? new BigDecimal(shortest).toPlainString()
        : shortest;
  }
}
