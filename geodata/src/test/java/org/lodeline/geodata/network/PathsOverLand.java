package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.lodeline.geodata.TestNetworks;

/** Finds where paths of ships lie on land, as far as the base map can tell. */
public final class PathsOverLand {
  /** The sea network is true to 5 km, and so are the coasts of the base map. */
  private static final double TOLERANCE_KM = 5;

  private static final double SAMPLE_METRES = 1_000;

  /**
   * Around its ends a path is not looked at: harbours lie in bays and on rivers that the base map
   * does not know, and the way from the quay to the lane is a straight line.
   */
  private static final double PORT_APPROACH_METRES = 50_000;

  /** Waters that ships do sail, where the base map shows land. */
  private static final Map<String, Envelope> WATERS_DRAWN_AS_LAND =
      Map.ofEntries(
          Map.entry("Suez Canal", new Envelope(32.2, 32.7, 29.8, 31.4)),
          Map.entry("Panama Canal", new Envelope(-80.0, -79.4, 8.8, 9.5)),
          Map.entry("Kiel Canal", new Envelope(9.0, 10.3, 53.8, 54.5)),
          Map.entry("Yenisei to Dudinka", new Envelope(80.5, 86.6, 69.0, 72.5)),
          Map.entry("Columbia to Portland", new Envelope(-124.2, -122.3, 45.3, 46.4)),
          Map.entry("Yangtze above its mouth", new Envelope(118.5, 121.9, 31.2, 32.8)),
          Map.entry("Delaware to Philadelphia", new Envelope(-75.7, -74.9, 38.9, 40.0)),
          Map.entry("Mississippi to New Orleans", new Envelope(-90.4, -88.8, 28.9, 30.3)),
          Map.entry("Congo to Matadi", new Envelope(12.2, 13.8, -6.2, -5.6)),
          Map.entry("Cape Cod Canal", new Envelope(-70.7, -70.45, 41.7, 41.85)),
          Map.entry("Johnstone Strait", new Envelope(-127.0, -125.1, 50.25, 50.8)),
          Map.entry("Karmsund", new Envelope(5.2, 5.5, 59.15, 59.45)),
          Map.entry("James to Richmond", new Envelope(-77.5, -76.1, 36.9, 37.8)));

  private static final LandDepth DEPTH = new LandDepth(TestNetworks.land());

  /** A sample on land, with its distance to the coast. */
  private record Ashore(Coordinate at, double km) {}

  private final Map<List<Coordinate>, List<Ashore>> bySegment = new HashMap<>();

  /** Where the path lies further inland than the tolerance of the network, and how far. */
  public Map<String, Long> kmInland(List<Coordinate> path) {
    Map<String, Long> faults = new TreeMap<>();
    Coordinate first = path.get(0);
    Coordinate last = path.get(path.size() - 1);
    for (int i = 1; i < path.size(); i++) {
      for (Ashore ashore : ashore(path.get(i - 1), path.get(i))) {
        if (ashore.km > TOLERANCE_KM
            && metres(ashore.at, first) > PORT_APPROACH_METRES
            && metres(ashore.at, last) > PORT_APPROACH_METRES
            && WATERS_DRAWN_AS_LAND.values().stream().noneMatch(w -> w.contains(ashore.at))) {
          faults.put("%.1f %.1f".formatted(ashore.at.x, ashore.at.y), Math.round(ashore.km));
        }
      }
    }
    return faults;
  }

  /** Many paths share a lane, so each stretch is sampled once. */
  private List<Ashore> ashore(Coordinate a, Coordinate b) {
    List<Coordinate> key = a.compareTo(b) <= 0 ? List.of(a, b) : List.of(b, a);
    return bySegment.computeIfAbsent(key, segment -> sample(segment.get(0), segment.get(1)));
  }

  private static List<Ashore> sample(Coordinate a, Coordinate b) {
    List<Ashore> ashore = new ArrayList<>();
    int steps = (int) Math.ceil(metres(a, b) / SAMPLE_METRES);
    for (int i = 0; i <= steps; i++) {
      double part = steps == 0 ? 0 : (double) i / steps;
      Coordinate at =
          new Coordinate(
              Geodesy.normaliseLongitude(a.x + part * (b.x - a.x)), a.y + part * (b.y - a.y));
      double km = DEPTH.km(at);
      if (km > 0) {
        ashore.add(new Ashore(at, km));
      }
    }
    return ashore;
  }

  private static double metres(Coordinate a, Coordinate b) {
    return Geodesy.metres(a.x, a.y, b.x, b.y);
  }
}
