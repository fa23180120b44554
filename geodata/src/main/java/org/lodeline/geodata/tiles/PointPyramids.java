package org.lodeline.geodata.tiles;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.geotools.api.filter.Filter;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.Lazy;

/**
 * The pyramids of the layers that were asked for, each of the version that was last. A version's is
 * made by the thread that asks first; others wait. Safe for all threads.
 */
final class PointPyramids {
  private record Key(String layer, TileMatrixSet set) {}

  private record Versioned(String version, Lazy<PointPyramid> pyramid) {}

  private final ConcurrentMap<Key, Versioned> known = new ConcurrentHashMap<>();

  /** That of a request's layer; its filter does not matter. */
  PointPyramid of(TileRequest request, PointSchema schema) {
    String version = request.layer().version();
    return known
        .compute(
            new Key(request.layer().id(), request.tile().set()),
            (key, before) ->
                before != null && before.version.equals(version)
                    ? before
                    : new Versioned(version, new Lazy<>(() -> make(request, schema))))
        .pyramid
        .get();
  }

  private static PointPyramid make(TileRequest request, PointSchema schema) {
    Points.Builder points = new Points.Builder(request.tile().set(), schema);
    request.features(
        Filter.INCLUDE,
        feature -> {
          if (feature.getDefaultGeometry() instanceof Point point && !point.isEmpty()) {
            points.add(feature, point);
          }
        });
    return new PointPyramid(points.build());
  }
}
