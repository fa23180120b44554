package org.lodeline.geodata.supply.figures;

/**
 * What a figure lies between where it is not known better.
 *
 * @param low included
 * @param high included; the same as {@code low} where the figure is known
 */
record Range(double low, double high) {
  /** The range of {@code one - figure}. */
  Range subtractedFrom(double one) {
    return new Range(one - high, one - low);
  }

  Range times(double factor) {
    return new Range(low * factor, high * factor);
  }
}
