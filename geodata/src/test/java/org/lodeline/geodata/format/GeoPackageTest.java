package org.lodeline.geodata.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.catalog.TestDefinitions;
import org.lodeline.geodata.store.geopackage.GeoPackageDataStore;

class GeoPackageTest {
  @Provide
  Arbitrary<List<Row>> rows() {
    return Row.any();
  }

  @Property(tries = 50)
  void whatIsWritten_isReadBackEqual(@ForAll("rows") List<Row> rows) throws IOException {
    assertThat(read(Row.type(Geometry.class), rows)).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void aTable_isHeld() throws IOException {
    List<Row> rows = List.of(Row.altmark(null), Row.at("b", null));
    assertThat(read(Row.table(), rows)).isEqualTo(rows);
  }

  @Test
  void moreRowsThanABatch_areAllThere() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      rows.add(Row.at("row-" + (10_000 + i), null));
    }
    assertThat(read(Row.table(), rows)).isEqualTo(rows);
  }

  private static List<Row> read(SimpleFeatureType type, List<Row> rows) throws IOException {
    Path file = Files.createTempFile("geopackage-test-", ".gpkg");
    try {
      Files.write(file, Row.bytes(new GeoPackage(), type, rows));
      GeoPackageDataStore store = GeoPackageDataStore.open(file, List.of(TestDefinitions.of(type)));
      List<Row> read = new ArrayList<>();
      try (SimpleFeatureIterator features =
          store.getFeatureSource(type.getTypeName()).getFeatures().features()) {
        while (features.hasNext()) {
          read.add(row(features.next()));
        }
      }
      store.dispose();
      read.sort(Comparator.comparing(Row::id));
      return read;
    } finally {
      Files.delete(file);
    }
  }

  private static Row row(SimpleFeature feature) {
    Object items = feature.getAttribute("items");
    return new Row(
        feature.getID(),
        (Geometry) feature.getDefaultGeometry(),
        (String) feature.getAttribute("name"),
        items == null ? null : ((List<?>) items).stream().map(Object::toString).toList(),
        (Double) feature.getAttribute("amount"),
        (Long) feature.getAttribute("year"),
        (Boolean) feature.getAttribute("main"),
        (LocalDate) feature.getAttribute("date"));
  }
}
