package org.lodeline.server.present.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.Resources;
import org.lodeline.server.LodelineServer;
import org.lodeline.server.Settings;
import org.lodeline.server.TestServer;
import org.lodeline.server.access.KeyFile;
import org.lodeline.server.access.Role;

/** {@code /stories} and what is below it. */
final class StoryRoutesTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String STORY =
      """
      {"title": "<b>A</b>", "slides": [{"title": "B", "text": "<script>c</script>", "view": "zoom=3"}]}
      """;

  private static HttpResponse<String> send(String method, String url, String key, String body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void theList_namesEachStoryWithItsUrl() throws Exception {
    JsonNode list = Resources.JSON.readTree(TestServer.get("stories").body());
    assertThat(list.path("editing").asBoolean()).isFalse();
    JsonNode first = list.path("stories").get(0);
    assertThat(first.path("id").asText()).isEqualTo("tokyo-2025");
    assertThat(first.path("href").asText()).endsWith("/stories/tokyo-2025");
  }

  @Test
  void thePage_saysEverySlide_alsoWithoutScript() throws Exception {
    HttpResponse<String> page = TestServer.get("stories/straits");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .doesNotContain("frame-ancestors");
    assertThat(page.body())
        .contains(
            "<h1 class=\"story__title\" data-testid=\"title\">Three narrow places</h1>",
            "src=\"../maps/static.png?closed=malacca&amp;center=105,2",
            "With the Strait of Malacca closed",
            "application/json+oembed",
            "og:image");
  }

  @Test
  void theFile_holdsItsPictures_andAsksNobody() throws Exception {
    HttpResponse<String> file = TestServer.get("stories/altmark.html");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"altmark.html\"");
    assertThat(file.body())
        .contains("src=\"data:image/png;base64,")
        .doesNotContain("<script", "<link", "src=\"http", "src=\"..");
  }

  @ParameterizedTest
  @ValueSource(strings = {".html", ".pdf"})
  void aFileThatIsKnown_isNotSentAgain(String ending) throws Exception {
    String path = "stories/tokyo-2025" + ending;
    HttpResponse<byte[]> first = TestServer.answer(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(TestServer.answer(path).body()).isEqualTo(first.body());
    assertThat(TestServer.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void thePdf_hasAPageForEachSlide() throws Exception {
    byte[] bytes =
        CLIENT
            .send(
                HttpRequest.newBuilder(URI.create(TestServer.url("stories/straits.pdf"))).build(),
                BodyHandlers.ofByteArray())
            .body();
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(5);
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("The Red Sea is avoided", "With the Strait of Malacca closed");
    }
  }

  @Test
  void oEmbed_knowsStories() throws Exception {
    String url = TestServer.url("stories/altmark").replace(":", "%3A").replace("/", "%2F");
    JsonNode answer = Resources.JSON.readTree(TestServer.get("oembed?url=" + url).body());
    assertThat(answer.path("title").asText()).isEqualTo("Altmark and Europe's lithium");
    assertThat(answer.path("html").asText()).contains("/stories/altmark");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "altmark.docx", "..%2Fpom", "altmark.json.html"})
  void whatIsNoStory_isNotThere(String path) throws Exception {
    assertThat(TestServer.get("stories/" + path).statusCode()).isIn(400, 404);
  }

  @Test
  void withoutKeys_nobodySaves() throws Exception {
    assertThat(send("PUT", TestServer.url("stories/mine"), "", STORY).statusCode()).isEqualTo(405);
  }

  @Test
  void editorsSave_othersDoNot(@TempDir Path folder) throws Exception {
    Path keys = folder.resolve("keys");
    String editor = KeyFile.add(keys, "ann", Role.EDITOR);
    String viewer = KeyFile.add(keys, "bob", Role.READER);
    try (LodelineServer server =
        LodelineServer.start(
            new Settings("127.0.0.1", 0, folder.resolve("data"), "", "", keys.toString()))) {
      String url = server.url() + "stories/mine";
      assertThat(send("PUT", url, "", STORY).statusCode()).isEqualTo(401);
      assertThat(send("PUT", url, viewer, STORY).statusCode()).isEqualTo(403);
      assertThat(send("PUT", url, editor, "{}").statusCode()).isEqualTo(400);
      assertThat(send("PUT", url, editor, "[").statusCode()).isEqualTo(400);
      assertThat(send("PUT", url, editor, STORY).statusCode()).isEqualTo(204);
      assertThat(Files.exists(folder.resolve("data/stories/mine.json"))).isTrue();
      String page = send("GET", url, "", "").body();
      assertThat(page).contains("&lt;b&gt;A&lt;/b&gt;").doesNotContain("<script>c");
      assertThat(send("DELETE", url, editor, "").statusCode()).isEqualTo(204);
      assertThat(send("DELETE", url, editor, "").statusCode()).isEqualTo(404);
    }
  }
}
