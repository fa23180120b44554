package org.lodeline.geodata.store.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.geotools.api.data.DataStore;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.DataUtilities;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.WKTReader;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.filter.BoundingBox;

/** Layers that somebody else made are served in WGS 84, longitude first. */
class ForeignTypesTest {
  private final DataStore engine = Engines.inMemory();

  private void make(String geometry, String wkt) throws Exception {
    SimpleFeatureType type =
        DataUtilities.createType("mines", "where:" + geometry + ",name:String");
    engine.createSchema(type);
    Geometry where = new WKTReader().read(wkt);
    ((SimpleFeatureStore) engine.getFeatureSource("mines"))
        .addFeatures(
            DataUtilities.collection(
                SimpleFeatureBuilder.build(type, List.of(where, "Alta"), "a")));
  }

  private List<SimpleFeature> found(BoundingBox box) throws Exception {
    EngineStore store = EngineStore.open(engine, List.of(), (empty, transaction) -> {});
    List<SimpleFeature> found = new ArrayList<>();
    try (SimpleFeatureIterator features =
        store.source("mines").getFeatures(new Query("mines", box.on("where"))).features()) {
      while (features.hasNext()) {
        found.add(features.next());
      }
    }
    return found;
  }

  @Test
  void coordinatesOfAnotherSystem_areReprojectedAndFoundByBox() throws Exception {
    make("Point:srid=32735", "POINT (500000 8893000)");

    assertThat(found(new BoundingBox(26, -11, 28, -9)))
        .singleElement()
        .satisfies(
            mine -> {
              Point point = (Point) mine.getDefaultGeometry();
              assertThat(point.getX()).isEqualTo(27, within(1e-6));
              assertThat(point.getY()).isEqualTo(-10.01, within(0.01));
              assertThat(mine.getAttribute("name")).isEqualTo("Alta");
            });
    assertThat(found(new BoundingBox(0, 0, 10, 10))).isEmpty();
  }

  @Test
  void aTypeWithoutAReferenceSystem_isRefusedByName() throws Exception {
    make("Point", "POINT (1 2)");

    assertThatThrownBy(() -> found(new BoundingBox(0, 0, 10, 10)))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("the type mines")
        .hasMessageContaining("no coordinate reference system");
  }
}
