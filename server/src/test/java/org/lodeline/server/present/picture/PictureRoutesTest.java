package org.lodeline.server.present.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;
import org.w3c.dom.Document;

/** {@code /maps/static.png}, {@code .svg} and {@code .pdf}. */
final class PictureRoutesTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(TestServer.url(path))).build();
  }

  private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(request(path), BodyHandlers.ofByteArray());
  }

  private static BufferedImage png(String query) throws Exception {
    HttpResponse<byte[]> answer = get("maps/static.png" + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
    return ImageIO.read(new ByteArrayInputStream(answer.body()));
  }

  private static Document svg(String query) throws Exception {
    HttpResponse<byte[]> answer = get("maps/static.svg" + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(answer.body()));
  }

  private static List<String> ids(Document svg, String layer) {
    List<String> ids = new ArrayList<>();
    var groups = svg.getElementsByTagName("g");
    for (int i = 0; i < groups.getLength(); i++) {
      var id = groups.item(i).getAttributes().getNamedItem("id");
      if (id != null && id.getNodeValue().startsWith(layer + "/")) {
        ids.add(id.getNodeValue().substring(layer.length() + 1));
      }
    }
    return ids;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"1, 400, 300", "2, 800, 600", "4, 1600, 1200"})
  void aPicture_isAsLargeAsAskedFor(int scale, int width, int height) throws Exception {
    BufferedImage image = png("?width=400&height=300&scale=" + scale);
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
  }

  @Test
  void theThemeIsThePaper() throws Exception {
    assertThat(png("?width=400&height=300&theme=dark").getRGB(2, 2) & 0xffffff).isEqualTo(0x16212a);
    assertThat(png("?width=400&height=300&theme=light").getRGB(2, 2) & 0xffffff)
        .isEqualTo(0xfdfcf9);
  }

  @Test
  void svg_saysWhatItShows_andNamesEachFeature() throws Exception {
    Document svg =
        svg(
            "?projection=robinson&closed=malacca&layers=passages,corridors:actual&title=A%20%26%20%3CB%3E");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("A & <B>");
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
        .startsWith("With the Strait of Malacca closed, of ");
    assertThat(ids(svg, "passages")).contains("malacca", "suez").hasSize(23);
    assertThat(ids(svg, "corridors"))
        .hasSizeGreaterThan(100)
        .anyMatch(id -> id.endsWith("/before"));
    assertThat(ids(svg, "deposits")).isEmpty();
  }

  @Test
  void aFilter_leavesOutWhatTheLayerLeavesOut() throws Exception {
    String filter = encoded("status IN ('producing')");
    Document svg = svg("?layers=deposits&commodity=lithium&filter=" + filter);
    String answer = TestServer.get("layers/deposits.csv?commodity=lithium&filter=" + filter).body();
    List<String> expected =
        answer.lines().skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
    assertThat(ids(svg, "deposits")).containsExactlyInAnyOrderElementsOf(expected).isNotEmpty();
  }

  @Test
  void pdf_isOnePage_whoseTextsCanBeFound_alsoJapaneseOnes() throws Exception {
    HttpResponse<byte[]> answer =
        get("maps/static.pdf?lang=ja&closed=malacca&title=" + encoded("マラッカ海峡"));
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    try (PDDocument pdf = Loader.loadPDF(answer.body())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(900);
      assertThat(pdf.getDocumentInformation().getSubject()).contains("Malacca");
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("マラッカ海峡", "With the Strait of Malacca closed", "電池材料");
    }
  }

  @Test
  void aCommodityThatIsNamedTwice_isMeantOnce() throws Exception {
    List<String> once = ids(svg("?layers=processing-sites&commodity=lithium"), "processing-sites");
    List<String> twice =
        ids(svg("?layers=processing-sites&commodity=lithium,lithium"), "processing-sites");
    assertThat(twice).isEqualTo(once).isNotEmpty();
  }

  @Test
  void anUnchangedPicture_isNotDrawnAgain() throws Exception {
    String path = "maps/static.png?width=300&height=200&closed=suez";
    String tag = get(path).headers().firstValue("ETag").orElseThrow();
    assertThat(TestServer.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get(path.replace("suez", "panama")).headers().firstValue("ETag").orElseThrow())
        .isNotEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "width=20000",
        "width=4096&height=4096&scale=4",
        "scale=5",
        "height=99",
        "projection=peters",
        "closed=suezz",
        "colour=red",
        "filter=nonsense%20%3E%201",
        "select=nolayer/x",
        "width=1&width=2"
      })
  void whatCannotBeDrawn_isToldInAPicture(String query) throws Exception {
    HttpResponse<byte[]> png = get("maps/static.png?" + query);
    assertThat(png.statusCode()).isEqualTo(400);
    assertThat(ImageIO.read(new ByteArrayInputStream(png.body())).getWidth()).isEqualTo(1200);
    String svg = TestServer.get("maps/static.svg?" + query).body();
    assertThat(svg).contains("<desc>").contains(query.substring(0, query.indexOf('=')));
    assertThat(get("maps/static.pdf?" + query).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"static.gif", "static", "other.png", "static.png.svg"})
  void otherFiles_areNotThere(String file) throws Exception {
    assertThat(get("maps/" + file).statusCode()).isEqualTo(404);
  }

  /** Two hundred at once: each is drawn or sent away at once, and the server stays at hand. */
  @Test
  void manyAtOnce_doNotStarveTheServer() throws Exception {
    List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      answers.add(
          CLIENT.sendAsync(
              request("maps/static.png?width=500&height=400&zoom=3&center=" + i / 2.0 + ",10"),
              BodyHandlers.ofByteArray()));
    }
    int asked = 0;
    while (answers.stream().anyMatch(answer -> !answer.isDone())) {
      assertThat(get("health/ready").statusCode()).isEqualTo(200);
      asked++;
    }
    assertThat(asked).isPositive();
    int drawn = 0;
    for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
      int status = answer.join().statusCode();
      assertThat(status).isIn(200, 503);
      if (status == 503) {
        assertThat(answer.join().headers().firstValue("Retry-After")).contains("5");
      } else {
        drawn++;
      }
    }
    assertThat(drawn).isPositive();
  }
}
