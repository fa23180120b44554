package org.lodeline.geodata.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.network.Geodesy;
import org.lodeline.geodata.network.Leg;

/** Ships of the bundled corridors stay at sea, as far as the base map can tell. */
class CorridorsOverLandTest {
  /** The sea network is true to 5 km, and so are the coasts of the base map. */
  private static final double TOLERANCE_KM = 5;

  private static final double SAMPLE_METRES = 1_000;

  /**
   * Around its ends a leg is not looked at: harbours lie in bays and on rivers that the base map
   * does not know, and the way from the quay to the lane is a straight line.
   */
  private static final double PORT_APPROACH_METRES = 50_000;

  /** Waters that ships do sail, where the base map shows land. */
  private static final Map<String, Envelope> WATERS_DRAWN_AS_LAND =
      Map.of(
          "Suez Canal", new Envelope(32.2, 32.7, 29.8, 31.4),
          "Panama Canal", new Envelope(-80.0, -79.4, 8.8, 9.5),
          "Kiel Canal", new Envelope(9.0, 10.3, 53.8, 54.5),
          "Yenisei to Dudinka", new Envelope(80.5, 86.6, 69.0, 72.5),
          "Columbia to Portland", new Envelope(-124.2, -122.3, 45.3, 46.4),
          "Yangtze above its mouth", new Envelope(118.5, 121.9, 31.2, 32.8),
          "Delaware to Philadelphia", new Envelope(-75.7, -74.9, 38.9, 40.0),
          "Mississippi to New Orleans", new Envelope(-90.4, -88.8, 28.9, 30.3),
          "Congo to Matadi", new Envelope(12.2, 13.8, -6.2, -5.6),
          "Karmsund", new Envelope(5.2, 5.5, 59.15, 59.45));

  private static final LandDepth DEPTH = new LandDepth(TestNetworks.land());

  /** A sample on land, with its distance to the coast. */
  private record Ashore(Coordinate at, double km) {}

  private final Map<List<Coordinate>, List<Ashore>> bySegment = new HashMap<>();

  @Test
  void noCorridor_crossesLandByMoreThanTheToleranceOfTheNetwork() {
    Map<String, String> faults = new TreeMap<>();
    int legs = 0;
    for (Corridor corridor : TestCorridors.bundled()) {
      for (Leg leg : corridor.route().orElseThrow().legs()) {
        if (leg.mode() == Leg.Mode.SEA) {
          legs++;
          check(corridor, leg, faults);
        }
      }
    }

    assertThat(legs).isGreaterThan(100);
    assertThat(faults).isEmpty();
  }

  /** The measure itself: a test that saw no land would find no fault. */
  @ParameterizedTest(name = "{0} is {3} km inland")
  @CsvSource({
    "the middle of the Atlantic, -40,    30,     0,   0",
    "Altmark,                     11.15, 52.85, 130, 15",
    "Geneva,                       6.15, 46.2,  295, 20",
    "the middle of Mauritius,     57.57, -20.3,  20,  5",
    "Chukotka at 180 degrees,    180,    67.0,  190, 30",
  })
  void depth_isTheDistanceToTheCoast(
      String place, double lon, double lat, double km, double tolerance) {
    assertThat(DEPTH.km(new Coordinate(lon, lat))).as(place).isCloseTo(km, within(tolerance));
  }

  private void check(Corridor corridor, Leg leg, Map<String, String> faults) {
    List<Coordinate> path = leg.path();
    Coordinate first = path.get(0);
    Coordinate last = path.get(path.size() - 1);
    for (int i = 1; i < path.size(); i++) {
      for (Ashore ashore : ashore(path.get(i - 1), path.get(i))) {
        if (ashore.km > TOLERANCE_KM
            && metres(ashore.at, first) > PORT_APPROACH_METRES
            && metres(ashore.at, last) > PORT_APPROACH_METRES
            && WATERS_DRAWN_AS_LAND.values().stream().noneMatch(w -> w.contains(ashore.at))) {
          faults.put(
              "%.1f %.1f".formatted(ashore.at.x, ashore.at.y),
              "%.1f km inland, %s".formatted(ashore.km, corridor.flow().id()));
        }
      }
    }
  }

  /** Many corridors share a lane, so each stretch is sampled once. */
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
