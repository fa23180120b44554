package org.lodeline.geodata.basemap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;

/**
 * What a map of the world is drawn with. Longitudes are continuous: what crosses the antimeridian
 * leaves the range of -180 to 180. Holes are rings like shells, to be filled by the even-odd rule.
 *
 * @param land closed rings
 * @param countries the closed rings of each country, by ISO 3166-1 alpha-3 code
 * @param coasts where land ends at the sea; without the edges that only a map has, at the South
 *     Pole and the antimeridian
 * @param borders between two countries
 */
public record Outlines(
    List<List<Coordinate>> land,
    Map<String, List<List<Coordinate>>> countries,
    List<List<Coordinate>> coasts,
    List<List<Coordinate>> borders) {
  private static final double EDGE_LON = 179.999;
  private static final double EDGE_LAT = -85.5;

  static Outlines of(TopoJson topology, Function<TopoJson.Shape, List<List<Coordinate>>> ringsOf) {
    Map<Integer, Set<Integer>> users = new HashMap<>();
    Map<String, List<List<Coordinate>>> countries = new HashMap<>();
    List<TopoJson.Shape> shapes = topology.objects().countries().geometries();
    for (int i = 0; i < shapes.size(); i++) {
      TopoJson.Shape shape = shapes.get(i);
      if (shape.id() != null) {
        countries.put(shape.id(), ringsOf.apply(shape));
      }
      for (int[][] polygon : shape.arcs()) {
        for (int[] ring : polygon) {
          for (int arc : ring) {
            users.computeIfAbsent(arc < 0 ? ~arc : arc, key -> new HashSet<>()).add(i);
          }
        }
      }
    }
    List<List<Coordinate>> borders = new ArrayList<>();
    users.forEach(
        (arc, by) -> {
          if (by.size() > 1) {
            borders.add(topology.ring(new int[] {arc}));
          }
        });
    return new Outlines(
        ringsOf.apply(topology.objects().land()), countries, coasts(topology), borders);
  }

  private static List<List<Coordinate>> coasts(TopoJson topology) {
    List<List<Coordinate>> coasts = new ArrayList<>();
    Arrays.stream(topology.objects().land().arcs())
        .flatMap(Arrays::stream)
        .flatMapToInt(IntStream::of)
        .map(arc -> arc < 0 ? ~arc : arc)
        .distinct()
        .forEach(arc -> addWithoutEdges(topology.ring(new int[] {arc}), coasts));
    return coasts;
  }

  private static void addWithoutEdges(List<Coordinate> line, List<List<Coordinate>> runs) {
    List<Coordinate> run = new ArrayList<>();
    for (Coordinate point : line) {
      if (!run.isEmpty() && isEdge(run.get(run.size() - 1), point)) {
        addRun(run, runs);
        run = new ArrayList<>();
      }
      run.add(point);
    }
    addRun(run, runs);
  }

  private static void addRun(List<Coordinate> run, List<List<Coordinate>> runs) {
    if (run.size() > 1) {
      runs.add(run);
    }
  }

  private static boolean isEdge(Coordinate a, Coordinate b) {
    return (Math.abs(a.x) > EDGE_LON && Math.abs(b.x) > EDGE_LON)
        || (a.y < EDGE_LAT && b.y < EDGE_LAT);
  }
}
