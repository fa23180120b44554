package org.lodeline.geodata.tiles;

import java.util.regex.Pattern;
import org.locationtech.jts.geom.Envelope;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.format.VectorTileLayer;

/**
 * A tile of a tile matrix set.
 *
 * @param z the zoom level, from 0
 * @param x the column, from 0 in the west
 * @param y the row, from 0 in the north
 */
public record Tile(TileMatrixSet set, int z, int x, int y) {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final double WHOLE_WORLD = 360;

  /**
   * Reads the address of a tile.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the parameter ({@code z}, {@code x}
   *     or {@code y}) if there is no such tile
   */
  public static Tile parse(TileMatrixSet set, String z, String x, String y) {
    int level = number("z", z, TileMatrixSet.HIGHEST_ZOOM);
    int column = number("x", x, set.columns(level) - 1);
    int row = number("y", y, set.rows(level) - 1);
    return new Tile(set, level, column, row);
  }

  private static int number(String parameter, String text, int highest) {
    if (WHOLE_NUMBER.matcher(text).matches()) {
      int value = Integer.parseInt(text);
      if (value <= highest) {
        return value;
      }
    }
    throw LodelineException.invalid(
        parameter,
        parameter
            + " must be a whole number from 0 to "
            + highest
            + "; it was "
            + LodelineException.quoted(text));
  }

  /** How often the square of the set was quartered to get this tile. */
  int depth() {
    return set.depth(z);
  }

  /**
   * The box of degrees that the tile covers, grown on all sides. It reaches to the pole where the
   * tile is at the edge of the map, and beyond 180 degrees where it is at that of the world.
   *
   * @param units of the tile's grid to grow by
   */
  Envelope degrees(int units) {
    double size = 1.0 / (1 << depth());
    double more = (double) units / VectorTileLayer.EXTENT;
    double north = y == 0 ? 90 : set.latitude((y - more) * size);
    double south = y == set.rows(z) - 1 ? -90 : set.latitude((y + 1 + more) * size);
    return new Envelope(
        set.longitude((x - more) * size), set.longitude((x + 1 + more) * size), south, north);
  }

  /** Where a longitude lies in units of the tile's grid, which need not be within the tile. */
  double gridX(double longitude) {
    return (set.x(longitude) * (1 << depth()) - x) * VectorTileLayer.EXTENT;
  }

  /** Where a latitude lies in units of the tile's grid, which need not be within the tile. */
  double gridY(double latitude) {
    return (set.y(latitude) * (1 << depth()) - y) * VectorTileLayer.EXTENT;
  }

  /** The degrees by which the world is to be moved to be seen from this tile, in all copies. */
  double[] worlds() {
    boolean first = x == 0;
    boolean last = x == set.columns(z) - 1;
    if (first && last) {
      return new double[] {0, -WHOLE_WORLD, WHOLE_WORLD};
    } else if (first) {
      return new double[] {0, -WHOLE_WORLD};
    }
    return last ? new double[] {0, WHOLE_WORLD} : new double[] {0};
  }
}
