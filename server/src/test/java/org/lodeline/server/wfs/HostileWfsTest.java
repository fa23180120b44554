package org.lodeline.server.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;

/** What is wrong, or meant ill, is answered with an exception report, and never with 500. */
class HostileWfsTest {
  private static final String V2 = WfsAnswers.V2;

  @ParameterizedTest
  @CsvSource({
    "wfs, MissingParameterValue, request",
    "wfs?request=GetCapabilities, MissingParameterValue, service",
    "wfs?service=WMS&request=GetCapabilities, InvalidParameterValue, service",
    "wfs?service=WFS&request=GetMap, OperationNotSupported, request",
    "wfs?service=WFS&request=Transaction&version=2.0.0, OperationNotSupported, request",
    "wfs?service=WFS&request=GetCapabilities&acceptVersions=1.0.0, VersionNegotiationFailed, acceptVersions",
    "wfs?service=WFS&request=GetFeature&version=9.9.9&typeNames=ports, InvalidParameterValue, version",
    "wfs?service=WFS&request=GetPropertyValue&version=1.1.0&typeName=ports, OperationNotSupported, request",
    "wfs?service=WFS&request=GetFeature, MissingParameterValue, typeNames",
    "wfs?service=WFS&request=GetFeature&typeNames=a&typeNames=b, InvalidParameterValue, typeNames",
    "wfs?service=WFS&request=GetFeature&typeNames=ports&count=-1, InvalidParameterValue, count",
    "wfs?service=WFS&request=GetFeature&typeNames=ports&count=x, InvalidParameterValue, count",
    "wfs?service=WFS&request=GetFeature&typeNames=ports&startIndex=-1, InvalidParameterValue, startIndex",
    "wfs?service=WFS&request=GetFeature&typeNames=ports&resultType=all, InvalidParameterValue, resultType",
    "wfs?service=WFS&request=GetFeature&typeNames=ports&outputFormat=shp, InvalidParameterValue, outputFormat",
    "wfs?service=WFS&request=GetFeature&typeNames=ports&srsName=EPSG:1, InvalidParameterValue, srsName",
    "'wfs?service=WFS&request=GetFeature&typeNames=ports&bbox=1,2,3', InvalidParameterValue, bbox",
    "'wfs?service=WFS&request=GetFeature&typeNames=flows&bbox=1,2,3,4', InvalidParameterValue, bbox",
    "wfs?service=WFS&request=GetFeature&typeNames=ports&sortBy=geometry, InvalidParameterValue, sortBy",
    "wfs?service=WFS&request=GetFeature&typeNames=ports&sortBy=nothing, InvalidParameterValue, sortBy",
    "wfs?service=WFS&request=GetFeature&typeNames=ports&propertyName=nothing, InvalidParameterValue, propertyName",
    "wfs?service=WFS&request=GetFeature&typeNames=ports&filter=%3Ca, InvalidParameterValue, filter",
    "wfs?service=WFS&request=GetFeature&typeNames=ports&cql_filter=((, InvalidParameterValue, filter",
    "wfs?service=WFS&request=GetFeature&storedQuery_id=urn:x&id=1, InvalidParameterValue, storedQuery_id",
    "wfs?service=WFS&request=DescribeFeatureType&typeNames=nothing, InvalidParameterValue, typeNames",
    "wfs?service=WFS&request=DescribeFeatureType&outputFormat=json, InvalidParameterValue, outputFormat",
    "wfs?service=WFS&request=DescribeStoredQueries&storedQuery_id=urn:x, InvalidParameterValue, storedQuery_id",
    "wfs?service=WFS&request=GetPropertyValue&typeNames=ports, MissingParameterValue, valueReference",
    "wfs?service=WFS&request=GetPropertyValue&typeNames=ports&valueReference=x, InvalidParameterValue, valueReference",
    "wfs?service=WFS&request=GetFeature&typeNames=corridors&closed=nowhere, InvalidParameterValue, closed"
  })
  void whatIsWrong_isNamed(String path, String code, String locator) {
    WfsAnswers.refused(TestServer.get(path), 400, code, locator);
  }

  @Test
  void anUnknownId_isNotFound() {
    WfsAnswers.refused(
        TestServer.get(
            V2
                + "GetFeature&storedQuery_id=urn:ogc:def:query:OGC-WFS::GetFeatureById&id=ports.nowhere"),
        404,
        "NotFound",
        "id");
  }

  @Test
  void oldClients_areToldInTheirVersion() {
    assertThat(TestServer.get("wfs?service=WFS&version=1.1.0&request=GetFeature&typeName=x").body())
        .contains("xmlns:ows=\"http://www.opengis.net/ows\"")
        .contains("version=\"1.1.0\"");
  }

  private static HttpResponse<String> post(String document) {
    return TestServer.post("wfs", "application/xml", document);
  }

