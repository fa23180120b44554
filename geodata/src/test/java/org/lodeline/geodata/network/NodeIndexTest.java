package org.lodeline.geodata.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class NodeIndexTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ends at one position are a node         | 10 5, 20 5, 10 5                   | 0 1 0",
        "ends 25 m apart are a node              | 10 5, 10.00025 5                   | 0 0",
        "in both directions                      | 10 5, 10.00025 5.00025             | 0 0",
        "wherever they lie on a grid             | 7.1999 0, 7.20015 0, 7.20385 0, 7.2041 0 | 0 0 1 1",
        "ends 55 m apart are two nodes           | 10 5, 10.0005 5                    | 0 1",
        "a chain of near ends is one node        | 10 5, 10.0006 5, 10.0003 5         | 0 0 0",
        "a turn around the globe changes nothing | 10 5, 370 5, -350 5                | 0 0 0",
        "ends meet across the antimeridian       | 180 5, -180 5, 179.9999 5, -179.9999 5 | 0 0 0 0",
      })
  void ends(String rule, String ends, String nodes) {
    List<Coordinate> coordinates =
        Arrays.stream(ends.split(", "))
            .map(end -> end.split(" "))
            .map(e -> new Coordinate(Double.parseDouble(e[0]), Double.parseDouble(e[1])))
            .toList();

    NodeIndex index = new NodeIndex(coordinates);

    assertThat(Arrays.stream(nodes.split(" ")).map(Integer::valueOf).toList())
        .as(rule)
        .isEqualTo(IntStream.range(0, coordinates.size()).map(index::node).boxed().toList());
  }
}
