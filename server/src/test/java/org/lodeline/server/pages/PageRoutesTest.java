package org.lodeline.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;

final class PageRoutesTest {
  private static final Pattern RESOURCE = Pattern.compile("(?:src|href)=\"([^\"#:]+)\"");

  @Test
  void everythingThatThePageNames_isServedFromHere() {
    String page = TestServer.get("").body();
    assertThat(page).doesNotContain("${").doesNotContain("://unpkg").doesNotContain("//cdn");
    Matcher resources = RESOURCE.matcher(page);
    int count = 0;
    while (resources.find()) {
      String path = resources.group(1).replaceFirst("^\\.?/", "");
      HttpResponse<String> answer = TestServer.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).as(path).isNotEmpty();
      count++;
    }
    assertThat(count).isGreaterThan(5);
  }

  @Test
  void theModulesOfTheFirstView_arePreloaded_andThoseOfClosedPanelsAreNot() {
    assertThat(TestServer.get("").body())
        .contains("<link rel=\"modulepreload\" href=\"js/map/map-view.js\">")
        .contains("<link rel=\"modulepreload\" href=\"js/dom.js\">")
        .doesNotContain("js/ui/what-if/panel.js")
        .doesNotContain("js/ui/detail.js");
  }

  @Test
  void thePage_allowsNoForeignContent_andNoFrame() {
    HttpResponse<String> answer = TestServer.get("");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "js/", "js/nothing.js", "js/..%2findex.html", "js/%2e%2e/index.html",
            "webjars/..%2f..%2fMANIFEST.MF",
        "webjars/leaflet", "css/tokens.css%00.js", "js//main.js", "favicon.ico", "js/main.class"
      })
  void whatIsNoFileOfTheApplication_isNotFound(String path) {
    HttpResponse<String> answer = TestServer.get(path);
    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("Exception").doesNotContain("Manifest-Version");
  }

  @Test
  void anUnchangedFile_isNotSentAgain() {
    String tag = TestServer.get("js/main.js").headers().firstValue("ETag").orElseThrow();
    assertThat(TestServer.get("js/main.js", "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | true",
        "br, gzip;q=0.5 | true",
        "GZIP | true",
        "gzip;q=0 | false",
        "br | false",
        "gzip; q=0.0, br | false",
        "identity | false",
      })
  void aFile_isCompressedForThoseWhoTakeIt(String accepted, boolean compressed) {
    assertThat(
            TestServer.get("js/app.js", "Accept-Encoding", accepted)
                .headers()
                .firstValue("Content-Encoding")
                .isPresent())
        .isEqualTo(compressed);
  }

  @Test
  void theTopology_isServedAsItIsBundled() {
    assertThat(TestServer.json("basemap/world.json").path("type").asText()).isEqualTo("Topology");
  }

  @Test
  void libraries_mayBeKeptForever_pagesMustBeAskedFor() {
    assertThat(
            TestServer.get("webjars/leaflet/1.9.4/dist/leaflet.js")
                .headers()
                .firstValue("Cache-Control")
                .orElse(""))
        .contains("immutable");
    assertThat(TestServer.get("").headers().firstValue("Cache-Control")).hasValue("no-cache");
  }
}
