package org.lodeline.geodata.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.Resources;

class JsonFormatsTest {
  @Test
  void geoJsonLines_areAFeatureALine() {
    assertThat(Row.text(new GeoJsonLines(), Row.at("a", "POINT (1 2)"), Row.at("b\n", null)))
        .isEqualTo(
            """
            {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[1,2]},\
            "properties":{"name":null,"items":null,"amount":null,"year":null,"main":null,"date":null}}
            {"type":"Feature","id":"b\\n","geometry":null,\
            "properties":{"name":null,"items":null,"amount":null,"year":null,"main":null,"date":null}}
            """);
    assertThat(Row.text(new GeoJsonLines())).isEmpty();
  }

  @Test
  void jsonFg_saysTypeAndReferenceSystem() {
    assertThat(Row.text(new JsonFg(), Row.type(Point.class), Row.altmark("POINT (11.15 52.85)")))
        .isEqualTo(
            """
            {"type":"FeatureCollection","conformsTo":\
            ["http://www.opengis.net/spec/json-fg-1/1.0/conf/core",\
            "http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas"],\
            "featureType":"deposits","coordRefSys":"http://www.opengis.net/def/crs/OGC/1.3/CRS84",\
            "geometryDimension":0,"features":[{"type":"Feature","id":"altmark","time":null,"place":null,\
            "geometry":{"type":"Point","coordinates":[11.15,52.85]},"properties":\
            {"name":"Altmark & \\"Söhne\\" <锂>","items":["lithium","a;b"],"amount":43000.5,\
            "year":2025,"main":true,"date":"2025-09-25"}}
            ]}
            """);
    assertThat(Row.text(new JsonFg(), Row.table())).doesNotContain("geometryDimension");
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    return Row.any();
  }

  @Property(tries = 200)
  void whatIsWritten_isReadBackEqual(@ForAll("rows") List<Row> rows) throws IOException {
    for (Format format : List.of(new GeoJson(), new JsonFg())) {
      JsonNode document =
          Resources.JSON.readTree(Row.bytes(format, Row.type(Geometry.class), rows));
      check(StreamSupport.stream(document.path("features").spliterator(), false).toList(), rows);
    }
  }

  @Property(tries = 200)
  void linesThatAreWritten_areReadBackEqual(@ForAll("rows") List<Row> rows) throws IOException {
    byte[] document = Row.bytes(new GeoJsonLines(), Row.type(Geometry.class), rows);
    try (MappingIterator<JsonNode> lines =
        Resources.JSON.readerFor(JsonNode.class).readValues(document)) {
      check(lines.readAll(), rows);
    }
  }

  private static void check(List<JsonNode> features, List<Row> rows) {
    assertThat(features).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      JsonNode feature = features.get(i);
      Geometry geometry = rows.get(i).geometry();
      assertThat(row(feature, geometry)).isEqualTo(rows.get(i));
      if (geometry == null) {
        assertThat(feature.path("geometry").isNull()).isTrue();
      } else {
        List<Coordinate> positions = new ArrayList<>();
        positions(feature.at("/geometry/coordinates"), positions);
        assertThat(positions).containsExactly(geometry.getCoordinates());
      }
    }
  }

  private static void positions(JsonNode node, List<Coordinate> to) {
    if (node.path(0).isNumber()) {
      to.add(new Coordinate(node.path(0).doubleValue(), node.path(1).doubleValue()));
    } else {
      node.forEach(part -> positions(part, to));
    }
  }

  private static Row row(JsonNode feature, @Nullable Geometry geometry) {
    JsonNode properties = feature.path("properties");
    JsonNode amount = properties.path("amount");
    JsonNode year = properties.path("year");
    JsonNode main = properties.path("main");
    JsonNode date = properties.path("date");
    JsonNode items = properties.path("items");
    return new Row(
        feature.path("id").textValue(),
        geometry,
        properties.path("name").textValue(),
        items.isNull()
            ? null
            : StreamSupport.stream(items.spliterator(), false).map(JsonNode::textValue).toList(),
        amount.isNull() ? null : amount.doubleValue(),
        year.isNull() ? null : year.longValue(),
        main.isNull() ? null : main.booleanValue(),
        date.isNull() ? null : LocalDate.parse(date.textValue()));
  }
}
