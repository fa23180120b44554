package org.lodeline.geodata.tiles;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.lodeline.geodata.format.VectorTileLayer;

/** Brings features that are not single points onto the grid of a tile. */
final class GridShapes {
  /** What of a feature is in the tile, before it is simplified. */
  private static final class Parts {
    private final SimpleFeature feature;
    private final List<Integer> points = new ArrayList<>();
    private final List<Coordinate[]> lines = new ArrayList<>();
    private final List<Polygon> polygons = new ArrayList<>();

    Parts(SimpleFeature feature) {
      this.feature = feature;
    }
  }

  private final Map<String, Parts> parts = new LinkedHashMap<>();

  /**
   * Takes what of a feature the clip keeps. One feature may come from several copies of the world.
   */
  void add(SimpleFeature feature, GridClip clip) {
    if (feature.getDefaultGeometry() instanceof Geometry geometry) {
      add(geometry, clip, parts.computeIfAbsent(feature.getID(), id -> new Parts(feature)));
    }
  }

  private void add(Geometry geometry, GridClip clip, Parts to) {
    if (!geometry.getEnvelopeInternal().intersects(clip.degrees())) {
      return;
    }
    if (geometry instanceof GeometryCollection collection) {
      for (int i = 0; i < collection.getNumGeometries(); i++) {
        add(collection.getGeometryN(i), clip, to);
      }
    } else if (geometry instanceof Point point) {
      to.points.addAll(clip.point(point));
    } else if (geometry instanceof LineString line) {
      to.lines.addAll(clip.line(line.getCoordinateSequence()));
    } else if (geometry instanceof Polygon polygon) {
      polygon(polygon, clip, to);
    }
  }

  private static void polygon(Polygon polygon, GridClip clip, Parts to) {
    Coordinate[] shell = clip.ring(polygon.getExteriorRing().getCoordinateSequence());
    if (shell.length == 0) {
      return;
    }
    List<Coordinate[]> holes = new ArrayList<>();
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      Coordinate[] hole = clip.ring(polygon.getInteriorRingN(i).getCoordinateSequence());
      if (hole.length > 0) {
        holes.add(hole);
      }
    }
    to.polygons.add(GridPolygons.polygon(shell, holes));
  }

  /**
   * The features on the grid, in the order in which they came.
   *
   * @param tolerance units by which a line may be off
   */
  List<GridShape> shapes(double tolerance) {
    List<GridShape> shapes = new ArrayList<>();
    for (Parts one : parts.values()) {
      if (!one.polygons.isEmpty()) {
        List<int[]> rings = GridPolygons.rings(one.polygons, tolerance);
        addIfAny(shapes, one, VectorTileLayer.Shape.POLYGON, rings, GridPolygons.area(rings));
      }
      if (!one.lines.isEmpty()) {
        List<int[]> lines = GridLines.lines(one.lines, tolerance);
        addIfAny(shapes, one, VectorTileLayer.Shape.LINE, lines, GridLines.length(lines));
      }
      if (!one.points.isEmpty()) {
        int[] points = one.points.stream().mapToInt(i -> i).toArray();
        addIfAny(shapes, one, VectorTileLayer.Shape.POINT, List.of(points), 0);
      }
    }
    return shapes;
  }

  private static void addIfAny(
      Collection<GridShape> shapes,
      Parts of,
      VectorTileLayer.Shape shape,
      List<int[]> paths,
      double size) {
    if (!paths.isEmpty()) {
      shapes.add(new GridShape(of.feature, shape, paths, size));
    }
  }
}
