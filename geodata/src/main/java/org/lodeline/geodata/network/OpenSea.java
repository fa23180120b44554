package org.lodeline.geodata.network;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.basemap.CountryGrid;

/**
 * Where ships may sail straight ahead: the water well off every coast that the base map knows, and
 * outside the waters listed as too full of islands, reefs or ice for it. Immutable and safe for all
 * threads.
 */
final class OpenSea {
  private static final String LEFT_OUT = "network/waters-without-chords.csv";

  /** So far off the coast water is open. */
  private static final double OFFING_KM = 18;

  private static final int COLUMNS = (int) Math.round(360 / CountryGrid.CELL_DEGREES);
  private static final int ROWS = (int) Math.round(180 / CountryGrid.CELL_DEGREES);
  private static final double KM_PER_DEGREE = 111.2;
  private static final double KM_PER_CELL = KM_PER_DEGREE * CountryGrid.CELL_DEGREES;

  /** Cells in a side of the blocks for which it is known how far they are from all else. */
  private static final int BLOCK = 10;

  private static final int BLOCK_COLUMNS = COLUMNS / BLOCK;
  private static final int BLOCK_ROWS = ROWS / BLOCK;

  /** How near its ends a line may be close to the coast, and how near in a cell with land. */
  private static final double DEPARTURE_KM = 40;

  private static final double HARBOUR_KM = 12;
  private static final double QUAY_KM = 4;
  private static final double STEP_KM = 6;
  private static final double OFFING_STEP_KM = 15;

  /** A box in degrees, within -180 to 180. */
  private record Box(double west, double south, double east, double north) {}

  private final CountryGrid grid;
  private final BitSet[] land;
  private final BitSet[] leftOut;
  private final BitSet[] closed;

  /** For each block how many blocks off the nearest cell is that is not open. */
  private final int[] blocksFree;

  OpenSea(CountryGrid grid) {
    this.grid = grid;
    this.land =
        IntStream.range(0, ROWS).parallel().mapToObj(grid::cellsWithLand).toArray(BitSet[]::new);
    this.leftOut = leftOut();
    this.closed = IntStream.range(0, ROWS).parallel().mapToObj(this::closed).toArray(BitSet[]::new);
    this.blocksFree = blocksFree();
  }

  private static BitSet[] leftOut() {
    BitSet[] rows = IntStream.range(0, ROWS).mapToObj(row -> new BitSet()).toArray(BitSet[]::new);
    List<Box> boxes =
        Resources.csv(
            LEFT_OUT,
            row ->
                new Box(
                    Double.parseDouble(row.getField("west")),
                    Double.parseDouble(row.getField("south")),
                    Double.parseDouble(row.getField("east")),
                    Double.parseDouble(row.getField("north"))));
    for (Box box : boxes) {
      for (int row = row(box.south); row <= row(box.north); row++) {
        rows[row].set(column(box.west), box.east == 180 ? COLUMNS : column(box.east) + 1);
      }
    }
    return rows;
  }

  /** The cells of a row that are left out or too near land. */
  private BitSet closed(int row) {
    BitSet closed = (BitSet) leftOut[row].clone();
    double kmPerColumn = KM_PER_CELL * Math.max(0.05, Math.cos(Math.toRadians(latitude(row))));
    int reach = (int) (OFFING_KM / KM_PER_CELL);
    for (int other = Math.max(0, row - reach); other <= Math.min(ROWS - 1, row + reach); other++) {
      double km = (other - row) * KM_PER_CELL;
      int width = (int) (Math.sqrt(OFFING_KM * OFFING_KM - km * km) / kmPerColumn);
      for (int from = land[other].nextSetBit(0); from >= 0; ) {
        int to = land[other].nextClearBit(from);
        setAround(closed, from - width, to + width);
        from = land[other].nextSetBit(to);
      }
    }
    return closed;
  }

  private static void setAround(BitSet row, int from, int to) {
    row.set(Math.max(0, from), Math.min(COLUMNS, to));
    if (from < 0) {
      row.set(COLUMNS + from, COLUMNS);
    }
    if (to > COLUMNS) {
      row.set(0, to - COLUMNS);
    }
  }

  /** The chessboard distance of each block from the nearest that is not open throughout. */
  private int[] blocksFree() {
    int[] free = new int[BLOCK_ROWS * BLOCK_COLUMNS];
    for (int block = 0; block < free.length; block++) {
      free[block] = isOpenThroughout(block) ? BLOCK_COLUMNS : 0;
    }
    for (int block = 0; block < free.length; block++) {
      free[block] = Math.min(free[block], 1 + leastBeside(free, block, -1));
    }
    for (int block = free.length - 1; block >= 0; block--) {
      free[block] = Math.min(free[block], 1 + leastBeside(free, block, 1));
    }
    return free;
  }

