package org.lodeline.geodata.network;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * How a position on the coast reaches the sea lanes: the node it is joined to.
 *
 * @param metres geodesic distance from the position to the node
 */
record SeaAccess(int node, double metres, List<Coordinate> approach) {
  private static final int CANDIDATES = 12;

  /**
   * A km over land counts as so many over water, so that a harbour is not joined to the sea behind
   * its peninsula.
   */
  private static final double LAND_PENALTY = 5;

  /** The best of the nearest nodes. */
  static SeaAccess of(Position position, SeaNetwork sea, LandNetwork land) {
    int best = -1;
    double bestCost = Double.POSITIVE_INFINITY;
    for (int node : sea.nearestNodes(position, CANDIDATES)) {
      double metres = Geodesy.metres(position, sea.position(node));
      if (metres >= bestCost) {
        break;
      }
      double cost = metres + LAND_PENALTY * land.metresOnLand(position, sea.position(node));
      if (cost < bestCost) {
        bestCost = cost;
        best = node;
      }
    }
    return to(best, position, sea);
  }

  /** The nearest node, whatever lies between. */
  static SeaAccess nearest(Position position, SeaNetwork sea) {
    return to(sea.nearestNodes(position, 1)[0], position, sea);
  }

  private static SeaAccess to(int node, Position position, SeaNetwork sea) {
    Position end = sea.position(node);
    double lon = Geodesy.nearestTurn(end.lon(), position.lon());
    return new SeaAccess(
        node,
        Geodesy.metres(position, end),
        List.of(position.toCoordinate(), new Coordinate(lon, end.lat())));
  }
}
