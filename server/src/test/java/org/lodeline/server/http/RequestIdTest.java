package org.lodeline.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.Resources;
import org.lodeline.server.TestServer;

final class RequestIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "layers/ports.geojson?limit=1", "layers/no-such.csv", "no-such", "wfs"})
  void everyAnswer_namesTheRequestAsTheClientDoes(String path) {
    assertThat(id(TestServer.get(path, "X-Request-Id", "my-request.1"))).isEqualTo("my-request.1");
    assertThat(id(TestServer.get(path))).matches("[0-9a-f]{16}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "<script>", "-", "[1] ERROR", "\"", "a;b", "\u00e4"})
  void whatCouldPassForSomethingElse_isNotTaken(String id) {
    assertThat(id(TestServer.get("layers", "X-Request-Id", id))).matches("[0-9a-f]{16}");
    assertThat(id(TestServer.get("layers", "X-Request-Id", "a".repeat(65))))
        .matches("[0-9a-f]{16}");
  }

  @Test
  void aProblemDocument_namesItToo() throws Exception {
    HttpResponse<String> answer = TestServer.get("no-such", "X-Request-Id", "my-request.1");

    assertThat(Resources.JSON.readTree(answer.body()).path("request_id").asText())
        .isEqualTo("my-request.1");
  }

  private static String id(HttpResponse<String> answer) {
    assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
    return answer.headers().firstValue("X-Request-Id").orElseThrow();
  }
}