  private boolean isOpenThroughout(int block) {
    int column = block % BLOCK_COLUMNS * BLOCK;
    int row = block / BLOCK_COLUMNS * BLOCK;
    for (int i = 0; i < BLOCK; i++) {
      int next = closed[row + i].nextSetBit(column);
      if (next >= 0 && next < column + BLOCK) {
        return false;
      }
    }
    return true;
  }

  /** The least of the three blocks in the row beside and of the one before, on one side. */
  private static int leastBeside(int[] free, int block, int side) {
    int column = block % BLOCK_COLUMNS;
    int row = block / BLOCK_COLUMNS;
    int west = (column + BLOCK_COLUMNS - 1) % BLOCK_COLUMNS;
    int east = (column + 1) % BLOCK_COLUMNS;
    int least = free[row * BLOCK_COLUMNS + (side < 0 ? west : east)];
    int beside = row + side;
    if (beside >= 0 && beside < BLOCK_ROWS) {
      for (int x : new int[] {west, column, east}) {
        least = Math.min(least, free[beside * BLOCK_COLUMNS + x]);
      }
    }
    return least;
  }

  /** Whether the position is open water. */
  boolean isOpen(double lon, double lat) {
    return !closed[row(lat)].get(column(lon));
  }

  /** Whether there is no land in the cell of the position or beside it, and it is not left out. */
  boolean isClear(double lon, double lat) {
    if (isLeftOut(lon, lat)) {
      return false;
    }
    int column = column(lon);
    for (int row = Math.max(0, row(lat) - 1); row <= Math.min(ROWS - 1, row(lat) + 1); row++) {
      for (int x = column - 1; x <= column + 1; x++) {
        if (land[row].get(Math.floorMod(x, COLUMNS))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether the position lies in waters that are left to the lanes. */
  boolean isLeftOut(double lon, double lat) {
    return leftOut[row(lat)].get(column(lon));
  }

  /** A lower bound of the distance to the nearest water that is not open. */
  double kmFree(double lon, double lat) {
    int blocks = blocksFree[row(lat) / BLOCK * BLOCK_COLUMNS + column(lon) / BLOCK] - 1;
    if (blocks < 1) {
      return 0;
    }
    double reached = Math.min(89, Math.abs(lat) + blocks + 1);
    return blocks * KM_PER_DEGREE * Math.cos(Math.toRadians(reached));
  }

  /** The share of the cells within some 55 km of the position that are not open. */
  double shareClosed(double lon, double lat) {
    int closedCells = 0;
    int cells = 0;
    double shrink = Math.max(0.1, Math.cos(Math.toRadians(lat)));
    for (int y = -5; y <= 5; y++) {
      for (int x = -5; x <= 5; x++) {
        if (x * x + y * y <= 25) {
          cells++;
          closedCells += isOpen(lon + x * 0.1 / shrink, lat + y * 0.1) ? 0 : 1;
        }
      }
    }
    return (double) closedCells / cells;
  }

  /**
   * Whether a ship can sail along the great circle between two positions: in open water, but that
   * both ends may lie close to a coast.
   */
  boolean isClear(GreatCircle circle) {
    double km = circle.km();
    double at = STEP_KM / 2;
    while (at < km) {
      circle.goTo(at);
      double lon = circle.lon();
      double lat = circle.lat();
      double fromEnd = Math.min(at, km - at);
      boolean isShut =
          fromEnd > DEPARTURE_KM
              ? closed[row(lat)].get(column(lon))
              : leftOut[row(lat)].get(column(lon))
                  || (fromEnd > HARBOUR_KM
                      ? land[row(lat)].get(column(lon))
                      : fromEnd > QUAY_KM && grid.isLand(lon, lat));
      if (isShut) {
        return false;
      }
      at += Math.max(fromEnd > DEPARTURE_KM ? OFFING_STEP_KM : STEP_KM, kmFree(lon, lat));
    }
    return true;
  }

  private static double latitude(int row) {
    return -90 + (row + 0.5) * CountryGrid.CELL_DEGREES;
  }

  private static int row(double lat) {
    return Math.min((int) ((lat + 90) / CountryGrid.CELL_DEGREES), ROWS - 1);
  }

  private static int column(double lon) {
    return Math.floorMod((int) Math.floor((lon + 180) / CountryGrid.CELL_DEGREES), COLUMNS);
  }
}
