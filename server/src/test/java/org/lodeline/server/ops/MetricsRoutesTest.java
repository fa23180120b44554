package org.lodeline.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.server.TestServer;

final class MetricsRoutesTest {
  @Test
  void requests_areCountedByRouteMethodStatusAndLayer() {
    String series =
        "http_server_requests_seconds_count{layer=\"ports\",method=\"GET\",route=\"/layers/{file}\","
            + "status=\"2xx\"}";
    double before = value(series);

    TestServer.get("layers/ports.csv?limit=1");
    TestServer.get("layers/ports.geojson?limit=1");

    assertThat(value(series)).isEqualTo(before + 2);
    assertThat(metrics())
        .contains("http_server_requests_seconds_bucket{layer=\"ports\"")
        .contains("le=\"0.25\"");
  }

  @Test
  void whatClientsMakeUp_makesNoSeries() {
    TestServer.get("layers/made-up-layer.csv");
    TestServer.send("BREWMADEUP", "layers");
    TestServer.get("made/up/path");

    assertThat(metrics()).doesNotContain("made-up", "BREWMADEUP", "made/up");
  }

  @Test
  void layers_caches_andTheJvm_areMeasured() {
    TestServer.bytes("tiles/ports/0/0/0.mvt");
    TestServer.bytes("tiles/ports/0/0/0.mvt");

    assertThat(value("lodeline_layer_features{layer=\"ports\"}"))
        .isEqualTo(TestServer.count("ports"));
    assertThat(value("lodeline_cache_hits_total{cache=\"tiles\"}")).isPositive();
    assertThat(value("lodeline_cache_size{cache=\"tiles\"}")).isPositive();
    assertThat(value("lodeline_store_bytes")).isGreaterThan(1_000_000);
    assertThat(metrics())
        .contains("jvm_memory_used_bytes{", "jvm_threads_live_threads", "jvm_gc_collections_total")
        .contains("lodeline_build{version=\"");
  }

  @Test
  void openMetrics_comeToWhoAsksForThem() {
    HttpResponse<String> answer =
        TestServer.get("metrics", "Accept", "application/openmetrics-text;version=1.0.0");

    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/openmetrics-text");
    assertThat(answer.body()).endsWith("# EOF\n");
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-For, 198.51.100.7",
    "X-Forwarded-Host, maps.example.org",
    "Forwarded, for=198.51.100.7",
    "Origin, https://evil.example",
  })
  void whoComesThroughAProxy_orFromAPageOfOthers_isNotLetIn(String header, String value) {
    HttpResponse<String> answer = TestServer.get("metrics", header, value);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("jvm_");
  }

  private static String metrics() {
    HttpResponse<String> answer = TestServer.get("metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static double value(String series) {
    Matcher line =
        Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE)
            .matcher(metrics());
    return line.find() ? Double.parseDouble(line.group(1)) : 0;
  }
}
