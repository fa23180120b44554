package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.lodeline.geodata.LodelineException;

/**
 * The sea lanes as a graph: MARNET's nodes and edges, each edge with its geodesic length and the
 * passages it goes through. Immutable and safe for all threads.
 *
 * <p>Edges and nodes are numbered from 0; the arrays are laid out for the search of {@link
 * SeaPaths}. Only the largest connected part is kept, so that every node can be reached from every
 * other while all passages are open.
 */
public final class SeaNetwork {
  /** More passages than this do not fit the bit set of an edge. */
  static final int MAX_PASSAGES = 64;

  /** No chord is drawn further than this outside the box around its ends. */
  private static final double CHORD_BULGE_DEGREES = 6;

  private static final double CHORD_STEP_METRES = 100_000;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final List<Passage> passages;
  private final double[] nodeLon;
  private final double[] nodeLat;
  private final double[] nodeUnitVectors;

  /** From here on the nodes are ports. */
  private final int firstPort;

  private final int[] edgeFrom;
  private final int[] edgeTo;
  private final double[] edgeMetres;
  private final long[] edgePassages;

  /** What is drawn of the first edges; the others are chords. */
  private final LineString[] lanes;

  /** Arcs that leave node n: {@code firstArc[n]} to before {@code firstArc[n + 1]}. */
  private final int[] firstArc;

  private final int[] arcEdge;
  private final int[] arcTarget;

  /**
   * Builds the graph.
   *
   * @param lines edges; those that end at the same position, to some 40 m, are joined there
   * @param passages at most 64, with distinct ids
   */
  SeaNetwork(List<LineString> lines, List<Passage> passages) {
    if (passages.size() > MAX_PASSAGES) {
      throw new IllegalArgumentException("more than " + MAX_PASSAGES + " passages");
    }
    this.passages = List.copyOf(passages);
    NodeIndex nodes = new NodeIndex(lines.stream().flatMap(line -> ends(line).stream()).toList());
    int[] from = IntStream.range(0, lines.size()).map(i -> nodes.node(2 * i)).toArray();
    int[] to = IntStream.range(0, lines.size()).map(i -> nodes.node(2 * i + 1)).toArray();
    boolean[] kept = nodes.largestComponent(from, to);
    int[] renumbered = new int[nodes.size()];
    int count = 0;
    for (int node = 0; node < renumbered.length; node++) {
      renumbered[node] = kept[node] ? count++ : -1;
    }
    this.nodeLon = new double[count];
    this.nodeLat = new double[count];
    this.nodeUnitVectors = new double[3 * count];
    for (int node = 0; node < renumbered.length; node++) {
      if (kept[node]) {
        putNode(renumbered[node], nodes.coordinate(node));
      }
    }
    int[] edges = IntStream.range(0, from.length).filter(i -> kept[from[i]]).toArray();
    this.edgeFrom = Arrays.stream(edges).map(i -> renumbered[from[i]]).toArray();
    this.edgeTo = Arrays.stream(edges).map(i -> renumbered[to[i]]).toArray();
    this.lanes = Arrays.stream(edges).mapToObj(lines::get).toArray(LineString[]::new);
    this.edgeMetres =
        Arrays.stream(lanes)
            .parallel()
            .mapToDouble(line -> Geodesy.metres(Arrays.asList(line.getCoordinates())))
            .toArray();
    this.edgePassages = Arrays.stream(lanes).parallel().mapToLong(this::passagesCrossed).toArray();
    this.firstPort = count;
    this.firstArc = new int[count + 1];
    this.arcEdge = new int[2 * edgeFrom.length];
    this.arcTarget = new int[2 * edgeFrom.length];
    layOutArcs();
  }

