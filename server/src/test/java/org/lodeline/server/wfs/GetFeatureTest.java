package org.lodeline.server.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;

/** GetFeature finds what the OGC API finds for the same question. */
class GetFeatureTest {
  private static final String V2 = WfsAnswers.V2 + "GetFeature&";
  private static final String V1 = "wfs?service=WFS&version=1.1.0&request=GetFeature&";

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<String> items(String collection, String parameters) {
    List<String> ids = new ArrayList<>();
    TestServer.json(
            "ogc/collections/"
                + collection
                + "/items?limit=10000"
                + (parameters.isEmpty() ? "" : "&" + parameters))
        .path("features")
        .forEach(feature -> ids.add(feature.path("id").asText()));
    return ids;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Of a box that names no system, and of one by its short name, longitude comes first.
        "bbox=3,50,8,53 | bbox=3,50,8,53",
        "bbox=3,50,8,53,EPSG:4326 | bbox=3,50,8,53",
        "bbox=3,50,8,53,urn:ogc:def:crs:OGC:1.3:CRS84 | bbox=3,50,8,53",
        "bbox=50,3,53,8,urn:ogc:def:crs:EPSG::4326 | bbox=3,50,8,53",
        "bbox=50,3,53,8,http://www.opengis.net/def/crs/EPSG/0/4326 | bbox=3,50,8,53",
        "bbox=300000,6400000,900000,7000000,EPSG:3857 | bbox=300000,6400000,900000,7000000&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3857",
        "bbox=150,-60,-60,10 | bbox=150,-60,-60,10",
        "resourceId=ports.NLRTM,ports.BEANR | id=NLRTM,BEANR",
        "featureid=ports.NLRTM | id=NLRTM",
        "cql_filter=country%3D'NLD' | country=NLD",
        "CQL_FILTER=country%3D'NLD'&BBOX=3,50,5,53 | country=NLD&bbox=3,50,5,53"
      })
  void aSelection_isThatOfTheOgcApi(String wfs, String api) {
    List<String> expected = items("ports", api);
    assertThat(expected).isNotEmpty();
    String answer = WfsAnswers.get(V2 + "typeNames=lode:ports&" + wfs);
    assertThat(WfsAnswers.ids(answer)).isEqualTo(expected);
    assertThat(WfsAnswers.attribute(answer, "numberMatched"))
        .isEqualTo(WfsAnswers.attribute(answer, "numberReturned"))
        .isEqualTo(String.valueOf(expected.size()));
    assertThat(WfsAnswers.ids(WfsAnswers.get(V1 + "typeName=lode:ports&" + wfs)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<fes:PropertyIsEqualTo><fes:ValueReference>lode:country</fes:ValueReference><fes:Literal>AUS</fes:Literal></fes:PropertyIsEqualTo> | country = 'AUS'",
        "<fes:PropertyIsGreaterThan><fes:ValueReference>start_year</fes:ValueReference><fes:Literal>2010</fes:Literal></fes:PropertyIsGreaterThan> | start_year > 2010",
        "<fes:PropertyIsEqualTo><fes:ValueReference>commodities</fes:ValueReference><fes:Literal>tin</fes:Literal></fes:PropertyIsEqualTo> | A_CONTAINS(commodities, ('tin'))",
        "<fes:PropertyIsLike wildCard='*' singleChar='?' escapeChar='!'><fes:ValueReference>name</fes:ValueReference><fes:Literal>A*</fes:Literal></fes:PropertyIsLike> | name LIKE 'A%'",
        "<fes:PropertyIsNull><fes:ValueReference>operator</fes:ValueReference></fes:PropertyIsNull> | operator IS NULL",
        "<fes:Within><fes:ValueReference>geometry</fes:ValueReference><gml:Polygon gml:id='p' srsName='urn:ogc:def:crs:EPSG::4326'><gml:exterior><gml:LinearRing><gml:posList>-35 -20 -35 0 0 0 0 -20 -35 -20</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></fes:Within> | S_WITHIN(geometry, BBOX(-20,-35,0,0))",
        "<fes:DWithin><fes:ValueReference>geometry</fes:ValueReference><gml:Point gml:id='p'><gml:pos>-23 -68</gml:pos></gml:Point><fes:Distance uom='km'>500</fes:Distance></fes:DWithin> | distance(geometry, POINT(-68 -23)) <= 500000"
      })
  void aFilterInXml_findsWhatItsLikeInCql2Finds(String condition, String cql2) {
    String filter =
        "<fes:Filter xmlns:fes='http://www.opengis.net/fes/2.0' xmlns:gml='http://www.opengis.net/gml/3.2'>"
            + condition
            + "</fes:Filter>";
    List<String> expected = items("deposits", "filter=" + encoded(cql2));
    List<String> found =
        WfsAnswers.ids(WfsAnswers.get(V2 + "typeNames=deposits&filter=" + encoded(filter)));
    assertThat(found).isEqualTo(expected);
    if (!cql2.contains("S_WITHIN")) {
      assertThat(found).isNotEmpty();
    }
    String posted =
        WfsAnswers.post(
            "<wfs:GetFeature service='WFS' version='2.0.0' xmlns:wfs='http://www.opengis.net/wfs/2.0'>"
                + "<wfs:Query typeNames='lode:deposits' xmlns:lode='urn:lodeline:features'>"
                + filter
                + "</wfs:Query></wfs:GetFeature>");
    assertThat(WfsAnswers.ids(posted)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "After | <gml:TimeInstant gml:id='t'><gml:timePosition>2025-01-01</gml:timePosition></gml:TimeInstant> | date > DATE('2025-01-01')",
        "Before | <gml:TimeInstant gml:id='t'><gml:timePosition>2020-01-01T00:00:00Z</gml:timePosition></gml:TimeInstant> | date < DATE('2020-01-01')",
        "During | <gml:TimePeriod gml:id='t'><gml:beginPosition>2023-01-01</gml:beginPosition><gml:endPosition>2024-01-01</gml:endPosition></gml:TimePeriod> | date > DATE('2023-01-01') AND date < DATE('2024-01-01')",
        "TEquals | <gml:TimeInstant gml:id='t'><gml:timePosition>2025-10-09</gml:timePosition></gml:TimeInstant> | date = DATE('2025-10-09')"
      })
  void aRelationInTime_findsWhatItsLikeInCql2Finds(String operator, String time, String cql2) {
    String filter =
        ("<fes:Filter xmlns:fes='http://www.opengis.net/fes/2.0' xmlns:gml='http://www.opengis.net/gml/3.2'>"
                + "<fes:%1$s><fes:ValueReference>lode:date</fes:ValueReference>%2$s</fes:%1$s></fes:Filter>")
            .formatted(operator, time);
    List<String> expected = items("measures", "filter=" + encoded(cql2));
    assertThat(expected).isNotEmpty();
    assertThat(WfsAnswers.ids(WfsAnswers.get(V2 + "typeNames=measures&filter=" + encoded(filter))))
        .isEqualTo(expected);
  }

  /** As OpenLayers 7 writes it, apart from the names. */
  @Test
  void aRequestOfOpenLayers_isAnswered() {
    String posted =
        WfsAnswers.post(
            """
            <GetFeature xmlns="http://www.opengis.net/wfs" service="WFS" version="1.1.0" \
            outputFormat="application/json" maxFeatures="50" \
            xsi:schemaLocation="http://www.opengis.net/wfs http://schemas.opengis.net/wfs/1.1.0/wfs.xsd" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Query typeName="lode:ports" \
            srsName="EPSG:3857" xmlns:lode="urn:lodeline:features"><Filter xmlns="http://www.opengis.net/ogc">\
            <And><PropertyIsLike wildCard="*" singleChar="." escapeChar="!"><PropertyName>name</PropertyName>\
            <Literal>Rotter*</Literal></PropertyIsLike><PropertyIsEqualTo><PropertyName>country</PropertyName>\
            <Literal>NLD</Literal></PropertyIsEqualTo></And></Filter></Query></GetFeature>""");
    assertThat(posted).contains("\"numberMatched\":1").contains("NLRTM");
    // Easting first.
    assertThat(posted).containsPattern("\"coordinates\":\\[4[0-9]{5}");
  }

  /** As QGIS 3 writes it, apart from the names. */
  @Test
  void aRequestOfQgis_isAnswered() {
    String answer =
        WfsAnswers.get(
            "wfs?SERVICE=WFS&REQUEST=GetFeature&VERSION=2.0.0&TYPENAMES=lode:deposits&TYPENAME=lode:deposits"
                    .replace("&TYPENAME=lode:deposits", "")
                + "&STARTINDEX=0&COUNT=1000&SRSNAME=urn:ogc:def:crs:EPSG::4326"
                + "&BBOX=-45,110,-10,155,urn:ogc:def:crs:EPSG::4326&NAMESPACES=xmlns(lode,urn:lodeline:features)"
                + "&NAMESPACE=xmlns(lode,urn:lodeline:features)");
    assertThat(WfsAnswers.ids(answer)).isEqualTo(items("deposits", "bbox=110,-45,155,-10"));
  }

  @Test
  void aWalkThroughPages_givesEveryFeatureOnce_andLeadsBack() {
    List<String> walked = new ArrayList<>();
    String page = WfsAnswers.get(V2 + "typeNames=ports&count=99&sortBy=country+DESC,lode:name");
    List<String> first = WfsAnswers.ids(page);
    assertThat(WfsAnswers.attribute(page, "previous")).isEmpty();
    String last = page;
    while (true) {
      walked.addAll(WfsAnswers.ids(last));
      String next = WfsAnswers.attribute(last, "next");
      if (next.isEmpty()) {
        break;
      }
      last = WfsAnswers.get(next.substring(TestServer.url("").length()));
    }
    assertThat(walked).isEqualTo(items("ports", "sortby=-country,name"));
    String back = last;
    while (!WfsAnswers.attribute(back, "previous").isEmpty()) {
      back =
          WfsAnswers.get(
              WfsAnswers.attribute(back, "previous").substring(TestServer.url("").length()));
    }
    assertThat(WfsAnswers.ids(back)).isEqualTo(first);
  }

  @Test
  void aWalkThatBeganWithXml_goesOnByLinks() {
    String page =
        WfsAnswers.post(
            "<GetFeature xmlns='http://www.opengis.net/wfs/2.0' service='WFS' version='2.0.0' count='2'>"
                + "<Query typeNames='ports'><Filter xmlns='http://www.opengis.net/fes/2.0'><Or><PropertyIsLike"
                + " wildCard='*' singleChar='?' escapeChar='!'><ValueReference>name</ValueReference>"
                + "<Literal>R*</Literal></PropertyIsLike><PropertyIsEqualTo><ValueReference>name</ValueReference>"
                + "<Literal>)(</Literal></PropertyIsEqualTo></Or></Filter></Query>"
                + "<Query typeNames='passages'/></GetFeature>");
    List<String> walked = new ArrayList<>(WfsAnswers.ids(page));
    while (!WfsAnswers.attribute(page, "next").isEmpty()) {
      String next = WfsAnswers.attribute(page, "next");
      page = WfsAnswers.get(next.substring(TestServer.url("").length()));
      walked.addAll(WfsAnswers.ids(page));
    }
    List<String> expected = items("ports", "filter=" + encoded("name LIKE 'R%'"));
    expected.addAll(items("passages", ""));
    assertThat(walked).isEqualTo(expected);
  }

  @Test
  void hits_areCounted_andLeadToTheFirstPage() {
    String hits = WfsAnswers.get(V2 + "typeNames=ports&resultType=hits&count=10");
    assertThat(WfsAnswers.ids(hits)).isEmpty();
    assertThat(WfsAnswers.attribute(hits, "numberMatched")).isEqualTo("310");
    assertThat(WfsAnswers.attribute(hits, "numberReturned")).isEqualTo("0");
    String next = WfsAnswers.attribute(hits, "next").substring(TestServer.url("").length());
    assertThat(WfsAnswers.ids(WfsAnswers.get(next))).hasSize(10);
    assertThat(WfsAnswers.get(V1 + "typeName=ports&resultType=hits"))
        .contains("numberOfFeatures=\"310\"");
  }

  @Test
  void severalTypes_followEachOther_eachInItsOwnCollection() {
    for (String types : List.of("ports,passages", "(ports)(passages)")) {
      String answer = WfsAnswers.get(V2 + "typeNames=" + types + "&startIndex=308&count=3");
      assertThat(WfsAnswers.attribute(answer, "numberMatched")).isEqualTo("333");
      assertThat(WfsAnswers.all(answer, "numberReturned=\"(\\d+)\""))
          .isEqualTo(List.of("3", "2", "1"));
    }
    JsonNode json = TestServer.json(V2 + "typeNames=ports,passages&outputFormat=application/json");
    assertThat(json.path("features")).hasSize(333);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "application/geo+json", "application/json", "GeoJSON"})
  void geoJson_hasLongitudeFirst_whateverTheNameOfTheSystem(String format) {
    for (String srs : List.of("", "&srsName=EPSG:4326", "&srsName=urn:ogc:def:crs:EPSG::4326")) {
      JsonNode json =
          TestServer.json(
              V2 + "typeNames=ports&resourceId=ports.NLRTM" + srs + "&outputFormat=" + format);
      assertThat(json.at("/features/0/geometry/coordinates/0").asDouble()).isBetween(3.0, 5.0);
      assertThat(json.at("/features/0/geometry/coordinates/1").asDouble()).isBetween(51.0, 53.0);
    }
  }

  @Test
  void gml_hasTheAxesInTheOrderOfTheAuthority_andSaysSo() {
    for (String srs :
        List.of(
            "EPSG:4326",
            "urn:ogc:def:crs:EPSG::4326",
            "http://www.opengis.net/gml/srs/epsg.xml#4326")) {
      assertThat(
              WfsAnswers.get(V2 + "typeNames=ports&resourceId=ports.NLRTM&srsName=" + encoded(srs)))
          .contains("srsName=\"urn:ogc:def:crs:EPSG::4326\"")
          .containsPattern("<gml:pos>51\\.[0-9]+ 4");
    }
    assertThat(WfsAnswers.get(V2 + "typeNames=ports&resourceId=ports.NLRTM&srsName=CRS:84"))
        .contains("srsName=\"urn:ogc:def:crs:OGC::CRS84\"")
        .containsPattern("<gml:pos>4\\.[0-9]+ 51");
  }

  @Test
  void onlyThePropertiesThatAreNamed_come() {
    String answer =
        WfsAnswers.get(V2 + "typeNames=ports&count=1&propertyName=lode:name,lode:geometry");
    assertThat(WfsAnswers.all(answer, "<lode:([a-z_]+)[ >]"))
        .isEqualTo(List.of("ports", "id", "geometry", "name"));
  }

  @Test
  void csv_isThatOfTheLayer() {
    assertThat(WfsAnswers.get(V2 + "typeNames=ports&outputFormat=csv"))
        .isEqualTo(TestServer.get("layers/ports.csv").body());
  }

  @Test
  void aScenario_changesTheCorridors_andTheLinksKeepIt() {
    String answer =
        WfsAnswers.get(V2 + "typeNames=corridors&closed=suez&count=1&cql_filter=status='rerouted'");
    List<String> rerouted =
        items("corridors", "closed=suez&filter=" + encoded("status='rerouted'"));
    assertThat(WfsAnswers.attribute(answer, "numberMatched"))
        .isEqualTo(String.valueOf(rerouted.size()));
    assertThat(WfsAnswers.attribute(answer, "next")).contains("closed=suez");
    assertThat(TestServer.get("wfs?service=WFS&request=GetCapabilities&closed=suez").body())
        .contains("xlink:href=\"" + TestServer.url("wfs") + "?closed=suez\"");
    assertThat(TestServer.get("wfs?service=WFS&request=GetCapabilities").body())
        .contains("xlink:href=\"" + TestServer.url("wfs") + "\"");
  }

  @Test
  void linksAreThoseThatAProxysClientsSee() {
    String answer =
        TestServer.get(
                V2 + "typeNames=ports&count=1",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "maps.example.org")
            .body();
    assertThat(WfsAnswers.attribute(answer, "next")).startsWith("https://maps.example.org/wfs?");
  }

  @Test
  void theFeatureOfAnId_isTheAnswerItself() {
    for (String query :
        List.of(
            "urn:ogc:def:query:OGC-WFS::GetFeatureById",
            "http://www.opengis.net/def/query/OGC-WFS/0/GetFeatureById")) {
      String answer = WfsAnswers.get(V2 + "storedQuery_id=" + encoded(query) + "&ID=ports.NLRTM");
      assertThat(answer).containsPattern("^<\\?xml [^>]*>\\s*<lode:ports ");
      String posted =
          WfsAnswers.post(
              "<wfs:GetFeature service='WFS' version='2.0.0' xmlns:wfs='http://www.opengis.net/wfs/2.0'>"
                  + "<wfs:StoredQuery id='"
                  + query
                  + "'><wfs:Parameter name='id'>ports.NLRTM</wfs:Parameter></wfs:StoredQuery></wfs:GetFeature>");
      assertThat(WfsAnswers.ids(posted)).isEqualTo(List.of("NLRTM"));
    }
  }

  @Test
  void theValuesOfAProperty_areCountedAndPaged() {
    String values = WfsAnswers.V2 + "GetPropertyValue&typeNames=deposits&valueReference=";
    String all = WfsAnswers.get(values + "lode:commodities");
    List<String> items = WfsAnswers.all(all, "<lode:commodities>([^<]*)<");
    assertThat(WfsAnswers.attribute(all, "numberMatched")).isEqualTo(String.valueOf(items.size()));
    String page = WfsAnswers.get(values + "commodities&startIndex=3&count=4");
    assertThat(WfsAnswers.all(page, "<lode:commodities>([^<]*)<")).isEqualTo(items.subList(3, 7));
    assertThat(WfsAnswers.attribute(page, "next")).contains("startIndex=7");
    String known = WfsAnswers.get(values + "lode:operator");
    assertThat(known).doesNotContain("xsi:nil");
    assertThat(WfsAnswers.attribute(known, "numberMatched"))
        .isEqualTo(
            String.valueOf(items("deposits", "filter=" + encoded("operator IS NOT NULL")).size()));
  }
}
