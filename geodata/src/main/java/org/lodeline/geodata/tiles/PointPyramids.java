package org.lodeline.geodata.tiles;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.geotools.api.filter.Filter;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.Lazy;
import org.lodeline.geodata.catalog.CodeList;

/**
 * The pyramids of the layers that were asked for, each of the version that was last. A version's is
 * made by the thread that asks first; others wait. Safe for all threads.
 */
final class PointPyramids {
  private record Key(String layer, TileMatrixSet set) {}

  private record Versioned(String version, Lazy<PointPyramid> pyramid) {}

  private final CodeList commodities;
  private final ConcurrentMap<Key, Versioned> known = new ConcurrentHashMap<>();

  /**
   * No pyramids yet.
   *
   * @param commodities by which points are told apart where they are counted
   */
  PointPyramids(CodeList commodities) {
    this.commodities = commodities;
  }

  /** That of a request's layer; its filter does not matter. */
  PointPyramid of(TileRequest request) {
    String version = request.layer().version();
    return known
        .compute(
            new Key(request.layer().id(), request.tile().set()),
            (key, before) ->
                before != null && before.version.equals(version)
                    ? before
                    : new Versioned(version, new Lazy<>(() -> make(request))))
        .pyramid
        .get();
  }

  private PointPyramid make(TileRequest request) {
    PointSchema schema = new PointSchema(request.layer().definition(), commodities);
    Points.Builder points = new Points.Builder(request.tile().set(), schema, request.isInMemory());
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
