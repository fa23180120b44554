package org.lodeline.geodata.store.memory;

import java.util.Arrays;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.shape.fractal.HilbertCode;

/**
 * A packed R-tree over the envelopes of features, which are in it by their places. It lies in a few
 * arrays, and knows how many features are below a node, so that those of a large box are counted
 * without being looked at. Immutable and safe for all threads.
 */
final class EnvelopeTree {
  private static final int BITS_OF_CHILDREN = 4;
  private static final int CHILDREN = 1 << BITS_OF_CHILDREN;
  private static final int HILBERT_LEVEL = 16;

  /** Of the features, along a Hilbert curve. */
  private final int[] places;

  /**
   * West, south, east and north of the features in turn, then of the nodes above each {@link
   * #CHILDREN} of them, and so on to a single one.
   */
  private final double[][] levels;

  /**
   * A tree of the features that have a geometry with positions.
   *
   * @param features by place
   */
  EnvelopeTree(SimpleFeature[] features) {
    Envelope extent = new Envelope();
    Envelope[] envelopes = new Envelope[features.length];
    int count = 0;
    for (int i = 0; i < features.length; i++) {
      envelopes[i] = envelope(features[i]);
      extent.expandToInclude(envelopes[i]);
      count += envelopes[i].isNull() ? 0 : 1;
    }
    long[] keys = new long[count];
    int next = 0;
    for (int place = 0; place < envelopes.length; place++) {
      if (!envelopes[place].isNull()) {
        keys[next++] = (long) code(envelopes[place], extent) << Integer.SIZE | place;
      }
    }
    Arrays.sort(keys);
    places = new int[count];
    double[] boxes = new double[4 * count];
    for (int i = 0; i < count; i++) {
      places[i] = (int) keys[i];
      put(boxes, i, envelopes[places[i]]);
    }
    levels = levels(boxes);
  }

  private static Envelope envelope(SimpleFeature feature) {
    @Nullable Object geometry = feature.getDefaultGeometry();
    if (geometry instanceof Point point) {
      // A geometry keeps the envelope that it is asked for, and there may be many points.
      return point.isEmpty() ? new Envelope() : new Envelope(point.getCoordinate());
    }
    return geometry instanceof Geometry known ? known.getEnvelopeInternal() : new Envelope();
  }

  private static int code(Envelope envelope, Envelope extent) {
    Coordinate centre = envelope.centre();
    return HilbertCode.encode(
        HILBERT_LEVEL,
        share(centre.x - extent.getMinX(), extent.getWidth()),
        share(centre.y - extent.getMinY(), extent.getHeight()));
  }

  private static int share(double offset, double length) {
    return length == 0 ? 0 : (int) (offset / length * ((1 << HILBERT_LEVEL) - 1));
  }

  private static double[][] levels(double[] features) {
    int count = 1;
    for (int size = features.length / 4; size > 1; size = parents(size)) {
      count++;
    }
    double[][] levels = new double[count][];
    levels[0] = features;
    for (int level = 1; level < count; level++) {
      levels[level] = around(levels[level - 1]);
    }
    return levels;
  }

  private static int parents(int size) {
    return (size + CHILDREN - 1) >> BITS_OF_CHILDREN;
  }

  private static double[] around(double[] children) {
    int size = children.length / 4;
    double[] boxes = new double[4 * parents(size)];
    for (int node = 0; node < boxes.length / 4; node++) {
      Envelope box = new Envelope();
      for (int i = node << BITS_OF_CHILDREN;
          i < Math.min(size, (node + 1) << BITS_OF_CHILDREN);
          i++) {
        box.expandToInclude(children[4 * i], children[4 * i + 1]);
        box.expandToInclude(children[4 * i + 2], children[4 * i + 3]);
      }
      put(boxes, node, box);
    }
    return boxes;
  }

  private static void put(double[] boxes, int index, Envelope box) {
    boxes[4 * index] = box.getMinX();
    boxes[4 * index + 1] = box.getMinY();
    boxes[4 * index + 2] = box.getMaxX();
    boxes[4 * index + 3] = box.getMaxY();
  }

  /** The envelope of all geometries; null (in the sense of JTS) if there are none. */
  Envelope extent() {
    double[] top = levels[levels.length - 1];
    return places.length == 0 ? new Envelope() : new Envelope(top[0], top[2], top[1], top[3]);
  }

  /** How many features have an envelope that meets a box. */
  int count(Envelope box) {
    Count count = new Count();
    visit(box, count);
    return count.found;
  }

  /** The places of the features whose envelope meets one of the boxes, in order. */
  int[] places(List<Envelope> boxes) {
    Places found = new Places();
    boxes.forEach(box -> visit(box, found));
    int[] inOrder = Arrays.copyOf(found.found, found.size);
    Arrays.sort(inOrder);
    return boxes.size() == 1 ? inOrder : Arrays.stream(inOrder).distinct().toArray();
  }

  /** Takes runs of features along the curve. */
  private interface Visitor {
    void run(int from, int to);
  }

  private static final class Count implements Visitor {
    private int found;

    @Override
    public void run(int from, int to) {
      found += to - from;
    }
  }

  private final class Places implements Visitor {
    private int[] found = new int[128];
    private int size;

    @Override
    public void run(int from, int to) {
      int length = to - from;
      if (size + length > found.length) {
        found = Arrays.copyOf(found, Math.max(2 * found.length, size + length));
      }
      System.arraycopy(places, from, found, size, length);
      size += length;
    }
  }

  private void visit(Envelope box, Visitor visitor) {
    if (places.length > 0 && !box.isNull()) {
      int top = levels.length - 1;
      visit(top, 0, box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY(), visitor);
    }
  }

  private void visit(
      int level, int node, double west, double south, double east, double north, Visitor visitor) {
    double[] boxes = levels[level];
    double nodeWest = boxes[4 * node];
    double nodeSouth = boxes[4 * node + 1];
    double nodeEast = boxes[4 * node + 2];
    double nodeNorth = boxes[4 * node + 3];
    if (nodeWest > east || nodeEast < west || nodeSouth > north || nodeNorth < south) {
      return;
    }
    boolean isInside =
        nodeWest >= west && nodeEast <= east && nodeSouth >= south && nodeNorth <= north;
    if (level == 0 || isInside) {
      int bits = BITS_OF_CHILDREN * level;
      visitor.run(node << bits, (int) Math.min(places.length, (node + 1L) << bits));
      return;
    }
    int children = Math.min(levels[level - 1].length / 4, (node + 1) << BITS_OF_CHILDREN);
    for (int child = node << BITS_OF_CHILDREN; child < children; child++) {
      visit(level - 1, child, west, south, east, north, visitor);
    }
  }
}
