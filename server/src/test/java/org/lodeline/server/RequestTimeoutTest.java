package org.lodeline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.server.guard.Guard;
import org.lodeline.server.guard.Limits;

/** Questions that cost more than the server has time for. */
final class RequestTimeoutTest {
  /** Seconds over some thousand features, and small enough to be let through. */
  private static final String COSTLY =
      IntStream.range(0, 2_400)
          .mapToObj(i -> "CASEI(name) LIKE '%a%e%i%" + i + "%z'")
          .collect(Collectors.joining(" OR "));

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static @TempDir Path folder;
  private static LodelineServer server;

  @BeforeAll
  static void start() {
    Limits usual = Limits.DEFAULT;
    Limits hurried =
        new Limits(
            usual.requestsPerSecond(),
            usual.clientRequests(),
            usual.requests(),
            Duration.ofMillis(100));
    server =
        LodelineServer.start(
            new Settings("127.0.0.1", 0, folder, "", "", "")
                .withGuard(new Guard(hurried, Guard.DEFAULT.proxies(), Guard.DEFAULT.tls())));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aCostlyFilter_isGivenUp_andTheNextRequestIsAnswered() throws Exception {
    HttpResponse<String> late = search("ogc/collections/sources/search");

    assertThat(late.statusCode()).isEqualTo(503);
    assertThat(late.headers().firstValue("Retry-After")).isPresent();
    assertThat(late.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(late.body()).contains("longer than 0.1 seconds", "simpler filter");
    assertThat(get("ogc/collections/sources/items?limit=1").statusCode()).isEqualTo(200);
  }

  @Test
  void aCostlyFilterOfAnAddress_isGivenUpInEveryForm() throws Exception {
    String filter = "filter=" + encoded(COSTLY.substring(0, COSTLY.lastIndexOf(" OR ", 60_000)));
    for (String path : new String[] {"layers/sources.csv", "layers/sources.geojson"}) {
      assertThat(get(path + "?" + filter).statusCode()).as(path).isEqualTo(503);
    }
  }

  @Test
  void aCostlyFilterOfWfs_isAReportOfExceptions() throws Exception {
    String like =
        "<PropertyIsLike wildCard='*' singleChar='.' escapeChar='!'><ValueReference>name"
            + "</ValueReference><Literal>*a*e*i*%d*z</Literal></PropertyIsLike>";
    String getFeature =
        "<GetFeature xmlns='http://www.opengis.net/wfs/2.0' service='WFS' version='2.0.0'>"
            + "<Query typeNames='sources'><Filter xmlns='http://www.opengis.net/fes/2.0'><Or>"
            + IntStream.range(0, 2_000).mapToObj(like::formatted).collect(Collectors.joining())
            + "</Or></Filter></Query></GetFeature>";
    HttpResponse<String> late = post("wfs", "application/xml", getFeature);

    assertThat(late.statusCode()).as(late.body()).isEqualTo(503);
    assertThat(late.body()).contains("ServiceUnavailable", "longer than 0.1 seconds");
  }

  private static HttpResponse<String> search(String path) throws Exception {
    return post(path, "application/x-www-form-urlencoded", "filter=" + encoded(COSTLY));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(server.url() + path)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String type, String body) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
