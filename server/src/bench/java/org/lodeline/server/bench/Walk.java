package org.lodeline.server.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Goes through a layer page by page, as the links lead, to have addresses of pages far into it. */
final class Walk {
  /** Features of a page on the way. */
  static final int STEP = 1_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int KEPT = 5;

  private Walk() {}

  /**
   * The addresses of some pages of 100 behind the host.
   *
   * @param first the address of the first page of the walk
   * @param passed how many features are to lie before them, at most
   */
  static List<String> deepPages(LodelineProcess server, String first, int passed)
      throws IOException, InterruptedException {
    List<String> deep = new ArrayList<>();
    String path = first;
    for (int count = 0; count < passed && !path.isEmpty(); count += STEP) {
      path = next(JSON.readTree(server.body(path)));
      if (!path.isEmpty()) {
        deep.add(path.replace("limit=" + STEP, "limit=100"));
      }
    }
    return deep.subList(Math.max(0, deep.size() - KEPT), deep.size());
  }

  private static String next(JsonNode page) {
    for (JsonNode link : page.path("links")) {
      if (link.path("rel").asText().equals("next")) {
        URI next = URI.create(link.path("href").asText());
        return next.getRawPath() + "?" + next.getRawQuery();
      }
    }
    return "";
  }
}