  /** The network with ports and chords. */
  private SeaNetwork(SeaNetwork network, SeaChords more, List<Position> ports) {
    List<SeaChords.Chord> chords = more.chords();
    this.passages = network.passages;
    this.lanes = network.lanes;
    this.firstPort = network.nodeCount();
    int nodes = firstPort + ports.size();
    this.nodeLon = Arrays.copyOf(network.nodeLon, nodes);
    this.nodeLat = Arrays.copyOf(network.nodeLat, nodes);
    this.nodeUnitVectors = Arrays.copyOf(network.nodeUnitVectors, 3 * nodes);
    for (int i = 0; i < ports.size(); i++) {
      putNode(firstPort + i, ports.get(i).toCoordinate());
    }
    int edges = network.edgeCount() + chords.size();
    this.edgeFrom = Arrays.copyOf(network.edgeFrom, edges);
    this.edgeTo = Arrays.copyOf(network.edgeTo, edges);
    this.edgeMetres = Arrays.copyOf(network.edgeMetres, edges);
    this.edgePassages = Arrays.copyOf(network.edgePassages, edges);
    IntStream.range(0, chords.size())
        .parallel()
        .forEach(
            i -> {
              int edge = network.edgeCount() + i;
              edgeFrom[edge] = chords.get(i).from();
              edgeTo[edge] = chords.get(i).to();
              edgeMetres[edge] = Geodesy.metres(position(edgeFrom[edge]), position(edgeTo[edge]));
              edgePassages[edge] = passagesCrossedByChord(edge);
            });
    this.firstArc = new int[nodes + 1];
    this.arcEdge = new int[2 * edges];
    this.arcTarget = new int[2 * edges];
    layOutArcs();
  }

  /**
   * This network with chords.
   *
   * @param ports the positions that the chords were found for, where ways only begin or end
   */
  SeaNetwork with(SeaChords chords, List<Position> ports) {
    return new SeaNetwork(this, chords, ports);
  }

  private void putNode(int node, Coordinate at) {
    nodeLon[node] = at.x;
    nodeLat[node] = at.y;
    System.arraycopy(Geodesy.unitVector(at.x, at.y), 0, nodeUnitVectors, 3 * node, 3);
  }

  private static List<Coordinate> ends(LineString line) {
    return List.of(line.getCoordinateN(0), line.getCoordinateN(line.getNumPoints() - 1));
  }

  private void layOutArcs() {
    for (int edge = 0; edge < edgeFrom.length; edge++) {
      firstArc[edgeFrom[edge] + 1]++;
      firstArc[edgeTo[edge] + 1]++;
    }
    Arrays.parallelPrefix(firstArc, Integer::sum);
    int[] next = firstArc.clone();
    for (int edge = 0; edge < edgeFrom.length; edge++) {
      layOutArc(next[edgeFrom[edge]]++, edge, edgeTo[edge]);
      layOutArc(next[edgeTo[edge]]++, edge, edgeFrom[edge]);
    }
  }

  private void layOutArc(int arc, int edge, int target) {
    arcEdge[arc] = edge;
    arcTarget[arc] = target;
  }

  private long passagesCrossedByChord(int edge) {
    Envelope box =
        new Envelope(
            nodeLon[edgeFrom[edge]],
            nodeLon[edgeTo[edge]],
            nodeLat[edgeFrom[edge]],
            nodeLat[edgeTo[edge]]);
    box.expandBy(CHORD_BULGE_DEGREES);
    boolean mayCross =
        box.getWidth() > 180
            || passages.stream()
                .anyMatch(passage -> passage.gate().getEnvelopeInternal().intersects(box));
    if (!mayCross) {
      return 0;
    }
    long crossed = 0;
    for (List<Coordinate> part : Antimeridian.split(chord(edge))) {
      crossed |= passagesCrossed(FACTORY.createLineString(part.toArray(Coordinate[]::new)));
    }
    return crossed;
  }

  private List<Coordinate> chord(int edge) {
    return Geodesy.path(position(edgeFrom[edge]), position(edgeTo[edge]), CHORD_STEP_METRES);
  }

  private long passagesCrossed(LineString line) {
    long crossed = 0;
    Envelope box = line.getEnvelopeInternal();
    for (int i = 0; i < passages.size(); i++) {
      LineString gate = passages.get(i).gate();
      if (gate.getEnvelopeInternal().intersects(box) && crosses(line, gate)) {
        crossed |= 1L << i;
      }
    }
    return crossed;
  }

