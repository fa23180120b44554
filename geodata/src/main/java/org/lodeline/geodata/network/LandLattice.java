package org.lodeline.geodata.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.lodeline.geodata.basemap.CountryGrid;

/**
 * The land as a graph: a node every 0.2 degrees that lies on land, joined to its eight neighbours
 * and to the eight nodes a knight's move away, where no wide water and no third country lies
 * between. Edges are not stored: they follow from a node's place in the lattice and 16 bits.
 * Immutable and safe for all threads.
 */
final class LandLattice {
  /** Directions of travel, as columns and rows; the opposite of each is eight further on. */
  private static final int[][] MOVES = {
    {1, 0}, {2, 1}, {1, 1}, {1, 2}, {0, 1}, {-1, 2}, {-1, 1}, {-2, 1},
    {-1, 0}, {-2, -1}, {-1, -1}, {-1, -2}, {0, -1}, {1, -2}, {1, -1}, {2, -1}
  };

  static final int DIRECTIONS = MOVES.length;

  /** Every direction of the first half. */
  private static final short ALL_NORTHWARD = 0xff;

  private static final double SPACING = 2 * CountryGrid.CELL_DEGREES;
  private static final double FIRST_LON = -180 + CountryGrid.CELL_DEGREES / 2;

  /** Nothing is carried over Antarctica. */
  private static final double FIRST_LAT = -60 + CountryGrid.CELL_DEGREES / 2;

  private static final int COLUMNS = (int) Math.round(360 / SPACING);
  private static final int ROWS = (int) Math.round(150 / SPACING);
  private static final int NONE = -1;

  /** So many rows and columns around a position the node that it is joined to is looked for. */
  private static final int REACH = 2;

  private final LandSight sight;

  /** By place in the lattice, row by row from the south-west: the node there, or NONE. */
  private final int[] nodeAt = new int[COLUMNS * ROWS];

  private final int[] placeOf;
  private final short[] areaOf;
  private final short[] openOf;
  private final int[] islandOf;

  /** By row and direction: the metres to the next node. */
  private final double[][] metres = new double[ROWS][DIRECTIONS];

  /** By column, and by row, cosine and sine of the longitude, and of the latitude. */
  private final double[][] meridians = new double[COLUMNS][];

  private final double[][] parallels = new double[ROWS][];

  LandLattice(LandSight sight) {
    this.sight = sight;
    Arrays.setAll(meridians, column -> cosineAndSine(lon(column)));
    Arrays.setAll(parallels, row -> cosineAndSine(lat(row)));
    int[] areaAt = new int[COLUMNS * ROWS];
    IntStream.range(0, ROWS)
        .parallel()
        .forEach(
            row -> {
              for (int column = 0; column < COLUMNS; column++) {
                areaAt[row * COLUMNS + column] = sight.areaAt(lon(column), lat(row));
              }
              for (int direction = 0; direction < DIRECTIONS; direction++) {
                int[] move = MOVES[direction];
                metres[row][direction] =
                    Geodesy.metres(0, lat(row), move[0] * SPACING, lat(row) + move[1] * SPACING);
              }
            });
    this.placeOf =
        IntStream.range(0, areaAt.length).filter(i -> areaAt[i] != LandSight.WATER).toArray();
    this.areaOf = new short[placeOf.length];
    Arrays.fill(nodeAt, NONE);
    for (int node = 0; node < placeOf.length; node++) {
      nodeAt[placeOf[node]] = node;
      areaOf[node] = (short) areaAt[placeOf[node]];
    }
    this.openOf = openDirections();
    this.islandOf = islands();
  }

  private short[] openDirections() {
    short[] open = new short[placeOf.length];
    int[] uniform = uniformAreas();
    // Each edge is looked at from its southern end, then known at both.
    IntStream.range(0, placeOf.length)
        .parallel()
        .forEach(
            node -> {
              if (isInside(node, uniform)) {
                open[node] = ALL_NORTHWARD;
                return;
              }
              int bits = 0;
              for (int direction = 0; direction < DIRECTIONS / 2; direction++) {
                int other = neighbour(node, direction);
                if (other != NONE && isOpen(node, other, direction)) {
                  bits |= 1 << direction;
                }
              }
              open[node] = (short) bits;
            });
    for (int node = 0; node < open.length; node++) {
      for (int direction = 0; direction < DIRECTIONS / 2; direction++) {
        if ((open[node] >> direction & 1) != 0) {
          open[neighbour(node, direction)] |= (short) (1 << (direction + DIRECTIONS / 2));
        }
      }
    }
    return open;
  }

  /** By place in the lattice: the area that fills the square north-east of it, or NONE. */
  private int[] uniformAreas() {
    int[] uniform = new int[nodeAt.length];
    Arrays.fill(uniform, NONE);
    for (int place : placeOf) {
      double lon = lon(place % COLUMNS);
      double lat = lat(place / COLUMNS);
      double cell = CountryGrid.CELL_DEGREES;
      int area = sight.areaAt(lon, lat);
      if (LandSight.isCountry(area)
          && sight.areaAt(lon + cell, lat) == area
          && sight.areaAt(lon, lat + cell) == area
          && sight.areaAt(lon + cell, lat + cell) == area) {
        uniform[place] = area;
      }
    }
    return uniform;
  }

