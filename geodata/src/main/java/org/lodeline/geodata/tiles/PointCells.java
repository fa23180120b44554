package org.lodeline.geodata.tiles;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.geotools.api.feature.simple.SimpleFeature;

/**
 * What the points of each cell have in common. Cells without points are left out, the others are in
 * Z-order, and every point is in exactly one. Immutable and safe for all threads.
 */
final class PointCells {
  /** Cells along a side of a tile: {@code 1 << CELL_DEPTH}. */
  static final int CELL_DEPTH = 5;

  /** Basis of an amount that is stated on several. */
  private static final int MIXED = -2;

  private final Points points;

  /** The first point of each cell, and behind the last of the last one. */
  private final int[] starts;

  private final double[] meanLongitudes;
  private final double[] meanLatitudes;

  /** West, south, east and north of each cell's points in turn. */
  private final double[] boxes;

  private final short[] dominant;
  private final int[] dominantCounts;
  private final int[][] familyCounts;
  private final double[][] sums;
  private final int[][] sumCounts;
  private final int[][] bases;

  /**
   * The cells of a run of points.
   *
   * @param depth how often the square of the tile matrix set is quartered to get a cell
   */
  PointCells(Points points, int from, int to, int depth) {
    this.points = points;
    this.starts = starts(points, from, to, depth);
    int size = starts.length - 1;
    int kinds = points.schema().amounts().size();
    meanLongitudes = new double[size];
    meanLatitudes = new double[size];
    boxes = new double[size * 4];
    dominant = new short[size];
    dominantCounts = new int[size];
    familyCounts = new int[points.schema().families().size()][size];
    sums = new double[kinds][size];
    sumCounts = new int[kinds][size];
    bases = new int[kinds][size];
    int[] ofCommodity = new int[points.schema().commodityCount()];
    for (int cell = 0; cell < size; cell++) {
      positions(cell);
      commodities(cell, ofCommodity);
      for (int kind = 0; kind < kinds; kind++) {
        amount(cell, kind);
      }
    }
  }

  /** Some of the cells, in order. */
  record Run(PointCells cells, int from, int to) {}

  Run all() {
    return new Run(this, 0, size());
  }

  Run run(int from, int to) {
    return new Run(this, from, to);
  }

  private static int[] starts(Points points, int from, int to, int depth) {
    IntStream.Builder starts = IntStream.builder();
    int start = from;
    while (start < to) {
      starts.add(start);
      start = points.endOfSquare(start, to, depth);
    }
    starts.add(to);
    return starts.build().toArray();
  }

  private void positions(int cell) {
    double west = Double.POSITIVE_INFINITY;
    double south = Double.POSITIVE_INFINITY;
    double east = Double.NEGATIVE_INFINITY;
    double north = Double.NEGATIVE_INFINITY;
    double longitudes = 0;
    double latitudes = 0;
    for (int i = starts[cell]; i < starts[cell + 1]; i++) {
      double longitude = points.longitude(i);
      double latitude = points.latitude(i);
      west = Math.min(west, longitude);
      east = Math.max(east, longitude);
      south = Math.min(south, latitude);
      north = Math.max(north, latitude);
      longitudes += longitude;
      latitudes += latitude;
    }
    meanLongitudes[cell] = longitudes / count(cell);
    meanLatitudes[cell] = latitudes / count(cell);
    boxes[4 * cell] = west;
    boxes[4 * cell + 1] = south;
    boxes[4 * cell + 2] = east;
    boxes[4 * cell + 3] = north;
  }

  /** Of commodities that are equally many, that which comes first in the code list. */
  private void commodities(int cell, int[] counts) {
    Arrays.fill(counts, 0);
    for (int i = starts[cell]; i < starts[cell + 1]; i++) {
      if (points.commodity(i) >= 0) {
        counts[points.commodity(i)]++;
      }
    }
    dominant[cell] = -1;
    for (int commodity = 0; commodity < counts.length; commodity++) {
      if (counts[commodity] > dominantCounts[cell]) {
        dominant[cell] = (short) commodity;
        dominantCounts[cell] = counts[commodity];
      }
      if (counts[commodity] > 0) {
        familyCounts[points.schema().family(commodity)][cell] += counts[commodity];
      }
    }
  }

  private void amount(int cell, int kind) {
    int basis = Points.UNKNOWN;
    for (int i = starts[cell]; i < starts[cell + 1]; i++) {
      double amount = points.amount(kind, i);
      if (Double.isNaN(amount)) {
        continue;
      }
      int own = points.basis(kind, i);
      boolean first = sumCounts[kind][cell] == 0;
      basis = own == Points.UNKNOWN || (!first && own != basis) ? MIXED : own;
      sums[kind][cell] += amount;
      sumCounts[kind][cell]++;
      if (basis == MIXED) {
        break;
      }
    }
    bases[kind][cell] = basis;
  }

  int size() {
    return starts.length - 1;
  }

  Points points() {
    return points;
  }

  /** The cell that begins with a point, which is the first of some tile. */
  int cellFrom(int point) {
    int found = Arrays.binarySearch(starts, point);
    return found >= 0 ? found : -found - 1;
  }

  int count(int cell) {
    return starts[cell + 1] - starts[cell];
  }

  /** The id of its first point. */
  String firstId(int cell) {
    return points.id(starts[cell]);
  }

  /** Its first point as a feature, where there are features. */
  SimpleFeature first(int cell) {
    return points.feature(starts[cell]);
  }

  double meanLongitude(int cell) {
    return meanLongitudes[cell];
  }

  double meanLatitude(int cell) {
    return meanLatitudes[cell];
  }

  /** West (0), south (1), east (2) or north (3) of its points. */
  double side(int cell, int side) {
    return boxes[4 * cell + side];
  }

  /** The number of the commodity that most of its points have; -1 if none has any. */
  int dominant(int cell) {
    return dominant[cell];
  }

  int dominantCount(int cell) {
    return dominantCounts[cell];
  }

  int familyCount(int family, int cell) {
    return familyCounts[family][cell];
  }

  /** Whether the amounts that its points state can be added. */
  boolean isSum(int kind, int cell) {
    return bases[kind][cell] >= 0;
  }

  double sum(int kind, int cell) {
    return sums[kind][cell];
  }

  /** How many points the sum is of. */
  int sumCount(int kind, int cell) {
    return sumCounts[kind][cell];
  }

  /** The number of the basis that the sum is on. */
  int basis(int kind, int cell) {
    return bases[kind][cell];
  }
}