  private static boolean crosses(LineString line, LineString gate) {
    RobustLineIntersector intersector = new RobustLineIntersector();
    for (int i = 1; i < line.getNumPoints(); i++) {
      for (int j = 1; j < gate.getNumPoints(); j++) {
        intersector.computeIntersection(
            line.getCoordinateN(i - 1),
            line.getCoordinateN(i),
            gate.getCoordinateN(j - 1),
            gate.getCoordinateN(j));
        if (intersector.hasIntersection()) {
          return true;
        }
      }
    }
    return false;
  }

  /** The passages, in the order of their bits. */
  public List<Passage> passages() {
    return passages;
  }

  /**
   * The passage with this id.
   *
   * @throws LodelineException of kind INVALID_INPUT that lists the valid ids
   */
  public Passage requirePassage(String parameter, String id) {
    return passages.stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                LodelineException.unknown(
                    parameter, "passage", id, passages.stream().map(Passage::id).toList()));
  }

  /** The arctic passages, which are closed unless a request opens them. */
  public Set<Passage> arctic() {
    Set<Passage> arctic = new LinkedHashSet<>();
    passages.stream().filter(Passage::arctic).forEach(arctic::add);
    return arctic;
  }

  long bits(Set<Passage> some) {
    long bits = 0;
    for (int i = 0; i < passages.size(); i++) {
      if (some.contains(passages.get(i))) {
        bits |= 1L << i;
      }
    }
    return bits;
  }

  int nodeCount() {
    return nodeLon.length;
  }

  int edgeCount() {
    return edgeFrom.length;
  }

  /** Whether ways only begin or end at the node. */
  boolean isPort(int node) {
    return node >= firstPort;
  }

  /** The first of the arcs that leave a node; the last is the one before that of the next node. */
  int firstArc(int node) {
    return firstArc[node];
  }

  /** The edge that an arc goes along. */
  int edge(int arc) {
    return arcEdge[arc];
  }

  /** The node that an arc leads to. */
  int target(int arc) {
    return arcTarget[arc];
  }

  int otherEnd(int edge, int node) {
    return edgeFrom[edge] == node ? edgeTo[edge] : edgeFrom[edge];
  }

  double metres(int edge) {
    return edgeMetres[edge];
  }

  long passageBits(int edge) {
    return edgePassages[edge];
  }

  /** The passages that an edge goes through. */
  List<Passage> passagesOf(int edge) {
    if (edgePassages[edge] == 0) {
      return List.of();
    }
    return IntStream.range(0, passages.size())
        .filter(i -> (edgePassages[edge] >> i & 1) != 0)
        .mapToObj(passages::get)
        .toList();
  }

  Position position(int node) {
    return new Position(nodeLon[node], nodeLat[node]);
  }

  /** The positions of an edge. */
  List<Coordinate> coordinates(int edge) {
    return edge < lanes.length ? Arrays.asList(lanes[edge].getCoordinates()) : chord(edge);
  }

  /** The positions of an edge, beginning at its end {@code startNode}. */
  List<Coordinate> coordinates(int edge, int startNode) {
    List<Coordinate> path = coordinates(edge);
    if (edgeFrom[edge] == startNode) {
      return path;
    }
    List<Coordinate> reversed = new ArrayList<>(path);
    Collections.reverse(reversed);
    return reversed;
  }

  /** The {@code count} nodes nearest to a position, nearest first. */
  int[] nearestNodes(Position position, int count) {
    double[] at = Geodesy.unitVector(position.lon(), position.lat());
    int[] best = new int[count];
    double[] squared = new double[count];
    Arrays.fill(squared, Double.POSITIVE_INFINITY);
    for (int node = 0; node < nodeLon.length; node++) {
      double dx = nodeUnitVectors[3 * node] - at[0];
      double dy = nodeUnitVectors[3 * node + 1] - at[1];
      double dz = nodeUnitVectors[3 * node + 2] - at[2];
      double d = dx * dx + dy * dy + dz * dz;
      int i = count;
      while (i > 0 && d < squared[i - 1]) {
        i--;
      }
      if (i < count) {
        System.arraycopy(squared, i, squared, i + 1, count - i - 1);
        System.arraycopy(best, i, best, i + 1, count - i - 1);
        squared[i] = d;
        best[i] = node;
      }
    }
    return best;
  }
}
