package org.lodeline.geodata.store.memory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * The values of attributes by place, side by side, so that a filter reads few bytes of each
 * feature. A column is made when it is first asked for. Safe for all threads.
 */
final class Columns {
  /** Whole numbers up to here are doubles without loss. */
  static final long MOST_EXACT = 1L << 53;

  /** Numbers, NaN where there is none. */
  static final class Numbers {
    final double[] values;

    /** Whether all are doubles without loss. */
    final boolean isExact;

    private Numbers(double[] values, boolean isExact) {
      this.values = values;
      this.isExact = isExact;
    }
  }

  /** Texts as codes, negative where there is none. */
  static final class Texts {
    final int[] codes;
    private final Map<String, Integer> known;

    private Texts(int[] codes, Map<String, Integer> known) {
      this.codes = codes;
      this.known = known;
    }

    /** The code of a text; that of no feature if none has it. */
    int code(String text) {
      return known.getOrDefault(text, Integer.MAX_VALUE);
    }
  }

  /** Positions in degrees, NaN where there is none. */
  static final class Positions {
    final double[] longitudes;
    final double[] latitudes;

    private Positions(double[] longitudes, double[] latitudes) {
      this.longitudes = longitudes;
      this.latitudes = latitudes;
    }
  }

  private final SimpleFeature[] features;
  private final AtomicReferenceArray<@Nullable Object> made;

  /**
   * Columns of features that do not change.
   *
   * @param features by place
   */
  Columns(SimpleFeature[] features, int attributes) {
    this.features = features;
    this.made = new AtomicReferenceArray<>(attributes);
  }

  /** The column of an attribute of numbers, all doubles or all whole. */
  Numbers numbers(int attribute) {
    return (Numbers) column(attribute, this::readNumbers);
  }

  /** The column of an attribute of texts. */
  Texts texts(int attribute) {
    return (Texts) column(attribute, this::readTexts);
  }

  /** The column of an attribute of points. */
  Positions positions(int attribute) {
    return (Positions) column(attribute, this::readPositions);
  }

  /** Two threads may make the same column at first; both are alike. */
  private Object column(int attribute, IntFunction<Object> reader) {
    Object known = made.get(attribute);
    if (known == null) {
      known = reader.apply(attribute);
      made.set(attribute, known);
    }
    return known;
  }

  private Numbers readNumbers(int attribute) {
    double[] values = new double[features.length];
    boolean isExact = true;
    for (int i = 0; i < values.length; i++) {
      @Nullable Object value = features[i].getAttribute(attribute);
      values[i] = value instanceof Number number ? number.doubleValue() : Double.NaN;
      isExact &= !(value instanceof Long whole) || Math.abs(whole) <= MOST_EXACT;
    }
    return new Numbers(values, isExact);
  }

  private Texts readTexts(int attribute) {
    Map<String, Integer> known = new HashMap<>();
    int[] codes = new int[features.length];
    for (int i = 0; i < codes.length; i++) {
      @Nullable Object value = features[i].getAttribute(attribute);
      codes[i] = value == null ? -1 : known.computeIfAbsent(value.toString(), text -> known.size());
    }
    return new Texts(codes, known);
  }

  private Positions readPositions(int attribute) {
    double[] longitudes = new double[features.length];
    double[] latitudes = new double[features.length];
    Arrays.fill(longitudes, Double.NaN);
    Arrays.fill(latitudes, Double.NaN);
    for (int i = 0; i < longitudes.length; i++) {
      if (features[i].getAttribute(attribute) instanceof Point point && !point.isEmpty()) {
        longitudes[i] = point.getX();
        latitudes[i] = point.getY();
      }
    }
    return new Positions(longitudes, latitudes);
  }
}
