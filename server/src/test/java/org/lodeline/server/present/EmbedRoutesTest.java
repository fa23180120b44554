package org.lodeline.server.present;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.server.TestServer;

/** {@code /embed}, and what the head of a page says of its view. */
final class EmbedRoutesTest {
  private static final String HOSTILE = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";

  private static String policy(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Security-Policy").orElse("");
  }

  @Test
  void anEmbed_mayBeFramed_andNothingElse() {
    assertThat(policy(TestServer.get("embed")))
        .contains("default-src 'self'")
        .doesNotContain("frame-ancestors")
        .doesNotContain("unsafe");
    assertThat(policy(TestServer.get("embed?zoom=99"))).doesNotContain("frame-ancestors");
    for (String path : new String[] {"", "layers", "ogc", "embedded", "oembed", "js/main.js"}) {
      assertThat(policy(TestServer.get(path))).as(path).contains("frame-ancestors 'none'");
    }
  }

  @Test
  void anEmbed_hasItsViewInWords() {
    HttpResponse<String> answer = TestServer.get("embed?commodity=lithium&title=Li");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.body())
        .contains("<title>Li · Lodeline</title>")
        .contains(" supply lines of lithium.</p>")
        .doesNotContain("{{")
        .doesNotContain("${");
  }

  @Test
  void aProgram_getsTheWordsAlone_orAProblem() {
    assertThat(
            TestServer.get("embed?layers=passages&title=Straits", "Accept", "application/json")
                .body())
        .contains("\"title\":\"Straits\"")
        .contains("\"sentence\":\"23 straits and canals.\"");
    HttpResponse<String> problem =
        TestServer.get("embed?layers=straits", "Accept", "application/json");
    assertThat(problem.statusCode()).isEqualTo(400);
    assertThat(problem.body()).contains("\"parameter\":\"layers\"").contains("passages");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zoom          | 99                       | zoom must be a number from 0 to 22; it was
          legend        | yes                      | legend must be true or false
          interactive   | 0                        | interactive must be true or false
          origin        | https://example.org/page | origin must be that of the page around the embed
          origin        | null                     | https://example.org
          commodity     | unobtainium              | unknown commodity
          closed        | suezz                    | known are
          """)
  void whatMakesNoSense_isToldInAPageThatNamesIt(String name, String value, String told) {
    HttpResponse<String> answer = TestServer.get("embed?" + name + "=" + value);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.body()).contains(">" + name + "</strong>").contains(told).contains(value);
  }

  @Test
  void aParameterThatThereIsNot_isToldWithThoseThatThereAre() {
    HttpResponse<String> answer = TestServer.get("embed?panel=what-if");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(">panel</strong>").contains("scroll-zoom");
  }

  @ParameterizedTest
  @CsvSource({"embed?zoom=", "embed?theme=", "embed?title=", "?title=", "embed?lang=", "embed?x="})
  void markupInALink_isOnlyText(String path) {
    HttpResponse<String> answer = TestServer.get(path + HOSTILE);
    assertThat(answer.statusCode()).isIn(200, 400);
    assertThat(answer.body()).doesNotContain("<script>alert");
  }

  @Test
  void anEmbedWithASlash_isSentToItsPlace() {
    HttpResponse<String> answer = TestServer.get("embed/?zoom=3");
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("Location")).hasValue(TestServer.url("embed?zoom=3"));
  }

  @Test
  void aLinkToTheMap_unfoldsWithItsWordsAndPicture() {
    String head = TestServer.get("?closed=suez&theme=dark&panel=what-if&drawer=table").body();
    assertThat(head)
        .contains("<meta property=\"og:description\" content=\"With the Suez Canal closed, of ")
        .contains("<meta property=\"og:image:alt\" content=\"With the Suez Canal closed, of ")
        .contains(
            "<meta property=\"og:image\" content=\""
                + TestServer.url("maps/static.png?closed=suez&amp;theme=dark&amp;width=1200"))
        .contains(
            "<meta property=\"og:url\" content=\""
                + TestServer.url("?closed=suez&amp;theme=dark\""))
        .contains("twitter:card\" content=\"summary_large_image\"")
        .contains("type=\"application/json+oembed\" href=\"" + TestServer.url("oembed?url=http://"))
        .contains("type=\"text/xml+oembed\"");
  }

  @Test
  void aLinkThatTheMapReadsInPart_unfoldsToTheWholeMap() {
    HttpResponse<String> answer = TestServer.get("?closed=suezz&nonsense=1");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("<meta property=\"og:url\" content=\"" + TestServer.url("") + "\">");
  }

  @Test
  void behindAProxy_linksAreThoseOfItsClients() {
    String head =
        TestServer.get(
                "?commodity=lithium",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "maps.example.org",
                "X-Forwarded-Prefix",
                "/lode")
            .body();
    assertThat(head)
        .contains("content=\"https://maps.example.org/lode/?commodity=lithium\"")
        .contains("content=\"https://maps.example.org/lode/maps/static.png?commodity=lithium&amp;");
  }

  @Test
  void aPageThatWasFilledAlike_isNotSentAgain() {
    String tag = TestServer.get("?at=2025-10-10").headers().firstValue("ETag").orElseThrow();
    assertThat(TestServer.get("?at=2025-10-10", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(TestServer.get("?at=2025-10-11", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void theScriptOfTheElement_isForThePagesOfOthers() {
    HttpResponse<String> answer = TestServer.get("lodeline-map.js");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/javascript");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=3600");
    for (String name : ViewReader.names()) {
      assertThat(answer.body()).as(name).contains('"' + name + '"');
    }
    for (String name : EmbedOptions.names()) {
      assertThat(answer.body()).as(name).contains('"' + name + '"');
    }
  }
}
