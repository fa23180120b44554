package org.lodeline.geodata.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class AntimeridianTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a path that stays on one side is one part | (10 0, 20 5) | (10 0, 20 5)
          a path eastward ends at 180 and goes on from -180 | (170 0, 190 10) | (170 0, 180 5) (-180 5, -170 10)
          a path westward ends at -180 and goes on from 180 | (-170 10, -190 0) | (-170 10, -180 5) (180 5, 170 0)
          a path there and back has three parts | (170 0, 190 10, 170 20) | (170 0, 180 5) (-180 5, -170 10, -180 15) (180 15, 170 20)
          a path that ends on the antimeridian is one part | (170 0, 180 0) | (170 0, 180 0)
          a path that touches the antimeridian and returns is one part | (170 0, 180 5, 170 10) | (170 0, 180 5, 170 10)
          a path that touches it from the other side is one part | (-170 0, -180 5, -170 10) | (-170 0, -180 5, -170 10)
          a path that begins on it goes on from the side where it goes to | (180 0, 190 0) | (-180 0, -170 0)
          and so does one to the west | (180 0, 170 0) | (180 0, 170 0)
          a path with longitudes beyond a turn comes back within | (370 0, 380 5) | (10 0, 20 5)
          a path below minus a turn does too | (-380 0, -370 5) | (-20 0, -10 5)
          a leap over several turns is cut at each | (0 0, 900 50) | (0 0, 180 10) (-180 10, 180 30) (-180 30, 180 50)
          """)
  void split(String rule, String path, String parts) throws ParseException {
    assertThat(wkt(Antimeridian.split(coordinates(path)))).as(rule).isEqualTo(parts);
  }

  @Property
  void everyPart_liesWithinTheWorld(@ForAll("paths") List<Coordinate> path) {
    for (List<Coordinate> part : Antimeridian.split(path)) {
      assertThat(part).hasSizeGreaterThan(1);
      assertThat(part).allSatisfy(c -> assertThat(c.x).isBetween(-180.0, 180.0));
    }
  }

  @Property
  void cutting_keepsTheLength(@ForAll("paths") List<Coordinate> path) {
    double cut = Antimeridian.split(path).stream().mapToDouble(Geodesy::metres).sum();

    double whole = Geodesy.metres(path);
    assertThat(cut).isCloseTo(whole, within(1e-3 * whole + 1e-6));
  }

  @Property
  void atACut_onePartEndsWhereTheNextBeginsOnTheOtherSide(@ForAll("paths") List<Coordinate> path) {
    List<List<Coordinate>> parts = Antimeridian.split(path);
    for (int i = 1; i < parts.size(); i++) {
      Coordinate end = parts.get(i - 1).get(parts.get(i - 1).size() - 1);
      Coordinate begin = parts.get(i).get(0);
      assertThat(Math.abs(end.x)).isEqualTo(180);
      assertThat(begin).isEqualTo(new Coordinate(-end.x, end.y));
    }
  }

  /** Walks in steps of up to five degrees, as lanes are drawn, that begin near the antimeridian. */
  @Provide
  Arbitrary<List<Coordinate>> paths() {
    Arbitrary<double[]> steps =
        Combinators.combine(
                Arbitraries.doubles().between(-5, 5), Arbitraries.doubles().between(-3, 3))
            .as((east, north) -> new double[] {east, north});
    return Combinators.combine(
            Arbitraries.doubles().between(-400, 400), steps.list().ofMinSize(1).ofMaxSize(40))
        .as(AntimeridianTest::walk);
  }

  private static List<Coordinate> walk(double startLon, List<double[]> steps) {
    List<Coordinate> path = new ArrayList<>();
    Coordinate at = new Coordinate(startLon, 0);
    path.add(at);
    for (double[] step : steps) {
      double lat = Math.min(Math.max(at.y + step[1], -70), 70);
      at = new Coordinate(at.x + step[0], lat);
      path.add(at);
    }
    return path;
  }

  private static List<Coordinate> coordinates(String wkt) throws ParseException {
    return Arrays.asList(new WKTReader().read("LINESTRING " + wkt).getCoordinates());
  }

  private static String wkt(List<List<Coordinate>> parts) {
    return parts.stream()
        .map(
            part ->
                part.stream()
                    .map(c -> number(c.x) + " " + number(c.y))
                    .collect(Collectors.joining(", ", "(", ")")))
        .collect(Collectors.joining(" "));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
