package org.lodeline.geodata.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class LaneCutsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a lane is cut where it is nearest to a port | (0 0, 10 0) | 4 1 | (0 0, 4 0) (4 0, 10 0)",
        "a lane of several segments keeps its bends  | (0 0, 2 0, 4 0, 6 0) | 3 1 | (0 0, 2 0, 3 0) (3 0, 4 0, 6 0)",
        "a lane is cut at its bend                   | (0 0, 5 0, 5 5) | 6 -1 | (0 0, 5 0) (5 0, 5 5)",
        "a lane that ends at the port stays whole    | (0 0, 10 0) | -1 0 | (0 0, 10 0)",
        "so does a lane out of reach                 | (0 0, 10 0) | 5 6 | (0 0, 10 0)",
        "and one whose end is as near as a cut       | (0 0, 10 0) | 0.005 1 | (0 0, 10 0)",
        "two ports cut a lane twice                  | (0 0, 10 0) | 7 1, 2 1 | (0 0, 2 0) (2 0, 7 0) (7 0, 10 0)",
        "two ports beside each other cut it once     | (0 0, 10 0) | 2 1, 2 -1 | (0 0, 2 0) (2 0, 10 0)",
      })
  void cut(String rule, String lane, String ports, String pieces) throws ParseException {
    assertThat(wkt(LaneCuts.cut(List.of(line(lane)), positions(ports)))).as(rule).isEqualTo(pieces);
  }

  @Test
  void longitudesAreShrunk_soThatTheNearestPointIsTheNearestOnTheGlobe() throws ParseException {
    List<LineString> pieces =
        LaneCuts.cut(List.of(line("(0 60, 4 62)")), List.of(new Position(0, 62)));

    Position cut = Position.of(pieces.get(1).getCoordinateN(0));
    double metres = Geodesy.metres(cut, new Position(0, 62));
    for (double part : new double[] {-0.05, 0.05}) {
      Position beside = new Position(cut.lon() + 4 * part, cut.lat() + 2 * part);
      assertThat(Geodesy.metres(beside, new Position(0, 62))).isGreaterThan(metres);
    }
  }

  @Test
  void ofManyLanes_theNearestFiveAreCut() throws ParseException {
    List<LineString> lanes =
        List.of(
            line("(0 0, 10 0)"),
            line("(0 1, 10 1)"),
            line("(0 2, 10 2)"),
            line("(0 3, 10 3)"),
            line("(0 -1, 10 -1)"),
            line("(0 -2, 10 -2)"),
            line("(0 -3, 10 -3)"));

    assertThat(LaneCuts.cut(lanes, List.of(new Position(5, 0.1)))).hasSize(7 + 5);
  }

  @Test
  void theLength_isKept() throws ParseException {
    LineString lane = line("(0 0, 3 0, 3 2, 7 2)");

    List<LineString> pieces =
        LaneCuts.cut(List.of(lane), List.of(new Position(3.5, 1), new Position(6, 3)));

    assertThat(pieces).hasSize(3);
    assertThat(pieces.stream().mapToDouble(LaneCutsTest::metres).sum())
        .isCloseTo(metres(lane), within(1.0));
  }

  private static double metres(LineString line) {
    return Geodesy.metres(Arrays.asList(line.getCoordinates()));
  }

  private static LineString line(String coordinates) throws ParseException {
    return (LineString) new WKTReader().read("LINESTRING " + coordinates);
  }

  private static List<Position> positions(String ports) {
    return Arrays.stream(ports.split(", "))
        .map(port -> port.split(" "))
        .map(p -> new Position(Double.parseDouble(p[0]), Double.parseDouble(p[1])))
        .toList();
  }

  private static String wkt(List<LineString> lines) {
    return String.join(
        " ", lines.stream().map(line -> line.toText().replace("LINESTRING ", "")).toList());
  }
}
