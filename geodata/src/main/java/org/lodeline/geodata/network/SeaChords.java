package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Straight ways over the open sea. MARNET's lanes run along a coarse lattice in mid-ocean, along a
 * fine one off some coasts and not at all off others, so that ways over them zigzag. A chord leads
 * from each hub and from each port to the nearest hub that it sees in each direction.
 */
final class SeaChords {
  private static final int DIRECTIONS = 32;

  /** So many hubs in a direction are looked at for one that is seen. */
  private static final int LOOKS = 4;

  private static final double MAX_KM = 2_500;
  private static final double MIN_KM = 25;

  /** Sorts squared distances as whole numbers. */
  private static final double FINENESS = 1e9;

  private final OpenSea sea;
  private final List<SeaHub> hubs;
  private final List<Chord> chords;

  /** Two nodes that are joined, the lower first. */
  record Chord(int from, int to) {
    static Chord of(SeaHub one, SeaHub other) {
      return one.node < other.node
          ? new Chord(one.node, other.node)
          : new Chord(other.node, one.node);
    }
  }

  /**
   * Finds the chords.
   *
   * @param turnOffs the node of the lanes that each port is joined to
   */
  SeaChords(SeaNetwork lanes, List<Position> ports, int[] turnOffs, OpenSea sea) {
    this.sea = sea;
    this.hubs = new SeaHubs(lanes, turnOffs, sea).hubs();
    int firstPort = lanes.nodeCount();
    Stream<Chord> joins =
        IntStream.range(0, turnOffs.length).mapToObj(i -> new Chord(turnOffs[i], firstPort + i));
    List<SeaHub> starts = new ArrayList<>(hubs);
    for (int i = 0; i < ports.size(); i++) {
      starts.add(new SeaHub(firstPort + i, ports.get(i)));
    }
    this.chords =
        Stream.concat(joins, starts.parallelStream().flatMap(this::from)).distinct().toList();
  }

  /** The chords, which join nodes of the lanes and ports, numbered after them. */
  List<Chord> chords() {
    return chords;
  }

  private Stream<Chord> from(SeaHub start) {
    int[] looks = new int[DIRECTIONS];
    double[] east = {-Math.sin(Math.toRadians(start.lon)), Math.cos(Math.toRadians(start.lon))};
    List<Chord> found = new ArrayList<>();
    for (int i : nearestFirst(start)) {
      SeaHub hub = hubs.get(i);
      int direction = direction(start.unit, east, hub.unit);
      if (looks[direction] < LOOKS) {
        looks[direction]++;
        if (sea.isClear(new GreatCircle(start.unit, hub.unit))) {
          looks[direction] = LOOKS;
          found.add(Chord.of(start, hub));
        }
      }
    }
    return found.stream();
  }

  /** The hubs within reach, but for those so near that a chord would add nothing. */
  private int[] nearestFirst(SeaHub start) {
    double min = SeaHub.squared(MIN_KM);
    double max = SeaHub.squared(MAX_KM);
    long[] near = new long[hubs.size()];
    int count = 0;
    for (int i = 0; i < near.length; i++) {
      double squared = start.squaredTo(hubs.get(i));
      if (squared > min && squared < max) {
        near[count++] = (long) (squared * FINENESS) << 32 | i;
      }
    }
    Arrays.sort(near, 0, count);
    return Arrays.stream(near, 0, count).mapToInt(i -> (int) i).toArray();
  }

  private static int direction(double[] from, double[] east, double[] to) {
    double x = to[0] * east[0] + to[1] * east[1];
    double y =
        to[2] * (from[0] * east[1] - from[1] * east[0])
            - from[2] * (to[0] * east[1] - to[1] * east[0]);
    double turn = GreatCircle.angle(y, x) / (2 * Math.PI) + 0.5;
    return Math.min((int) (turn * DIRECTIONS), DIRECTIONS - 1);
  }
}