  /**
   * Whether the squares within two steps of a node are of one country: the quick answer for most.
   */
  private boolean isInside(int node, int[] uniform) {
    int row = placeOf[node] / COLUMNS;
    int column = placeOf[node] % COLUMNS;
    if (row < 2 || row >= ROWS - 2 || column < 2 || column >= COLUMNS - 2) {
      return false;
    }
    for (int r = row - 2; r <= row + 2; r++) {
      for (int c = column - 2; c <= column + 2; c++) {
        if (uniform[r * COLUMNS + c] != areaOf[node]) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isOpen(int node, int other, int direction) {
    Coordinate from = position(node).toCoordinate();
    int[] move = MOVES[direction];
    Coordinate to = new Coordinate(from.x + move[0] * SPACING, from.y + move[1] * SPACING);
    return sight.isClear(
        new Coordinate[] {from, to}, new int[] {areaOf[node], areaOf[other]}, 0, 1);
  }

  /** Numbers the parts that are not joined to each other. */
  private int[] islands() {
    int[] island = new int[placeOf.length];
    Arrays.fill(island, NONE);
    int[] stack = new int[placeOf.length];
    int count = 0;
    for (int first = 0; first < island.length; first++) {
      if (island[first] != NONE) {
        continue;
      }
      int size = 0;
      stack[size++] = first;
      island[first] = count;
      while (size > 0) {
        int node = stack[--size];
        for (int direction = 0; direction < DIRECTIONS; direction++) {
          int other = isOpen(node, direction) ? neighbour(node, direction) : NONE;
          if (other != NONE && island[other] == NONE) {
            island[other] = count;
            stack[size++] = other;
          }
        }
      }
      count++;
    }
    return island;
  }

  int nodeCount() {
    return placeOf.length;
  }

  /** Whether goods can go from the node in this direction. */
  boolean isOpen(int node, int direction) {
    return (openOf[node] >> direction & 1) != 0;
  }

  /** The node in this direction; -1 if there is none. */
  int neighbour(int node, int direction) {
    return neighbour(placeOf[node] / COLUMNS, placeOf[node] % COLUMNS, direction);
  }

  private int neighbour(int fromRow, int fromColumn, int direction) {
    int row = fromRow + MOVES[direction][1];
    int column = fromColumn + MOVES[direction][0];
    if (row < 0 || row >= ROWS) {
      return NONE;
    }
    if (column < 0) {
      column += COLUMNS;
    } else if (column >= COLUMNS) {
      column -= COLUMNS;
    }
    return nodeAt[row * COLUMNS + column];
  }

  /** Told of each edge that goods can take from a node. */
  interface EdgeVisitor {
    void edge(int other, int direction, double metres);
  }

  /** Visits the edges of a node: what a search does most often, so nothing is asked for twice. */
  void visitEdges(int node, EdgeVisitor visitor) {
    int row = placeOf[node] / COLUMNS;
    int column = placeOf[node] % COLUMNS;
    double[] metresFrom = metres[row];
    int open = openOf[node];
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      if ((open >> direction & 1) != 0) {
        visitor.edge(neighbour(row, column, direction), direction, metresFrom[direction]);
      }
    }
  }

  /** The direction back. */
  static int opposite(int direction) {
    return (direction + DIRECTIONS / 2) % DIRECTIONS;
  }

  /** What lies at the node, as {@link LandSight} numbers it. */
  int area(int node) {
    return areaOf[node];
  }

  /** Two nodes of one island can be reached from each other while no country is closed. */
  int island(int node) {
    return islandOf[node];
  }

  Position position(int node) {
    return new Position(lon(placeOf[node] % COLUMNS), lat(placeOf[node] / COLUMNS));
  }

  /** The square of the chord, on a unit sphere, between the node and a unit vector. */
  double squaredChord(int node, double[] vector) {
    double[] meridian = meridians[placeOf[node] % COLUMNS];
    double[] parallel = parallels[placeOf[node] / COLUMNS];
    double dx = parallel[0] * meridian[0] - vector[0];
    double dy = parallel[0] * meridian[1] - vector[1];
    double dz = parallel[1] - vector[2];
    return dx * dx + dy * dy + dz * dz;
  }

  /**
   * The node that a position is joined to: the nearest in the same country, or else the nearest,
   * without wide water between; -1 if there is none.
   */
  int nearest(Position position) {
    int area = sight.areaAt(position.lon(), position.lat());
    int column = (int) Math.floor((position.lon() - FIRST_LON) / SPACING + 0.5);
    int row = (int) Math.floor((position.lat() - FIRST_LAT) / SPACING + 0.5);
    int best = NONE;
    double bestMetres = Double.POSITIVE_INFINITY;
    for (int r = Math.max(0, row - REACH); r <= Math.min(ROWS - 1, row + REACH); r++) {
      for (int c = column - REACH; c <= column + REACH; c++) {
        int node = nodeAt[r * COLUMNS + Math.floorMod(c, COLUMNS)];
        if (node == NONE) {
          continue;
        }
        double metresTo = Geodesy.metres(position, position(node));
        // Far enough that any node of the same country comes first.
        double rank = LandSight.isCountry(area) && areaOf[node] != area ? 1e6 : 0;
        if (metresTo + rank < bestMetres && isJoined(position, area, node)) {
          bestMetres = metresTo + rank;
          best = node;
        }
      }
    }
    return best;
  }

  private boolean isJoined(Position position, int area, int node) {
    Coordinate from = position.toCoordinate();
    Coordinate to = position(node).toCoordinate();
    to.x = Geodesy.nearestTurn(to.x, from.x);
    return sight.isClear(new Coordinate[] {from, to}, new int[] {area, areaOf[node]}, 0, 1);
  }

  private static double[] cosineAndSine(double degrees) {
    double radians = Math.toRadians(degrees);
    return new double[] {Math.cos(radians), Math.sin(radians)};
  }

  private static double lon(int column) {
    return FIRST_LON + column * SPACING;
  }

  private static double lat(int row) {
    return FIRST_LAT + row * SPACING;
  }
}
