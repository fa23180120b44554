package org.lodeline.geodata.tiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.Point;

/**
 * Points of a layer in arrays, in Z-order: those of any tile, and of any cell of one, lie side by
 * side. Immutable and safe for all threads.
 */
final class Points {
  /** Bits of a position along each axis. */
  private static final int BITS = 31;

  /** A basis that is not known. */
  static final int UNKNOWN = -1;

  private final TileMatrixSet set;
  private final PointSchema schema;
  private final long[] codes;
  private final double[] longitudes;
  private final double[] latitudes;

  /** The features, where they are in memory anyhow; else none, and their ids. */
  private final SimpleFeature[] features;

  private final String[] ids;

  /** As the how-many-th each came. */
  private final int[] order;

  private final short[] commodities;
  private final double[][] amounts;
  private final int[][] bases;
  private final List<List<String>> basisValues;

  private Points(Builder from) {
    this.set = from.set;
    this.schema = from.schema;
    order = ZOrder.sorted(from.codes, from.size);
    int kinds = schema.amounts().size();
    codes = new long[order.length];
    longitudes = new double[order.length];
    latitudes = new double[order.length];
    features = new SimpleFeature[from.features.size()];
    ids = new String[from.ids.size()];
    commodities = new short[order.length];
    amounts = new double[kinds][order.length];
    bases = new int[kinds][order.length];
    for (int i = 0; i < order.length; i++) {
      int source = order[i];
      codes[i] = from.codes[source];
      longitudes[i] = from.longitudes[source];
      latitudes[i] = from.latitudes[source];
      if (from.inMemory) {
        features[i] = from.features.get(source);
      } else {
        ids[i] = from.ids.get(source);
      }
      commodities[i] = from.commodities[source];
      for (int kind = 0; kind < kinds; kind++) {
        amounts[kind][i] = from.amounts[kind][source];
        bases[kind][i] = from.bases[kind][source];
      }
    }
    basisValues = List.copyOf(from.basisNumbers.keySet());
  }

  /** Collects points. */
  static final class Builder {
    private final TileMatrixSet set;
    private final PointSchema schema;
    private final Map<List<String>, Integer> basisNumbers = new LinkedHashMap<>();
    private final boolean inMemory;
    private final List<SimpleFeature> features = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private long[] codes = new long[64];
    private double[] longitudes = new double[64];
    private double[] latitudes = new double[64];
    private short[] commodities = new short[64];
    private final double[][] amounts;
    private final int[][] bases;
    private int size;

    /**
     * No points yet.
     *
     * @param inMemory whether the features are in memory anyhow, so that they may be kept
     */
    Builder(TileMatrixSet set, PointSchema schema, boolean inMemory) {
      this.set = set;
      this.inMemory = inMemory;
      this.schema = schema;
      int kinds = schema.amounts().size();
      amounts = new double[kinds][64];
      bases = new int[kinds][64];
    }

    int size() {
      return size;
    }

    void add(SimpleFeature feature, Point point) {
      if (size == codes.length) {
        grow();
      }
      codes[size] = code(set, point.getX(), point.getY());
      longitudes[size] = point.getX();
      latitudes[size] = point.getY();
      commodities[size] = (short) schema.commodity(feature);
      for (int kind = 0; kind < amounts.length; kind++) {
        PointSchema.Amount amount = schema.amounts().get(kind);
        boolean stated = feature.getAttribute(amount.field()) instanceof Number;
        amounts[kind][size] =
            stated ? ((Number) feature.getAttribute(amount.field())).doubleValue() : Double.NaN;
        List<String> basis = stated ? PointSchema.basis(amount, feature) : null;
        bases[kind][size] =
            basis == null ? UNKNOWN : basisNumbers.computeIfAbsent(basis, b -> basisNumbers.size());
      }
      if (inMemory) {
        features.add(feature);
      } else {
        ids.add(feature.getID());
      }
      size++;
    }

    private void grow() {
      int length = size * 2;
      codes = Arrays.copyOf(codes, length);
      longitudes = Arrays.copyOf(longitudes, length);
      latitudes = Arrays.copyOf(latitudes, length);
      commodities = Arrays.copyOf(commodities, length);
      for (int kind = 0; kind < amounts.length; kind++) {
        amounts[kind] = Arrays.copyOf(amounts[kind], length);
        bases[kind] = Arrays.copyOf(bases[kind], length);
      }
    }

    Points build() {
      return new Points(this);
    }
  }

  /** Whether a position belongs to a tile; it belongs to exactly one of each zoom level. */
  static boolean isIn(Tile tile, Point point) {
    long code = code(tile.set(), point.getX(), point.getY());
    return code >>> shift(tile.depth()) == ZOrder.code(tile.x(), tile.y());
  }

  private static long code(TileMatrixSet set, double longitude, double latitude) {
    return ZOrder.code(whole(set.x(longitude)), whole(set.y(latitude)));
  }

  private static int whole(double position) {
    double scaled = Math.floor(position * (1L << BITS));
    return (int) Math.max(0, Math.min((1L << BITS) - 1, scaled));
  }

  /** How many bits of a code tell the places within a square of this depth. */
  private static int shift(int depth) {
    return 2 * (BITS - depth);
  }

  int size() {
    return codes.length;
  }

  PointSchema schema() {
    return schema;
  }

  TileMatrixSet set() {
    return set;
  }

  /** The first point of a tile, or where it would be. */
  int from(Tile tile) {
    return lowerBound(ZOrder.code(tile.x(), tile.y()) << shift(tile.depth()));
  }

  /** Behind the last point of a tile. */
  int to(Tile tile) {
    return lowerBound((ZOrder.code(tile.x(), tile.y()) + 1) << shift(tile.depth()));
  }

  private int lowerBound(long code) {
    int low = 0;
    int high = codes.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (codes[middle] < code) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Behind the last point that is in the same square of this depth as a point. */
  int endOfSquare(int point, int to, int depth) {
    int shift = shift(depth);
    long square = codes[point] >>> shift;
    int end = point + 1;
    while (end < to && codes[end] >>> shift == square) {
      end++;
    }
    return end;
  }

  double longitude(int point) {
    return longitudes[point];
  }

  double latitude(int point) {
    return latitudes[point];
  }

  String id(int point) {
    return features.length > 0 ? features[point].getID() : ids[point];
  }

  /** Whether the features themselves are here. */
  boolean hasFeatures() {
    return features.length > 0;
  }

  /** The feature of a point, where there are features. */
  SimpleFeature feature(int point) {
    return features[point];
  }

  /** The features of a run of points, where there are any, in the order in which they came. */
  List<SimpleFeature> features(int from, int to) {
    long[] places = new long[to - from];
    for (int i = from; i < to; i++) {
      places[i - from] = (long) order[i] << Integer.SIZE | i;
    }
    Arrays.sort(places);
    List<SimpleFeature> run = new ArrayList<>(places.length);
    for (long place : places) {
      run.add(features[(int) place]);
    }
    return run;
  }

  /** The number of its commodity; -1 for none. */
  int commodity(int point) {
    return commodities[point];
  }

  /** NaN where it is not stated. */
  double amount(int kind, int point) {
    return amounts[kind][point];
  }

  /** The number of an amount's basis; {@link #UNKNOWN} where not all of it is known. */
  int basis(int kind, int point) {
    return bases[kind][point];
  }

  /** The values of the fields of a basis. */
  List<String> basisValues(int basis) {
    return basisValues.get(basis);
  }
}
