package org.lodeline.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.server.TestServer;

/** By the rules of Mozilla's Observatory, and what they do not look at. */
final class StandardHeadersTest {
  private static final Pattern INLINE_SCRIPT =
      Pattern.compile("(?i)<script(?![^>]*\\bsrc=)(?![^>]*type=\"application/(?:ld\\+)?json\")");
  private static final Pattern INLINE_STYLE = Pattern.compile("(?i)<style|<[^>]+\\sstyle=");
  private static final Pattern EVENT_HANDLER = Pattern.compile("(?i)<[^>]+\\son[a-z]+\\s*=");
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(?i)<(?:script|img|iframe)[^>]+src=\"(?!http://127\\.0\\.0\\.1)(?:https?:)?//");
  private static final Pattern TEXT = Pattern.compile(">[^<]*<|=\"[^\"]*\"");

  static List<String> pages() {
    return List.of(
        "",
        "index.html?closed=suez&title=%3Cscript%3Ealert(1)%3C/script%3E",
        "embed?commodity=lithium&title=a%22%20onload=%22alert(1)",
        "embed?zoom=nonsense",
        "stories/straits",
        "status",
        "ogc?f=html",
        "ogc/conformance?f=html",
        "ogc/api?f=html",
        "ogc/functions?f=html",
        "ogc/collections?f=html",
        "ogc/collections/deposits?f=html",
        "ogc/collections/deposits/schema?f=html",
        "ogc/collections/deposits/queryables?f=html",
        "ogc/collections/deposits/items?f=html",
        "ogc/collections/deposits/items/altmark?f=html",
        "ogc/collections/deposits/tiles?f=html",
        "ogc/tiles?f=html",
        "ogc/tileMatrixSets?f=html");
  }

  static List<String> documents() {
    return List.of(
        "layers",
        "layers/ports.geojson?limit=1",
        "layers/ports.csv?limit=1",
        "tiles/ports/0/0/0.mvt",
        "supply/scenarios",
        "ogc/collections/ports/items?limit=1",
        "wfs?service=WFS&request=GetCapabilities",
        "wfs?service=WFS&request=Nothing",
        "maps/static.svg?width=200&height=200",
        "css/base.css",
        "js/main.js",
        "lodeline-map.js",
        "health/live",
        "no-such",
        "layers/no-such.csv");
  }

  @ParameterizedTest
  @MethodSource({"pages", "documents"})
  void everyAnswer_isHeldToItsType_andTellsLittle(String path) {
    HttpResponse<String> answer = TestServer.get(path);

    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
    assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "geolocation=()");
    assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).as("no TLS").isEmpty();
  }

  @ParameterizedTest
  @MethodSource({"pages", "documents"})
  void theContentSecurityPolicy_allowsNothingInline_andNothingOfOthers(String path) {
    Map<String, String> policy = policy(TestServer.get(path));

    assertThat(policy.get("default-src")).isIn("'self'", "'none'");
    if (!path.startsWith("maps/")) {
      assertThat(policy.values()).noneMatch(sources -> sources.contains("unsafe"));
      assertThat(policy).containsEntry("object-src", "'none'").containsEntry("base-uri", "'none'");
      assertThat(policy).containsEntry("form-action", "'self'");
    }
    assertThat(policy.values()).noneMatch(sources -> sources.matches(".*(\\*|https?:(\\s|$)).*"));
    // A picture has its colours in it; it is a document of its own in which nothing runs.
    assertThat(policy.getOrDefault("script-src", "")).isEmpty();
    boolean isEmbedded = path.startsWith("embed") || path.startsWith("stories/");
    assertThat(policy.get("frame-ancestors")).isEqualTo(isEmbedded ? null : "'none'");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noPage_hasAScriptAStyleOrAHandlerInIt(String path) {
    HttpResponse<String> page = TestServer.get(path);

    assertThat(header(page, "Content-Type")).startsWith("text/html");
    // What is only text, such as code to be copied, does nothing.
    String markup = TEXT.matcher(page.body()).replaceAll(match -> attribute(match.group()));
    assertThat(page.body()).doesNotContainPattern(INLINE_SCRIPT).doesNotContain("javascript:");
    assertThat(markup).doesNotContainPattern(INLINE_STYLE).doesNotContainPattern(EVENT_HANDLER);
    assertThat(page.body()).doesNotContainPattern(FOREIGN).doesNotContain("<script>alert");
  }

  private static String attribute(String text) {
    return text.startsWith("=") ? "=\"\"" : "><";
  }

  @Test
  void behindTls_browsersAreKeptToIt() {
    HttpResponse<String> answer = TestServer.get("", "X-Forwarded-Proto", "https");

    assertThat(header(answer, "Strict-Transport-Security")).matches("max-age=\\d{8}");
  }

  private static Map<String, String> policy(HttpResponse<String> answer) {
    Map<String, String> policy = new TreeMap<>();
    Arrays.stream(header(answer, "Content-Security-Policy").split(";"))
        .map(directive -> directive.strip().split(" ", 2))
        .forEach(parts -> policy.put(parts[0], parts.length == 1 ? "" : parts[1]));
    return policy;
  }

  private static String header(HttpResponse<String> answer, String name) {
    assertThat(answer.headers().allValues(name)).as(name).hasSize(1);
    return answer.headers().firstValue(name).orElseThrow();
  }
}
