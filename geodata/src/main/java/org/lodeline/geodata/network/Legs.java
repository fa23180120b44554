package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;

/** Turns ways over the networks into legs, with their figures. */
final class Legs {
  private final SeaNetwork sea;
  private final Rates rates;

  Legs(SeaNetwork sea, Rates rates) {
    this.sea = sea;
    this.rates = rates;
  }

  Leg overLand(Place from, Place to, LandWay way) {
    double carriedKm = rates.carriedKm(way);
    return new Leg(
        Leg.Mode.LAND,
        from,
        to,
        way.km(),
        rates.landDays(carriedKm),
        rates.landUsd(way),
        carriedKm * rates.landGramsCo2PerTonneKm().value() / 1000,
        List.of(),
        way.stretches(),
        way.path());
  }

  /**
   * The leg between two quays.
   *
   * @param edges in the order of travel, from the node of {@code start} to that of {@code end}
   * @param edgeUsd what each edge of the network costs
   */
  Leg overSea(Gateway start, int[] edges, double[] edgeUsd, Gateway end) {
    List<Coordinate> path = new ArrayList<>(start.access().approach());
    Set<String> passages = new LinkedHashSet<>();
    double metres = start.access().metres() + end.access().metres();
    double usd = rates.seaUsd(metres / 1000);
    int node = start.access().node();
    for (int edge : edges) {
      append(path, sea.coordinates(edge, node));
      node = sea.otherEnd(edge, node);
      metres += sea.metres(edge);
      usd += edgeUsd[edge];
      sea.passagesOf(edge).forEach(passage -> passages.add(passage.id()));
    }
    List<Coordinate> approach = end.access().approach();
    append(path, List.of(approach.get(1), approach.get(0)));
    if (path.size() > 2 && path.get(0).equals2D(path.get(1))) {
      // A port is a node of the lanes itself.
      path.remove(0);
    }
    double km = metres / 1000;
    return new Leg(
        Leg.Mode.SEA,
        start.quay(),
        end.quay(),
        km,
        rates.seaDays(km),
        usd,
        km * rates.seaGramsCo2PerTonneKm().value() / 1000,
        List.copyOf(passages),
        List.of(),
        path);
  }

  /**
   * Appends positions but for the first, which ends {@code path}, without a jump at the
   * antimeridian.
   */
  private static void append(List<Coordinate> path, List<Coordinate> more) {
    for (Coordinate next : more.subList(1, more.size())) {
      Coordinate last = path.get(path.size() - 1);
      Coordinate at = new Coordinate(Geodesy.nearestTurn(next.x, last.x), next.y);
      if (!at.equals2D(last)) {
        path.add(at);
      }
    }
  }
}
