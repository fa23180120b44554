package org.lodeline.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.lodeline.server.http.EmbedHosts;
import org.lodeline.server.http.StandardHeaders;

/** The online tile layer, which is an option and never the default. */
final class TilesTest {
  @Test
  void aTileLayer_isNamedInThePage_andItsHostAllowedPictures() throws Exception {
    HttpResponse<String> page = page("https://{s}.tiles.example.org/{z}/{x}/{y}.png?key=a&b=\"c\"");
    assertThat(page.body())
        .contains(
            "<meta name=\"lodeline-tiles\""
                + " content=\"https://{s}.tiles.example.org/{z}/{x}/{y}.png?key=a&amp;b=&quot;c&quot;\">");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("img-src 'self' data: blob: https://*.tiles.example.org;");
  }

  @Test
  void withoutOne_nothingIsAllowedFromElsewhere() throws Exception {
    HttpResponse<String> page = page("");
    assertThat(page.body()).contains("<meta name=\"lodeline-tiles\" content=\"\">");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("img-src 'self' data: blob:;");
  }

  private static HttpResponse<String> page(String tiles) throws Exception {
    StandardHeaders headers = new StandardHeaders(tiles, EmbedHosts.ALL);
    Javalin javalin =
        Javalin.create(
            config -> {
              config.routes.before(headers::handle);
              new PageRoutes(tiles, ctx -> "").register(config.routes);
            });
    javalin.start("127.0.0.1", 0);
    try {
      URI uri = URI.create("http://127.0.0.1:" + javalin.port() + "/");
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    } finally {
      javalin.stop();
    }
  }
}
