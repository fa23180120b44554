package org.lodeline.geodata.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.w3c.dom.Element;

class KmlTest {
  private static final Kml KML = new Kml();

  @Test
  void aPlacemark_hasItsNameItsDataAndItsPlace() {
    assertThat(
            Row.text(
                KML,
                Row.type(Point.class),
                Row.altmark("POINT (11.15 52.85)"),
                Row.at("no name", null)))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>deposits</name>\
            <Schema name="deposits" id="schema.deposits"><SimpleField type="string" name="id"/>\
            <SimpleField type="string" name="name"/><SimpleField type="string" name="items"/>\
            <SimpleField type="double" name="amount"/><SimpleField type="int" name="year"/>\
            <SimpleField type="bool" name="main"/><SimpleField type="string" name="date"/></Schema>
            <Placemark id="placemark.altmark"><name>Altmark &amp; "Söhne" &lt;锂&gt;</name>\
            <ExtendedData><SchemaData schemaUrl="#schema.deposits"><SimpleData name="id">altmark</SimpleData>\
            <SimpleData name="name">Altmark &amp; "Söhne" &lt;锂&gt;</SimpleData>\
            <SimpleData name="items">lithium;a\\;b</SimpleData><SimpleData name="amount">43000.5</SimpleData>\
            <SimpleData name="year">2025</SimpleData><SimpleData name="main">true</SimpleData>\
            <SimpleData name="date">2025-09-25</SimpleData></SchemaData></ExtendedData>\
            <Point><coordinates>11.15,52.85</coordinates></Point></Placemark>
            <Placemark id="placemark.no_x20_name"><name>no name</name>\
            <ExtendedData><SchemaData schemaUrl="#schema.deposits"><SimpleData name="id">no name</SimpleData>\
            </SchemaData></ExtendedData></Placemark>
            </Document></kml>
            """);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "LINESTRING (1 2, 3.5 4)"
            + "| <LineString><tessellate>1</tessellate><coordinates>1,2 3.5,4</coordinates></LineString>",
        "POLYGON ((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1))"
            + "| <Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 4,0 4,4 0,0</coordinates></LinearRing>"
            + "</outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>2,1 3,1 3,2 2,1</coordinates>"
            + "</LinearRing></innerBoundaryIs></Polygon>",
        "MULTIPOINT ((1 2), (3 4))"
            + "| <MultiGeometry><Point><coordinates>1,2</coordinates></Point>"
            + "<Point><coordinates>3,4</coordinates></Point></MultiGeometry>",
        "MULTILINESTRING ((170 0, 180 5), (-180 5, -170 10))"
            + "| <MultiGeometry><LineString><tessellate>1</tessellate><coordinates>170,0 180,5</coordinates>"
            + "</LineString><LineString><tessellate>1</tessellate><coordinates>-180,5 -170,10</coordinates>"
            + "</LineString></MultiGeometry>",
        "POINT EMPTY | ''",
      })
  void aGeometry_isWrittenWithItsParts(String wkt, String kml) {
    assertThat(Row.text(KML, Row.at("a", wkt))).contains("</ExtendedData>" + kml + "</Placemark>");
  }

  @Test
  void tables_areNotHeld() {
    assertThat(KML.holds(Row.table())).isFalse();
    assertThat(KML.holds(Row.type(Point.class))).isTrue();
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    return Row.any();
  }

  @Property(tries = 200)
  void whatIsWritten_isReadBackEqual(@ForAll("rows") List<Row> rows) {
    Element root = StrictXml.parse(Row.bytes(KML, Row.type(Geometry.class), rows));
    List<Element> placemarks = StrictXml.all(root, "Placemark");
    assertThat(placemarks).hasSameSizeAs(rows);
    assertThat(placemarks.stream().map(placemark -> placemark.getAttribute("id")))
        .doesNotHaveDuplicates();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Map<String, String> data = new LinkedHashMap<>();
      StrictXml.all(placemarks.get(i), "SimpleData")
          .forEach(element -> data.put(element.getAttribute("name"), element.getTextContent()));
      String name = row.name();
      assertThat(data).containsEntry("id", StrictXml.text(row.id()));
      assertThat(data.get("name")).isEqualTo(name == null ? null : StrictXml.text(name));
      assertThat(data.containsKey("items")).isEqualTo(row.items() != null);
      assertThat(data.get("amount") == null ? null : Double.valueOf(data.get("amount")))
          .isEqualTo(row.amount());
      assertThat(data.get("year") == null ? null : Long.valueOf(data.get("year")))
          .isEqualTo(row.year());
      assertThat(data.get("main") == null ? null : Boolean.valueOf(data.get("main")))
          .isEqualTo(row.main());
      assertThat(data.get("date") == null ? null : LocalDate.parse(data.get("date")))
          .isEqualTo(row.date());
      Geometry geometry = row.geometry();
      assertThat(StrictXml.positions(StrictXml.all(placemarks.get(i), "coordinates")))
          .isEqualTo(geometry == null ? List.of() : List.of(geometry.getCoordinates()));
    }
  }
}
