package org.lodeline.server.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lodeline.server.TestServer;

/** Asks the service, and reads what tests look for in its answers. */
final class WfsAnswers {
  static final String V2 = "wfs?service=WFS&version=2.0.0&request=";

  private WfsAnswers() {}

  /** The names of all feature types, as capabilities list them. */
  static List<String> typeNames() {
    String capabilities = TestServer.get("wfs?service=WFS&request=GetCapabilities").body();
    return all(capabilities, "<wfs:Name>([^<]*)</wfs:Name>");
  }

  static List<String> all(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** The ids of the features in an answer, without those of their types. */
  static List<String> ids(String answer) {
    return all(answer, "<lode:id>([^<]*)</lode:id>");
  }

  /** An attribute of the root, without the escapes of XML. */
  static String attribute(String answer, String name) {
    List<String> found = all(answer, " " + name + "=\"([^\"]*)\"");
    return found.isEmpty() ? "" : found.get(0).replace("&amp;", "&");
  }

  /** The answer to a request that succeeds. */
  static String get(String path) {
    HttpResponse<String> answer = TestServer.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** The answer to a request in XML that succeeds. */
  static String post(String document) {
    HttpResponse<String> answer = TestServer.post("wfs", "text/xml", document);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** Fails unless the answer is an exception report with this code and locator. */
  static void refused(HttpResponse<String> answer, int status, String code, String locator) {
    assertThat(answer.body())
        .contains("<ows:ExceptionReport")
        .contains("exceptionCode=\"" + code + "\"")
        .contains("locator=\"" + locator + "\"");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/xml");
  }
}
