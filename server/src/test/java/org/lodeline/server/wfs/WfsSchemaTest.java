package org.lodeline.server.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Every answer of the service is valid by the schemas of OGC, and by those that it gives itself.
 */
class WfsSchemaTest {
  private static final String V2 = "wfs?service=WFS&version=2.0.0&request=";
  private static final String V1 = "wfs?service=WFS&version=1.1.0&request=";

  private static Schema schema;

  @BeforeAll
  static void compile() {
    schema = OgcSchemas.of(OgcSchemas.WFS_2_0, V2 + "DescribeFeatureType");
  }

  static List<String> types() {
    return WfsAnswers.typeNames();
  }

  private static String valid(String path) {
    HttpResponse<String> answer = TestServer.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    OgcSchemas.validate(schema, answer.body());
    return answer.body();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wfs?service=WFS&request=GetCapabilities",
        V2 + "ListStoredQueries",
        V2 + "DescribeStoredQueries",
        V2 + "GetFeature&typeNames=deposits&resultType=hits",
        V2 + "GetFeature&typeNames=deposits&count=5&startIndex=5",
        V2 + "GetFeature&typeNames=(ports)(passages)&count=400",
        V2 + "GetFeature&typeNames=deposits,production&count=360",
        V2 + "GetFeature&typeNames=deposits&count=3&propertyName=name",
        V2 + "GetFeature&typeNames=deposits&count=3&srsName=EPSG:3857",
        V2
            + "GetFeature&storedQuery_id=urn:ogc:def:query:OGC-WFS::GetFeatureById&id=deposits.altmark",
        V2
            + "GetPropertyValue&typeNames=deposits&valueReference=lode:commodities&count=5&startIndex=5",
        V2 + "GetPropertyValue&typeNames=deposits&valueReference=@gml:id",
        V2 + "GetPropertyValue&typeNames=corridors&valueReference=lode:geometry&count=2"
      })
  void theAnswer_isValid(String path) {
    valid(path);
  }

  @ParameterizedTest
  @MethodSource("types")
  void allFeaturesOfAType_areValid(String type) {
    assertThat(valid(V2 + "GetFeature&typeNames=" + type)).contains("<" + type + " ");
  }

  @ParameterizedTest
  @MethodSource("types")
  void theSchemaOfOneType_isASchemaByItself(String type) {
    OgcSchemas.of(V2 + "DescribeFeatureType&typeNames=" + type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wfs",
        "wfs?service=WFS",
        "wfs?service=WMS&request=GetCapabilities",
        V2 + "GetFeature&typeNames=nothing",
        V2 + "Transaction"
      })
  void anExceptionReport_isValid(String path) {
    HttpResponse<String> answer = TestServer.get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    OgcSchemas.validate(schema, answer.body());
  }

  /**
   * No registry has the schema of WFS 1.1.0; that of GML 3.1.1, of which its features are, one has.
   */
  @Test
  void theFeaturesOfOldClients_areValidGml3_1() throws Exception {
    Schema old = OgcSchemas.of(OgcSchemas.GML_3_1, V1 + "DescribeFeatureType");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    for (String type : types()) {
      String answer = TestServer.get(V1 + "GetFeature&typeName=" + type + "&maxFeatures=50").body();
      Document document =
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(answer)));
      NodeList members =
          document.getElementsByTagNameNS("http://www.opengis.net/gml", "featureMember");
      assertThat(members.getLength()).as(answer).isPositive();
      for (int i = 0; i < members.getLength(); i++) {
        Element feature = (Element) members.item(i).getFirstChild();
        OgcSchemas.validate(old, new DOMSource(feature), feature.getTextContent());
      }
    }
  }
}
