package org.lodeline.server.present.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lodeline.geodata.LodelineException;

/**
 * How the round world is laid on flat paper. A place is given by its longitude from the middle of
 * the map, in degrees from -180 to 180, and its latitude. Places on the paper are in units of the
 * equator's length on it: x to the right, from -0.5 to 0.5; y down, 0 at the equator.
 */
enum Projection {
  /** Web Mercator, as the map on the screen. True in directions, not in sizes. */
  MERCATOR {
    @Override
    double x(double lon, double lat) {
      return lon / 360;
    }

    @Override
    double y(double lat) {
      double sine = Math.sin(Math.toRadians(Math.max(-LIMIT, Math.min(LIMIT, lat))));
      return -Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }
  },

  /**
   * Equal Earth (Šavrič, Patterson and Jenny 2019, doi:10.1080/13658816.2018.1504949): true in
   * areas.
   */
  EQUAL_EARTH {
    private static final double A1 = 1.340264;
    private static final double A2 = -0.081106;
    private static final double A3 = 0.000893;
    private static final double A4 = 0.003796;
    private static final double EQUATOR = 4 * Math.PI / (Math.sqrt(3) * A1);

    private static double theta(double lat) {
      return Math.asin(Math.sqrt(3) / 2 * Math.sin(Math.toRadians(lat)));
    }

    @Override
    double x(double lon, double lat) {
      double t = theta(lat);
      double t2 = t * t;
      double t6 = t2 * t2 * t2;
      double slope = A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2);
      return 2 * Math.toRadians(lon) * Math.cos(t) / (Math.sqrt(3) * slope) / EQUATOR;
    }

    @Override
    double y(double lat) {
      double t = theta(lat);
      double t2 = t * t;
      double t6 = t2 * t2 * t2;
      return -t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2)) / EQUATOR;
    }
  },

  /**
   * Robinson, by his table of every fifth parallel (Robinson 1974, "A New Map Projection: Its
   * Development and Characteristics"), between which cubics run: true in nothing, pleasing in all.
   */
  ROBINSON {
    /** Lengths of the parallels 0, 5 ... 90 degrees, of that of the equator. */
    private static final double[] LENGTHS = {
      1.0000, 0.9986, 0.9954, 0.9900, 0.9822, 0.9730, 0.9600, 0.9427, 0.9216, 0.8962, 0.8679,
      0.8350, 0.7986, 0.7597, 0.7186, 0.6732, 0.6213, 0.5722, 0.5322
    };

    /** Their distances from the equator, of half the height of the map. */
    private static final double[] DISTANCES = {
      0.0000, 0.0620, 0.1240, 0.1860, 0.2480, 0.3100, 0.3720, 0.4340, 0.4958, 0.5571, 0.6176,
      0.6769, 0.7346, 0.7903, 0.8435, 0.8936, 0.9394, 0.9761, 1.0000
    };

    private static final double HALF_HEIGHT = 0.5072 / 2;

    @Override
    double x(double lon, double lat) {
      return lon / 360 * between(LENGTHS, Math.abs(lat) / 5, 1);
    }

    @Override
    double y(double lat) {
      return -Math.signum(lat) * HALF_HEIGHT * between(DISTANCES, Math.abs(lat) / 5, -1);
    }

    /**
     * The table at a place between two entries (Catmull-Rom).
     *
     * @param mirror the sign of the table beyond its beginning
     */
    private static double between(double[] table, double at, int mirror) {
      int i = (int) Math.min(at, table.length - 2);
      double t = at - i;
      double b = table[i];
      double c = table[i + 1];
      double a = i > 0 ? table[i - 1] : mirror * table[1];
      double d = i + 2 < table.length ? table[i + 2] : 2 * c - b;
      return b + t * ((c - a) + t * ((2 * a - 5 * b + 4 * c - d) + t * (3 * (b - c) + d - a))) / 2;
    }
  };

  /** Where Web Mercator's square ends, in degrees. */
  private static final double LIMIT = 85.0511287798;

  abstract double x(double lon, double lat);

  abstract double y(double lat);

  /** The name that requests give it. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The projection that a parameter names.
   *
   * @throws LodelineException of kind INVALID_INPUT that lists the known ones
   */
  static Projection byCode(String parameter, String code) {
    List<String> codes = Arrays.stream(values()).map(Projection::code).toList();
    int index = codes.indexOf(code);
    if (index < 0) {
      throw LodelineException.unknown(parameter, "projection", code, codes);
    }
    return values()[index];
  }
}
