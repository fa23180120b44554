package org.lodeline.server.bench.soak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.lodeline.server.bench.soak.Tally.Outcome;

/** What people and programs read, of layers that nobody edits, so that each has one right answer. */
final class Readings {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The first who ask wait for what is made once, on a machine that starts three servers. */
  private static final Duration FIRST_PATIENCE = Duration.ofMinutes(5);

  /** All that may differ: when an answer was made, and the names of clips in a drawing. */
  private static final Pattern PASSING =
      Pattern.compile(
          "(?<=timeStamp.{1,3}\")[^\"]*|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*Z|_\\d{9,}");

  private static final List<String> PATHS =
      List.of(
          "/",
          "/embed?commodity=lithium&closed=suez&legend=true",
          "/lodeline-map.js",
          "/basemap/world.json",
          "/stories/altmark",
          "/layers/deposits.geojson?commodity=lithium",
          "/layers/deposits.csv",
          "/layers/ports.kml",
          "/layers/corridors.geojson?closed=suez,babelmandeb",
          "/layers/measures.csv?at=2025-10-10",
          "/tiles/deposits/0/0/0.mvt",
          "/tiles/deposits/2/2/1.mvt",
          "/tiles/deposits/3/6/3.mvt?commodity=nickel",
          "/tiles/corridors/1/1/0.mvt",
          "/tiles/corridors/2/3/1.mvt?closed=malacca",
          "/tiles/countries/2/2/1.mvt",
          "/tiles/deposits.json",
          "/ogc/collections/deposits?f=json",
          "/ogc/collections/deposits/items?limit=20&bbox=110,-45,155,-10",
          "/ogc/collections/deposits/items?limit=10&f=html",
          "/ogc/collections/deposits/items/altmark",
          "/ogc/collections/processing-sites/items?f=csv&country=CHN&limit=50",
          "/ogc/collections/deposits/tiles/WebMercatorQuad/2/1/2",
          "/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=lode:deposits&count=20",
          "/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=erl:MineView&count=5",
          "/maps/static.png?width=400&height=250&commodity=cobalt",
          "/maps/static.svg?width=300&height=200&center=100,5&zoom=3&closed=malacca",
          "/supply/route?from=NLRTM&to=SGSIN&closed=suez",
          "/supply/route?from=altmark&to=JPTYO",
          "/supply/summary?scenario=malacca-closed",
          "/supply/concentration?commodity=cobalt&stage=mine");

  private final HttpClient client;
  private final Tally tally;
  private final Site site;
  private final Map<String, byte[]> right = new LinkedHashMap<>();

  /** Reads everything once, with all servers well: these answers are the right ones. */
  Readings(HttpClient client, Tally tally, Site site) throws IOException, InterruptedException {
    this.client = client;
    this.tally = tally;
    this.site = site;
    for (String path : PATHS) {
      HttpResponse<byte[]> answer = get(path, FIRST_PATIENCE);
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + " is answered with " + answer.statusCode());
      }
      byte[] body = constant(path, answer.body());
      if (!Arrays.equals(body, constant(path, get(path, FIRST_PATIENCE).body()))) {
        throw new IllegalStateException(path + " is not answered alike twice");
      }
      right.put(path, body);
    }
  }

  private HttpResponse<byte[]> get(String path, Duration patience)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(site.url() + path)).timeout(patience).build();
    return client.send(request, BodyHandlers.ofByteArray());
  }

  private static byte[] constant(String path, byte[] body) {
    if (path.contains(".mvt") || path.contains("/tiles/") || path.contains(".png")) {
      return body;
    }
    String text = new String(body, StandardCharsets.UTF_8);
    return PASSING.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
  }

  /** Reads one of them. */
  void read(Random random) throws InterruptedException {
    String path = PATHS.get(random.nextInt(PATHS.size()));
    long from = System.currentTimeMillis();
    try {
      HttpResponse<byte[]> answer = get(path, PATIENCE);
      tally.add(outcome(path, answer), site, from, answer.statusCode() + " " + path);
    } catch (IOException e) {
      tally.add(Outcome.CUT, site, from, e + " " + path);
    }
  }

  private Outcome outcome(String path, HttpResponse<byte[]> answer) {
    if (answer.statusCode() == 200) {
      if (!Arrays.equals(constant(path, answer.body()), right.get(path))) {
        return Outcome.WRONG;
      }
      return answer.headers().firstValue("Warning").isPresent() ? Outcome.STALE : Outcome.RIGHT;
    }
    return isRefusal(answer.statusCode()) ? Outcome.REFUSED : Outcome.WRONG;
  }

  /** 502 and 504 are of the proxy. */
  static boolean isRefusal(int status) {
    return List.of(502, 503, 504, 507).contains(status);
  }
}
