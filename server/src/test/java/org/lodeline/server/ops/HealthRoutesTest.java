package org.lodeline.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;

final class HealthRoutesTest {
  @ParameterizedTest
  @ValueSource(strings = {"live", "ready"})
  void aServerThatAnswers_isLiveAndReady(String kind) {
    HttpResponse<String> answer = TestServer.get("health/" + kind);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"status\":\"" + kind + "\"");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }
}
