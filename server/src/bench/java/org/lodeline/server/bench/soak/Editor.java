package org.lodeline.server.bench.soak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lodeline.geodata.Resources;
import org.lodeline.server.bench.soak.Tally.Outcome;

/**
 * Somebody who edits some features that nobody else does, sees after each edit whether it was made,
 * and knows in the end what must be there. For one thread.
 */
final class Editor {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FEATURES = 5;

  private final HttpClient client;
  private final Tally tally;
  private final Site site;
  private final String items;
  private final String name;
  private final Map<String, Feature> features = new LinkedHashMap<>();
  private int edits;

  /** What is known of a feature. */
  private static final class Feature {
    /** Every name that was acknowledged; the last holds unless another may have come after. */
    private final List<String> acknowledged = new ArrayList<>();

    /** Names of edits that were not answered, after the last that was: one may hold. */
    private final List<String> possible = new ArrayList<>();

    private String tag = "";
  }

  Editor(HttpClient client, Tally tally, Site site, String layer, String name) {
    this.client = client;
    this.tally = tally;
    this.site = site;
    this.items = site.url() + "/ogc/collections/" + layer + "/items";
    this.name = name;
    for (int i = 0; i < FEATURES; i++) {
      features.put(name + "-" + i, new Feature());
    }
  }

  /** Makes or changes one of the features, and reads it. */
  void edit(Random random) throws InterruptedException {
    String id = name + "-" + random.nextInt(FEATURES);
    Feature feature = features.get(id);
    if (feature == null || (!feature.possible.isEmpty() && !look(id, feature))) {
      return;
    }
    edits++;
    String next = name + " edit " + edits;
    boolean isNew = feature.acknowledged.isEmpty();
    HttpRequest.Builder request =
        isNew
            ? request(items, "POST", body(id, next))
            : request(items + "/" + id, "PUT", body(id, next)).header("If-Match", feature.tag);
    String what = (isNew ? "POST " : "PUT ") + id;
    long from = System.currentTimeMillis();
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      int status = answer.statusCode();
      if (status < 300) {
        tally.add(Outcome.RIGHT, site, from, what);
        feature.acknowledged.add(next);
        look(id, feature);
      } else {
        // A proxy that lost a server sends a PUT to the other, which says 412 if the first made it.
        feature.possible.add(next);
        boolean isRefusal = Readings.isRefusal(status) || status == 412 || status == 409;
        tally.add(
            isRefusal ? Outcome.REFUSED : Outcome.WRONG, site, from, status + " " + what + answer.body());
      }
    } catch (IOException e) {
      feature.possible.add(next);
      tally.add(Outcome.CUT, site, from, e + " " + what);
    }
  }

  private HttpRequest.Builder request(String url, String method, String body) {
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + site.key())
        .header("Content-Type", "application/geo+json")
        .method(method, BodyPublishers.ofString(body));
  }

  private static String body(String id, String name) {
    return """
        {"type": "Feature", "id": "%s", "geometry": {"type": "Point", "coordinates": [27.5, -11.2]},
         "properties": {"name": "%s"}}
        """
        .formatted(id, name);
  }

  /** Reads a feature and compares it with what must be there; false if it cannot be read now. */
  private boolean look(String id, Feature feature) throws InterruptedException {
    long from = System.currentTimeMillis();
    try {
      HttpResponse<String> answer =
          client.send(request(items + "/" + id, "GET", "").build(), BodyHandlers.ofString());
      if (Readings.isRefusal(answer.statusCode())) {
        tally.add(Outcome.REFUSED, site, from, answer.statusCode() + " GET " + id);
        return false;
      }
      String now =
          answer.statusCode() == 200
              ? Resources.JSON.readTree(answer.body()).at("/properties/name").asText()
              : "";
      int last = feature.acknowledged.size() - 1;
      String known = last < 0 ? "" : feature.acknowledged.get(last);
      if (feature.possible.contains(now)) {
        feature.acknowledged.add(now);
      } else if (!now.equals(known)) {
        tally.add(Outcome.WRONG, site, from, id + " is '" + now + "' and must be '" + known + "'");
        return true;
      }
      tally.add(Outcome.RIGHT, site, from, id);
      feature.possible.clear();
      feature.tag = answer.headers().firstValue("ETag").orElse("");
      return true;
    } catch (IOException e) {
      tally.add(Outcome.CUT, site, from, e + " GET " + id);
      return false;
    }
  }

  /** How many edits were acknowledged, or seen to be made. */
  int acknowledged() {
    return features.values().stream().mapToInt(feature -> feature.acknowledged.size()).sum();
  }

  /** In the end: the edits that were acknowledged and are not in the history of their feature. */
  List<String> lost() throws IOException, InterruptedException {
    List<String> lost = new ArrayList<>();
    for (Map.Entry<String, Feature> entry : features.entrySet()) {
      if (entry.getValue().acknowledged.isEmpty()) {
        continue;
      }
      String path = items + "/" + entry.getKey();
      HttpRequest history = request(path + "/history?limit=10000", "GET", "").build();
      String changes = client.send(history, BodyHandlers.ofString()).body();
      String now = client.send(request(path, "GET", "").build(), BodyHandlers.ofString()).body();
      List<String> names = entry.getValue().acknowledged;
      names.stream().filter(made -> !changes.contains("\"" + made + "\"")).forEach(lost::add);
      String last = names.get(names.size() - 1);
      if (!now.contains("\"" + last + "\"")
          && entry.getValue().possible.stream().noneMatch(made -> now.contains("\"" + made + "\""))) {
        lost.add(last + " does not hold");
      }
    }
    return lost;
  }
}
