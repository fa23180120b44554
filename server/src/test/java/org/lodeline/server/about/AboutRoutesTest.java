package org.lodeline.server.about;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.lodeline.server.TestServer;

final class AboutRoutesTest {
  @Test
  void everyLibraryAndDataset_hasItsTerms() {
    JsonNode about = TestServer.json("about?f=json");

    assertThat(about.path("version").asText()).isNotEmpty();
    assertThat(about.path("data")).hasSizeGreaterThanOrEqualTo(3);
    about.path("data").forEach(one -> assertThat(one.path("licence").asText()).isNotEmpty());
    assertThat(about.path("libraries").findValuesAsText("name"))
        .contains("io.javalin:javalin", "org.webjars.npm:leaflet", "GeoTools")
        .noneMatch(name -> name.contains("junit") || name.startsWith("org.lodeline"));
    about
        .path("libraries")
        .forEach(
            library ->
                assertThat(library.path("licence").asText())
                    .as(library.path("name").asText())
                    .matches("[A-Za-z0-9.()+:,/ -]+")
                    .doesNotContain("BSD-4-Clause", "Copyright"));
  }

  @Test
  void thePage_saysTheSame() {
    HttpResponse<String> page = TestServer.get("about", "Accept", "text/html");

    assertThat(page.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    assertThat(page.body())
        .contains("io.javalin:javalin", "Natural Earth", "EUPL-1.2", "LGPL-2.1")
        .doesNotContain("{{");
  }

  @Test
  void aForm_thatThereIsNot_isRefused() {
    assertThat(TestServer.get("about?f=xml").statusCode()).isEqualTo(400);
  }
}
