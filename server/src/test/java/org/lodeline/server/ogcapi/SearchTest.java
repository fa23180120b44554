package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodeline.geodata.Resources;
import org.lodeline.server.TestServer;

class SearchTest {
  private static final String SEARCH = "ogc/collections/deposits/search";
  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  void aSearch_findsWhatTheSameParametersFindInAUrl() throws IOException {
    String wanted = "country=AUS&limit=1000&filter=start_year+%3E+2000";
    List<String> byUrl = ItemsTest.ids(TestServer.json("ogc/collections/deposits/items?" + wanted));

    assertThat(byUrl).isNotEmpty();
    assertThat(ids(post(FORM, wanted))).isEqualTo(byUrl);
    assertThat(
            ids(
                post(
                    "application/json",
                    """
                    {"country": ["AUS"], "limit": 1000,
                     "filter": {"op": ">", "args": [{"property": "start_year"}, 2000]}}""")))
        .isEqualTo(byUrl);
  }

  @Test
  void aWalk_goesOnByPost() throws IOException {
    List<String> seen = new ArrayList<>();
    ObjectNode body = Resources.JSON.createObjectNode().put("limit", 90).put("sortby", "-name");
    JsonNode next = body;
    while (next != null) {
      JsonNode page = Resources.JSON.readTree(post("application/json", next.toString()).body());
      seen.addAll(ItemsTest.ids(page));
      next = null;
      for (JsonNode link : page.path("links")) {
        if (link.path("rel").asText().equals("next")) {
          assertThat(link.path("method").asText()).isEqualTo("POST");
          assertThat(link.path("href").asText()).isEqualTo(TestServer.url(SEARCH));
          next = link.path("body");
        }
      }
    }
    assertThat(seen)
        .isEqualTo(
            ItemsTest.ids(
                TestServer.json("ogc/collections/deposits/items?limit=1000&sortby=-name")));
  }

  @Test
  void whatCannotBeRead_isRefusedAndNamed() {
    assertProblem(post("text/plain", "limit=1"), 400, "Content-Type");
    assertProblem(post("application/json", "{\"limit\": "), 400, "body");
    assertProblem(post("application/json", "[1]"), 400, "body");
    assertProblem(post("application/json", "{\"limit\": {}}"), 400, "limit");
    assertProblem(post("application/json", "{\"colour\": 1}"), 400, "colour");
    assertProblem(post(FORM, "limit=%zz"), 400, "body");
    assertProblem(post(FORM, "limit=1&limit=2"), 400, "limit");
    assertProblem(post(FORM, "filter=" + "x".repeat(5_000_000)), 413, "filter");
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String parameter) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
  }

  private static HttpResponse<String> post(String type, String body) {
    return TestServer.post(SEARCH, type, body);
  }

  private static List<String> ids(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(200);
    return ItemsTest.ids(Resources.JSON.readTree(answer.body()));
  }
}
