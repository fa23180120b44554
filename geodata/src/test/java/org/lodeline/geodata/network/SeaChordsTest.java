package org.lodeline.geodata.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.lodeline.geodata.TestNetworks;

/** Straight ways over the open sea. */
class SeaChordsTest {
  private static final OpenSea OPEN_SEA = new OpenSea(TestNetworks.world().grid());
  private static final SeaNetwork SEA = TestNetworks.router().sea();

  @ParameterizedTest(name = "{0}: {5}")
  @CsvSource({
    "across the Atlantic,          -60,   35, -20,   45, true",
    "across Madagascar,             42,  -20,  52,  -20, false",
    "across the Azores,            -40, 38.5, -10, 38.5, false",
    "across the antimeridian,      170,   35, -170,  35, true",
    "across Fiji at 180,           175,  -17, -175, -17, false",
    "close to Cape Agulhas,         17, -34.8, 23, -34.8, false",
    "well off Cape Agulhas,         17,  -36,  23,  -36, true",
    "from the quays of Valparaíso, -71.62, -33.03, -76, -31, true",
    "across the Spratly Islands,   110,    9, 119,    9, false",
    "over the Arctic,               -5,   65,   0,   75, false",
  })
  void aWayIsClear_whereItStaysOffCoastsAndReefs(
      String way, double lon1, double lat1, double lon2, double lat2, boolean clear) {
    GreatCircle circle =
        new GreatCircle(Geodesy.unitVector(lon1, lat1), Geodesy.unitVector(lon2, lat2));

    assertThat(OPEN_SEA.isClear(circle)).as(way).isEqualTo(clear);
  }

  @Test
  void aGreatCircle_isWalkedToItsEnd() {
    GreatCircle circle =
        new GreatCircle(Geodesy.unitVector(170, -40), Geodesy.unitVector(-160, 20));

    circle.goTo(0);
    assertThat(circle.lon()).isCloseTo(170, within(1e-3));
    assertThat(circle.lat()).isCloseTo(-40, within(1e-3));
    circle.goTo(circle.km());
    assertThat(circle.lon()).isCloseTo(-160, within(1e-3));
    assertThat(circle.lat()).isCloseTo(20, within(1e-3));
  }

  @Test
  void everyEdge_crossesTheGatesThatItsDrawnLineCrosses() {
    for (int edge = 0; edge < SEA.edgeCount(); edge++) {
      List<Coordinate> path = SEA.coordinates(edge);
      List<Passage> passages = SEA.passagesOf(edge);

      for (List<Coordinate> part : Antimeridian.split(path)) {
        for (Passage passage : SEA.passages()) {
          if (passage
              .gate()
              .intersects(
                  passage.gate().getFactory().createLineString(part.toArray(Coordinate[]::new)))) {
            assertThat(passages).as("edge %s", path).contains(passage);
          }
        }
      }
    }
  }

  /** Else a ship could be sent through a harbour as if it were a strait. */
  @Test
  void aPort_isNeverOnTheWay() {
    Set<String> ends = Set.of("ZACPT", "SGSIN");
    Route route =
        TestNetworks.router()
            .route(
                new RouteRequest(
                    List.of(TestNetworks.port("ZACPT")),
                    List.of(TestNetworks.port("SGSIN")),
                    Closures.of(TestNetworks.closed()),
                    RouteRequest.Mode.ANY))
            .orElseThrow();

    List<Position> path = route.legs().get(0).path().stream().map(Position::of).toList();

    assertThat(TestNetworks.facts().ports().stream().filter(p -> !ends.contains(p.id())))
        .noneMatch(port -> path.contains(port.position()));
  }
}