  @Test
  void nothing_isReadFromDisk(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "a well kept secret");
    for (String type :
        List.of(
            "[<!ENTITY x SYSTEM '" + secret.toUri() + "'>]",
            "[<!ENTITY % x SYSTEM '" + secret.toUri() + "'> %x;]",
            "SYSTEM '" + secret.toUri() + "'",
            "[<!ENTITY x SYSTEM '" + TestServer.url("layers") + "'>]")) {
      HttpResponse<String> answer =
          post(
              "<!DOCTYPE GetFeature "
                  + type
                  + "><GetFeature service='WFS' version='2.0.0'><Query typeNames='&x;'/></GetFeature>");
      WfsAnswers.refused(answer, 400, "OperationParsingFailed", "body");
      assertThat(answer.body()).contains("DOCTYPE").doesNotContain("well kept");
      String filter =
          "<!DOCTYPE Filter "
              + type
              + "><Filter><PropertyIsEqualTo><ValueReference>name</ValueReference><Literal>&x;</Literal>"
              + "</PropertyIsEqualTo></Filter>";
      WfsAnswers.refused(
          TestServer.get(V2 + "GetFeature&typeNames=ports&filter=" + encoded(filter)),
          400,
          "InvalidParameterValue",
          "filter");
    }
  }

  @Test
  void aBillionLaughs_areNotLaughed() {
    StringBuilder document = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 'ha'>");
    for (int i = 1; i < 12; i++) {
      document.append("<!ENTITY e").append(i).append(" '");
      document.append(("&e" + (i - 1) + ";").repeat(10)).append("'>");
    }
    document.append("]><GetFeature>&e11;</GetFeature>");
    WfsAnswers.refused(post(document.toString()), 400, "OperationParsingFailed", "body");
  }

  @Test
  void whatIsTooLargeOrTooDeep_isRefused() {
    WfsAnswers.refused(
        post("<GetFeature>" + " ".repeat(4_000_001) + "</GetFeature>"),
        413,
        "RequestTooLarge",
        "body");
    WfsAnswers.refused(
        post("<x>".repeat(100_000) + "</x>".repeat(100_000)),
        400,
        "OperationParsingFailed",
        "body");
    String deep = "<Not>".repeat(90) + "<Near/>" + "</Not>".repeat(90);
    WfsAnswers.refused(
        post(
            "<GetFeature service='WFS'><Query typeNames='ports'><Filter>"
                + deep
                + "</Filter></Query></GetFeature>"),
        400,
        "InvalidParameterValue",
        "filter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GetFeature",
        "{\"request\": \"GetFeature\"}",
        "<GetFeature>",
        "<GetFeature></Query>",
        "<a:GetFeature/>",
        "\u0000\u0001",
        "<GetFeature service='WFS'>&nbsp;</GetFeature>"
      })
  void whatIsNoXml_isRefused(String document) {
    WfsAnswers.refused(post(document), 400, "OperationParsingFailed", "body");
  }

  static List<String> attacks() {
    List<String> attacks = new ArrayList<>();
    for (String attack :
        List.of(
            "' OR '1'='1",
            "'; DROP TABLE deposits; --",
            "\" OR 1=1 --",
            "1) UNION SELECT sql FROM sqlite_master --",
            "//*[contains(name(),'a')]",
            "document('file:///etc/passwd')",
            "../../../../etc/passwd",
            "${jndi:ldap://127.0.0.1/a}",
            "%00",
            "<script>alert(1)</script>",
            "]]>",
            "((((((((((",
            ")(",
            "()",
            ",",
            "(",
            "\\",
            "*",
            "\ud83d\ude00",
            "9".repeat(400))) {
      for (String key :
          List.of(
              "service",
              "version",
              "request",
              "acceptVersions",
              "typeNames",
              "storedQuery_id",
              "outputFormat",
              "count",
              "startIndex",
              "resultType",
              "valueReference",
              "srsName",
              "bbox",
              "resourceId",
              "filter",
              "cql_filter",
              "sortBy",
              "propertyName",
              "id",
              "closed",
              "ban",
              "at",
              "scenario")) {
        attacks.add(key + "=" + encoded(attack));
      }
    }
    return attacks;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void anAttackInAnyParameter_isAnsweredOrRefused() {
    for (String attack : attacks()) {
      String key = attack.substring(0, attack.indexOf('='));
      for (String request :
          List.of(
              "service=WFS&version=2.0.0&request=GetFeature&typeNames=corridors&count=1",
              "service=WFS&version=2.0.0&request=GetPropertyValue&typeNames=ports&valueReference=name&count=1",
              "service=WFS&version=2.0.0&request=DescribeFeatureType&typeNames=ports",
              "service=WFS&version=2.0.0&request=DescribeStoredQueries",
              "service=WFS&request=GetCapabilities")) {
        String path = "wfs?" + request.replaceAll("(^|&)" + key + "=[^&]*", "") + "&" + attack;
        HttpResponse<String> answer = TestServer.get(path.replace("?&", "?"));
        assertThat(answer.statusCode()).as(path).isIn(200, 400);
        assertThat(answer.body()).as(path).doesNotContain("root:", "<script>", "Exception in");
        if (answer.statusCode() == 400) {
          assertThat(answer.body()).as(path).contains("<ows:ExceptionReport");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.lodeline.server.wfs.WfsAnswers#typeNames")
  void anAttackInAFilter_findsNothing(String type) {
    String filter =
        "<Filter><PropertyIsEqualTo><ValueReference>@gml:id</ValueReference>"
            + "<Literal>' OR '1'='1</Literal></PropertyIsEqualTo></Filter>";
    assertThat(WfsAnswers.get(V2 + "GetFeature&typeNames=" + type + "&filter=" + encoded(filter)))
        .contains("numberMatched=\"0\"");
  }

  @Test
  void aPageOfAnotherOrigin_mayAskByPost() {
    HttpResponse<String> answer =
        TestServer.send(
            "OPTIONS",
            "wfs",
            "Origin",
            "https://example.org",
            "Access-Control-Request-Method",
            "POST");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
        .contains("POST");
  }
}
