package org.lodeline.geodata.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.w3c.dom.Element;

class GmlTest {
  private static final Gml GML = new Gml();
  private static final String GML_NAMESPACE = "http://www.opengis.net/gml/3.2";
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  @Test
  void aFeature_isAnElementOfItsLayer() {
    assertThat(
            Row.text(
                GML,
                Row.type(Point.class),
                Row.altmark("POINT (11.15 52.85)"),
                Row.at("no name", null)))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <sf:FeatureCollection xmlns:sf="http://www.opengis.net/ogcapi-features-1/1.0/sf" \
            xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:lode="urn:lodeline:features" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" gml:id="deposits">
            <sf:featureMember><lode:deposits gml:id="deposits.altmark"><lode:id>altmark</lode:id>\
            <lode:geometry><gml:Point gml:id="_1" srsName="urn:ogc:def:crs:OGC::CRS84" srsDimension="2">\
            <gml:pos>11.15 52.85</gml:pos></gml:Point></lode:geometry>\
            <lode:name>Altmark &amp; "Söhne" &lt;锂&gt;</lode:name><lode:items>lithium</lode:items>\
            <lode:items>a;b</lode:items><lode:amount>43000.5</lode:amount><lode:year>2025</lode:year>\
            <lode:main>true</lode:main><lode:date>2025-09-25</lode:date></lode:deposits></sf:featureMember>
            <sf:featureMember><lode:deposits gml:id="deposits.no_x20_name"><lode:id>no name</lode:id>\
            <lode:name xsi:nil="true"/><lode:items xsi:nil="true"/><lode:amount xsi:nil="true"/>\
            <lode:year xsi:nil="true"/><lode:main xsi:nil="true"/><lode:date xsi:nil="true"/>\
            </lode:deposits></sf:featureMember>
            </sf:FeatureCollection>
            """);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "LINESTRING (1 2, 3.5 4) | <gml:LineString><gml:posList>1 2 3.5 4</gml:posList></gml:LineString>",
        "POLYGON ((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1))"
            + "| <gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 4 0 4 4 0 0</gml:posList>"
            + "</gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing>"
            + "<gml:posList>2 1 3 1 3 2 2 1</gml:posList></gml:LinearRing></gml:interior></gml:Polygon>",
        "MULTIPOINT ((1 2), (3 4))"
            + "| <gml:MultiPoint><gml:pointMember><gml:Point><gml:pos>1 2</gml:pos></gml:Point></gml:pointMember>"
            + "<gml:pointMember><gml:Point><gml:pos>3 4</gml:pos></gml:Point></gml:pointMember></gml:MultiPoint>",
        "MULTILINESTRING ((170 0, 180 5), (-180 5, -170 10))"
            + "| <gml:MultiCurve><gml:curveMember><gml:LineString><gml:posList>170 0 180 5</gml:posList>"
            + "</gml:LineString></gml:curveMember><gml:curveMember><gml:LineString>"
            + "<gml:posList>-180 5 -170 10</gml:posList></gml:LineString></gml:curveMember></gml:MultiCurve>",
        "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)))"
            + "| <gml:MultiSurface><gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing>"
            + "<gml:posList>0 0 4 0 4 4 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>"
            + "</gml:surfaceMember></gml:MultiSurface>",
        "GEOMETRYCOLLECTION (POINT (1 2))"
            + "| <gml:MultiGeometry><gml:geometryMember><gml:Point><gml:pos>1 2</gml:pos></gml:Point>"
            + "</gml:geometryMember></gml:MultiGeometry>",
      })
  void aGeometry_isWrittenWithItsParts(String wkt, String gml) {
    String document = Row.text(GML, Row.at("a", wkt));
    String written =
        document.substring(
            document.indexOf("<lode:geometry>") + "<lode:geometry>".length(),
            document.indexOf("</lode:geometry>"));
    assertThat(written.replaceAll(" (gml:id|srsName|srsDimension)=\"[^\"]*\"", "")).isEqualTo(gml);
  }

  @Test
  void anEmptyGeometry_isNone() {
    assertThat(Row.text(GML, Row.at("a", "MULTILINESTRING EMPTY"))).doesNotContain("geometry");
  }

  @Test
  void aTable_isHeld() {
    assertThat(Row.text(GML, Row.table(), Row.at("a", null)))
        .contains("<lode:id>a</lode:id><lode:name ");
  }

  @Test
  void theMediaType_namesVersionAndProfile() {
    assertThat(GML.mediaType()).startsWith("application/gml+xml;version=3.2;profile=");
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    return Row.any();
  }

  @Property(tries = 200)
  void whatIsWritten_isReadBackEqual(@ForAll("rows") List<Row> rows) {
    Element root = StrictXml.parse(Row.bytes(GML, Row.type(Geometry.class), rows));
    List<Element> features = StrictXml.all(root, "deposits");
    assertThat(features).hasSameSizeAs(rows);
    assertThat(features.stream().map(feature -> feature.getAttributeNS(GML_NAMESPACE, "id")))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[A-Za-z_][A-Za-z0-9_.-]*"));
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Element feature = features.get(i);
      String name = row.name();
      List<String> items = row.items();
      assertThat(value(feature, "id")).isEqualTo(StrictXml.text(row.id()));
      assertThat(value(feature, "name")).isEqualTo(name == null ? null : StrictXml.text(name));
      assertThat(values(feature, "items"))
          .isEqualTo(items == null ? null : items.stream().map(StrictXml::text).toList());
      String amount = value(feature, "amount");
      assertThat(amount == null ? null : Double.valueOf(amount)).isEqualTo(row.amount());
      String year = value(feature, "year");
      assertThat(year == null ? null : Long.valueOf(year)).isEqualTo(row.year());
      String main = value(feature, "main");
      assertThat(main == null ? null : Boolean.valueOf(main)).isEqualTo(row.main());
      String date = value(feature, "date");
      assertThat(date == null ? null : LocalDate.parse(date)).isEqualTo(row.date());
      List<Element> positions = new ArrayList<>(StrictXml.all(feature, "pos"));
      positions.addAll(StrictXml.all(feature, "posList"));
      Geometry geometry = row.geometry();
      assertThat(StrictXml.positions(positions))
          .isEqualTo(geometry == null ? List.of() : List.of(geometry.getCoordinates()));
    }
  }

  private static @Nullable String value(Element feature, String name) {
    List<String> values = values(feature, name);
    return values == null ? null : values.get(0);
  }

  /** The values of a property, or null if it is nil. */
  private static @Nullable List<String> values(Element feature, String name) {
    List<Element> elements = StrictXml.all(feature, name);
    return elements.stream().anyMatch(element -> element.hasAttributeNS(XSI, "nil"))
        ? null
        : elements.stream().map(Element::getTextContent).toList();
  }
}
