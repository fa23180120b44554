package org.lodeline.geodata.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.lodeline.geodata.Resources;

/** What is mended of MARNET: rows that fit none of its lanes would mend nothing. */
class MarnetReaderTest {
  private static final List<LineString> LANES = MarnetReader.lines();

  private record Ends(Coordinate one, Coordinate other, String why) {}

  @Test
  void everyLaneLeftOut_isOneOfMarnet() {
    List<String> faults = new ArrayList<>();
    for (Ends ends : rows("network/marnet-left-out.csv")) {
      if (LANES.stream().noneMatch(lane -> joins(lane, ends.one, ends.other))) {
        faults.add(ends.toString());
      }
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void everyChainOfJoins_beginsAndEndsAtALane() {
    List<Coordinate> ends = new ArrayList<>();
    rows("network/marnet-joins.csv").forEach(row -> ends.addAll(List.of(row.one, row.other)));

    for (Coordinate end : ends) {
      long joinsThere = ends.stream().filter(e -> isAt(e, end)).count();
      assertThat(joinsThere > 1 || LANES.stream().anyMatch(lane -> isEndOf(lane, end)))
          .as("%s is joined to something", end)
          .isTrue();
    }
  }

  @Test
  void everyRow_saysWhy() {
    assertThat(rows("network/marnet-left-out.csv")).allSatisfy(r -> assertThat(r.why).isNotBlank());
    assertThat(rows("network/marnet-joins.csv")).allSatisfy(r -> assertThat(r.why).isNotBlank());
  }

  private static List<Ends> rows(String resource) {
    return Resources.csv(
        resource,
        row ->
            new Ends(
                new Coordinate(
                    Double.parseDouble(row.getField("lon1")),
                    Double.parseDouble(row.getField("lat1"))),
                new Coordinate(
                    Double.parseDouble(row.getField("lon2")),
                    Double.parseDouble(row.getField("lat2"))),
                row.getField("why")));
  }

  private static boolean joins(LineString lane, Coordinate a, Coordinate b) {
    Coordinate first = lane.getCoordinateN(0);
    Coordinate last = lane.getCoordinateN(lane.getNumPoints() - 1);
    return (isAt(first, a) && isAt(last, b)) || (isAt(first, b) && isAt(last, a));
  }

  private static boolean isEndOf(LineString lane, Coordinate c) {
    return isAt(lane.getCoordinateN(0), c) || isAt(lane.getCoordinateN(lane.getNumPoints() - 1), c);
  }

  private static boolean isAt(Coordinate a, Coordinate b) {
    return a.equals2D(b, 1e-5);
  }
}
