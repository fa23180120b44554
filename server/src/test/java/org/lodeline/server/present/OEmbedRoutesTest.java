package org.lodeline.server.present;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;
import org.w3c.dom.Element;

/** oEmbed 1.0. */
final class OEmbedRoutesTest {
  private static String oembed(String url, String more) {
    return "oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8) + more;
  }

  @Test
  void aLinkToTheMap_isARichFrame() {
    JsonNode answer =
        TestServer.json(
            oembed(TestServer.url("?commodity=lithium&zoom=4&panel=route&vs=none"), ""));
    assertThat(answer.path("type").asText()).isEqualTo("rich");
    assertThat(answer.path("version").asText()).isEqualTo("1.0");
    assertThat(answer.path("title").asText()).isEqualTo("Lithium");
    assertThat(answer.path("provider_name").asText()).isEqualTo("Lodeline");
    assertThat(answer.path("provider_url").asText()).isEqualTo(TestServer.url(""));
    assertThat(answer.path("width").asInt()).isEqualTo(800);
    assertThat(answer.path("height").asInt()).isEqualTo(450);
    assertThat(answer.path("cache_age").asInt()).isPositive();
    assertThat(answer.path("html").asText())
        .startsWith(
            "<iframe src=\""
                + TestServer.url("embed?zoom=4&amp;commodity=lithium\" title=\"Lithium\""))
        .contains("loading=\"lazy\"");
    assertThat(answer.path("thumbnail_url").asText())
        .startsWith(TestServer.url("maps/static.png?"))
        .contains("commodity=lithium");
  }

  @Test
  void aLinkToAnEmbed_keepsWhatStandsAroundIt() {
    assertThat(
            TestServer.json(oembed(TestServer.url("embed?legend=true&caption=true"), ""))
                .path("html")
                .asText())
        .contains("legend=true")
        .contains("caption=true");
  }

  @ParameterizedTest
  @CsvSource({
    "400, 300, 400, 225",
    "400, 100, 400, 100",
    "5000, 5000, 800, 450",
    "1, 1, 1, 1",
  })
  void nothing_isLargerThanIsAskedFor(int maxWidth, int maxHeight, int width, int height) {
    JsonNode answer =
        TestServer.json(
            oembed(TestServer.url(""), "&maxwidth=" + maxWidth + "&maxheight=" + maxHeight));
    assertThat(answer.path("width").asInt()).isEqualTo(width);
    assertThat(answer.path("height").asInt()).isEqualTo(height);
    assertThat(answer.path("html").asText())
        .contains("width=\"" + width + "\" height=\"" + height + "\"");
    assertThat(answer.path("thumbnail_width").asInt(0)).isLessThanOrEqualTo(maxWidth);
    assertThat(answer.path("thumbnail_height").asInt(0)).isLessThanOrEqualTo(maxHeight);
  }

  @Test
  void asXml_itSaysTheSame_whateverTheTitle() throws Exception {
    String title = "<b> & \"Li\" ]]> \u0001 \u65e5\u672c \ud83d\ude80";
    String url = TestServer.url("embed?title=" + URLEncoder.encode(title, StandardCharsets.UTF_8));
    HttpResponse<String> answer = TestServer.get(oembed(url, "&format=xml"));
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("oembed");
    assertThat(root.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(title.replace('\u0001', '\ufffd'));
    assertThat(root.getElementsByTagName("html").item(0).getTextContent())
        .contains("title=\"&lt;b&gt; &amp; &quot;Li&quot; ]]&gt;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "layers",
        "embedded",
        "embed/x",
        "ogc",
        "js/main.js",
        "stories",
        "stories/none",
        "//embed"
      })
  void whatIsNoView_isNotFound(String path) {
    assertThat(TestServer.get(oembed(TestServer.url(path), "")).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/",
        "http://127.0.0.1/",
        "http://127.0.0.1:1/embed",
        "//127.0.0.1/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "mailto:a@b",
        "not a url",
        "http://[",
        "/embed"
      })
  void whatIsNotOfThisServer_isNotFound(String url) {
    HttpResponse<String> answer = TestServer.get(oembed(url, ""));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"parameter\":\"url\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          oembed                                    | 400 | url
          oembed?url=                               | 400 | url
          oembed?url={server}&maxwidth=0            | 400 | maxwidth
          oembed?url={server}&maxheight=wide        | 400 | maxheight
          oembed?url={server}&callback=f            | 400 | callback
          oembed?url={server}?zoom%3D99             | 400 | zoom
          oembed?url={server}?nonsense%3D1          | 400 | nonsense
          oembed?url={server}?zoom%3D1%26zoom%3D2   | 400 | zoom
          oembed?url={server}embed?panel%3Dwhat-if  | 400 | panel
          """)
  void badParameters_areNamed(String path, int status, String parameter) {
    HttpResponse<String> answer = TestServer.get(path.replace("{server}", TestServer.url("")));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
  }

  @Test
  void aFormatThatThereIsNot_isNotImplemented() {
    HttpResponse<String> answer = TestServer.get(oembed(TestServer.url(""), "&format=yaml"));
    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(answer.body()).contains("json or xml").contains("'yaml'");
  }

  @Test
  void theWishNotToBeTracked_isGranted() {
    assertThat(TestServer.get(oembed(TestServer.url(""), "&dnt=1")).statusCode()).isEqualTo(200);
  }
}
