package org.lodeline.geodata.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class GeodesyTest {
  private static final Position WELLINGTON = new Position(174.81, -41.32);
  private static final Position SALAMANCA = new Position(-5.50, 40.96);

  /** The example of C. F. F. Karney's GeographicLib documentation. */
  @Test
  void wellingtonToSalamanca_isAsLongAsGeographicLibSays() {
    assertThat(Geodesy.metres(WELLINGTON, SALAMANCA)).isCloseTo(19_959_679.267, within(0.001));
  }

  @Test
  void theEquatorToThePole_isOneMeridianQuadrantOfWgs84() {
    assertThat(Geodesy.metres(0, 0, 0, 90)).isCloseTo(10_001_965.729, within(0.001));
  }

  @Test
  void aWholeTurnOfLongitude_doesNotChangeADistance() {
    assertThat(Geodesy.metres(170, 10, 190, 12))
        .isCloseTo(Geodesy.metres(170, 10, -170, 12), within(1e-6));
  }

  @Test
  void thePathLength_isTheSumOfItsSteps() {
    List<Coordinate> path =
        List.of(new Coordinate(0, 0), new Coordinate(1, 0), new Coordinate(1, 1));

    assertThat(Geodesy.metres(path))
        .isCloseTo(Geodesy.metres(0, 0, 1, 0) + Geodesy.metres(1, 0, 1, 1), within(1e-6));
  }

  @Test
  void nearestTurn_shiftsByWholeTurnsOnly() {
    assertThat(Geodesy.nearestTurn(-179, 179)).isEqualTo(181);
    assertThat(Geodesy.nearestTurn(179, -179)).isEqualTo(-181);
    assertThat(Geodesy.nearestTurn(10, 20)).isEqualTo(10);
    assertThat(Geodesy.nearestTurn(10, 725)).isEqualTo(730);
  }

  @Test
  void normaliseLongitude_keepsBothSidesOfTheAntimeridian() {
    assertThat(Geodesy.normaliseLongitude(180)).isEqualTo(180);
    assertThat(Geodesy.normaliseLongitude(-180)).isEqualTo(-180);
    assertThat(Geodesy.normaliseLongitude(190)).isEqualTo(-170);
    assertThat(Geodesy.normaliseLongitude(-541)).isEqualTo(179);
  }

  @Test
  void aPathAcrossTheAntimeridian_hasNoJump() {
    Position yokohama = new Position(139.65, 35.45);
    Position losAngeles = new Position(-118.25, 33.73);

    List<Coordinate> path = Geodesy.path(yokohama, losAngeles, 50_000);

    assertThat(path.get(0)).isEqualTo(yokohama.toCoordinate());
    assertThat(path.get(path.size() - 1)).isEqualTo(new Coordinate(360 - 118.25, 33.73));
    for (int i = 1; i < path.size(); i++) {
      assertThat(path.get(i).x).isBetween(path.get(i - 1).x, path.get(i - 1).x + 1);
    }
  }

  @Property
  void aPath_isAsLongAsTheDistanceAndNoStepIsLongerThanAsked(
      @ForAll("positions") Position a, @ForAll("positions") Position b) {
    List<Coordinate> path = Geodesy.path(a, b, 500_000);

    assertThat(Geodesy.metres(path)).isCloseTo(Geodesy.metres(a, b), within(1e-3));
    for (int i = 1; i < path.size(); i++) {
      assertThat(Geodesy.metres(path.subList(i - 1, i + 1))).isLessThan(500_001);
    }
  }

  @Property
  void distances_areSymmetric(@ForAll("positions") Position a, @ForAll("positions") Position b) {
    assertThat(Geodesy.metres(a, b)).isCloseTo(Geodesy.metres(b, a), within(1e-6));
  }

  @Property
  void aDetour_isNeverShorterThanTheDirectWay(
      @ForAll("positions") Position a,
      @ForAll("positions") Position via,
      @ForAll("positions") Position b) {
    assertThat(Geodesy.metres(a, b))
        .isLessThanOrEqualTo(Geodesy.metres(a, via) + Geodesy.metres(via, b) + 1e-3);
  }

  /** The chord between unit vectors grows with the distance, so it ranks neighbours alike. */
  @Property
  void unitVectors_areAsFarApartAsTheGlobeSays(
      @ForAll("positions") Position a, @ForAll("positions") Position b) {
    double[] p = Geodesy.unitVector(a.lon(), a.lat());
    double[] q = Geodesy.unitVector(b.lon(), b.lat());

    double chord = Math.hypot(Math.hypot(p[0] - q[0], p[1] - q[1]), p[2] - q[2]);
    double sphereMetres = 2 * Math.asin(Math.min(1, chord / 2)) * 6_371_000;
    assertThat(sphereMetres).isCloseTo(Geodesy.metres(a, b), withinPercentage(0.7));
  }

  /** Positions anywhere, the poles and both sides of the antimeridian among them. */
  @Provide
  Arbitrary<Position> positions() {
    return Combinators.combine(
            Arbitraries.doubles().between(-180, 180), Arbitraries.doubles().between(-90, 90))
        .as(Position::new)
        .edgeCases(
            edges -> {
              edges.filter(any -> false);
              edges.add(new Position(0, 90));
              edges.add(new Position(0, -90));
              edges.add(new Position(180, 60));
              edges.add(new Position(-180, -60));
            });
  }
}
