package org.lodeline.geodata.network;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
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

  private final List<Passage> passages;
  private final double[] nodeLon;
  private final double[] nodeLat;
  private final double[] nodeUnitVectors;
  private final int[] edgeFrom;
  private final int[] edgeTo;
  private final double[] edgeMetres;
  private final long[] edgePassages;
  private final LineString[] edgeLines;

  /** Edges of node n: {@code incident[firstIncident[n]]} to before {@code firstIncident[n + 1]}. */
  private final int[] firstIncident;

  private final int[] incident;

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
        Coordinate c = nodes.coordinate(node);
        nodeLon[renumbered[node]] = c.x;
        nodeLat[renumbered[node]] = c.y;
        System.arraycopy(Geodesy.unitVector(c.x, c.y), 0, nodeUnitVectors, 3 * renumbered[node], 3);
      }
    }
    int[] edges = IntStream.range(0, from.length).filter(i -> kept[from[i]]).toArray();
    this.edgeFrom = Arrays.stream(edges).map(i -> renumbered[from[i]]).toArray();
    this.edgeTo = Arrays.stream(edges).map(i -> renumbered[to[i]]).toArray();
    this.edgeLines = Arrays.stream(edges).mapToObj(lines::get).toArray(LineString[]::new);
    this.edgeMetres =
        Arrays.stream(edgeLines)
            .parallel()
            .mapToDouble(line -> Geodesy.metres(Arrays.asList(line.getCoordinates())))
            .toArray();
    this.edgePassages =
        Arrays.stream(edgeLines).parallel().mapToLong(this::passagesCrossed).toArray();
    this.firstIncident = new int[count + 1];
    this.incident = incidence();
  }

  private static List<Coordinate> ends(LineString line) {
    return List.of(line.getCoordinateN(0), line.getCoordinateN(line.getNumPoints() - 1));
  }

  private int[] incidence() {
    for (int edge = 0; edge < edgeFrom.length; edge++) {
      firstIncident[edgeFrom[edge] + 1]++;
      firstIncident[edgeTo[edge] + 1]++;
    }
    Arrays.parallelPrefix(firstIncident, Integer::sum);
    int[] next = firstIncident.clone();
    int[] list = new int[2 * edgeFrom.length];
    for (int edge = 0; edge < edgeFrom.length; edge++) {
      list[next[edgeFrom[edge]]++] = edge;
      list[next[edgeTo[edge]]++] = edge;
    }
    return list;
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

  int degree(int node) {
    return firstIncident[node + 1] - firstIncident[node];
  }

  int incidentEdge(int node, int i) {
    return incident[firstIncident[node] + i];
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

  /** The positions of an edge, beginning at its end {@code startNode}. */
  List<Coordinate> coordinates(int edge, int startNode) {
    LineString line = edgeLines[edge];
    return Arrays.asList((edgeFrom[edge] == startNode ? line : line.reverse()).getCoordinates());
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
