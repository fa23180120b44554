package org.lodeline.geodata.basemap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * The countries and lakes as a grid of 0.1 degree cells: a cell belongs to the country, and to the
 * lake, that holds its centre. An answer is an array access, and is true to half a cell (6 km at
 * the equator), about as true as the coasts themselves. Immutable.
 */
public final class CountryGrid {
  /** The side of a cell, in degrees. */
  public static final double CELL_DEGREES = 0.1;

  private static final int COLUMNS = 3600;
  private static final int ROWS = 1800;
  private static final byte WATER = 0;

  private final byte[] cells;
  private final List<@Nullable String> codes;
  private final BitSet lakes;
  private final BitSet coasts;

  private CountryGrid(byte[] cells, List<@Nullable String> codes, BitSet lakes, BitSet coasts) {
    this.cells = cells;
    this.codes = codes;
    this.lakes = lakes;
    this.coasts = coasts;
  }

  /** Whether the position lies on land. Lakes count as land, but for the Caspian Sea. */
  public boolean isLand(double lon, double lat) {
    return cells[cell(lon, lat)] != WATER;
  }

  /**
   * Whether the position (degrees) lies in a lake or reservoir of some 500 km2 or more, but for the
   * Caspian Sea and for lakes that are mostly dry. Lakes count as land, too.
   */
  public boolean isLake(double lon, double lat) {
    return lakes.get(cell(lon, lat));
  }

  /**
   * The cells of a row that hold land, be it an island smaller than a cell.
   *
   * @param row from the south, 0 to 1799
   * @return a new set of columns, from the antimeridian eastwards, 0 to 3599
   */
  public BitSet cellsWithLand(int row) {
    BitSet columns = coasts.get(row * COLUMNS, (row + 1) * COLUMNS);
    for (int column = 0; column < COLUMNS; column++) {
      if (cells[row * COLUMNS + column] != WATER) {
        columns.set(column);
      }
    }
    return columns;
  }

  /**
   * The ISO 3166-1 alpha-3 code of the country at the position; empty at sea and in areas without a
   * code.
   */
  public Optional<String> countryAt(double lon, double lat) {
    return Optional.ofNullable(codes.get(cells[cell(lon, lat)] & 0xff));
  }

  /**
   * A number for what lies at the position: 0 for water, else that of a country or an area without
   * a code. The quick form of {@link #countryAt}, for those who ask a million times.
   */
  public int areaAt(double lon, double lat) {
    return cells[cell(lon, lat)] & 0xff;
  }

  /** The ISO 3166-1 alpha-3 code of an area that {@link #areaAt} gave; empty if it has none. */
  public Optional<String> codeOf(int area) {
    return Optional.ofNullable(codes.get(area));
  }

  /** How many areas there are: {@link #areaAt} is below this. */
  public int areaCount() {
    return codes.size();
  }

  private static int cell(double lon, double lat) {
    int column = Math.floorMod((int) Math.floor((lon + 180) / CELL_DEGREES), COLUMNS);
    int row = (int) Math.floor((lat + 90) / CELL_DEGREES);
    return Math.min(Math.max(row, 0), ROWS - 1) * COLUMNS + column;
  }

  /** Fills the grid by scan lines, one country or lake after the other. */
  static final class Builder {
    private final byte[] cells = new byte[COLUMNS * ROWS];
    private final List<@Nullable String> codes = new ArrayList<>();
    private final BitSet lakes = new BitSet(COLUMNS * ROWS);
    private final BitSet coasts = new BitSet(COLUMNS * ROWS);

    Builder() {
      codes.add(null);
    }

    /** Adds the rings (shells and holes alike) of one country; longitudes may leave -180 to 180. */
    void add(@Nullable String code, List<List<Coordinate>> rings) {
      byte value = (byte) codes.size();
      codes.add(code);
      fill(rings, cell -> cells[cell] = value);
      for (List<Coordinate> ring : rings) {
        for (Coordinate c : ring) {
          coasts.set(cell(c.x, c.y));
        }
      }
    }

    /** Adds the rings (shore and islands alike) of one lake. */
    void addLake(List<List<Coordinate>> rings) {
      fill(rings, lakes::set);
    }

    /** Hands over every cell whose centre lies within the rings. */
    private static void fill(List<List<Coordinate>> rings, IntConsumer cells) {
      double[][] longitudesByRow = crossings(rings);
      for (int row = 0; row < ROWS; row++) {
        double[] longitudes = longitudesByRow[row];
        if (longitudes == null) {
          continue;
        }
        Arrays.sort(longitudes);
        for (int i = 0; i + 1 < longitudes.length; i += 2) {
          fill(row, longitudes[i], longitudes[i + 1], cells);
        }
      }
    }

    private static void fill(int row, double west, double east, IntConsumer cells) {
      int first = (int) Math.ceil((west + 180) / CELL_DEGREES - 0.5);
      int last = (int) Math.ceil((east + 180) / CELL_DEGREES - 0.5);
      for (int column = first; column < last; column++) {
        cells.accept(row * COLUMNS + Math.floorMod(column, COLUMNS));
      }
    }

    /** For each row the longitudes at which the rings cross the latitude of its cell centres. */
    private static double[][] crossings(List<List<Coordinate>> rings) {
      double[][] byRow = new double[ROWS][];
      int[] counts = new int[ROWS];
      for (List<Coordinate> ring : rings) {
        for (int i = 1; i < ring.size(); i++) {
          Coordinate a = ring.get(i - 1);
          Coordinate b = ring.get(i);
          int from = firstRowAbove(Math.min(a.y, b.y));
          int to = firstRowAbove(Math.max(a.y, b.y));
          for (int row = from; row < to; row++) {
            double lat = -90 + (row + 0.5) * CELL_DEGREES;
            double lon = a.x + (lat - a.y) / (b.y - a.y) * (b.x - a.x);
            double[] list = byRow[row];
            if (list == null) {
              list = new double[8];
            } else if (counts[row] == list.length) {
              list = Arrays.copyOf(list, 2 * list.length);
            }
            list[counts[row]++] = lon;
            byRow[row] = list;
          }
        }
      }
      for (int row = 0; row < ROWS; row++) {
        if (byRow[row] != null) {
          byRow[row] = Arrays.copyOf(byRow[row], counts[row]);
        }
      }
      return byRow;
    }

    private static int firstRowAbove(double lat) {
      int row = (int) Math.ceil((lat + 90) / CELL_DEGREES - 0.5);
      return Math.min(Math.max(row, 0), ROWS);
    }

    CountryGrid build() {
      return new CountryGrid(cells, codes, lakes, coasts);
    }
  }
}
