package org.lodeline.server.present;

import static org.assertj.core.api.Assertions.assertThat;

import ac.simons.oembed.OembedEndpoint;
import ac.simons.oembed.OembedResponse;
import ac.simons.oembed.OembedService;
import java.io.IOException;
import java.util.List;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodeline.server.TestServer;

/** A consumer of oEmbed that is not ours reads our links. */
final class OEmbedConsumerTest {
  private static final String LINK = "?commodity=lithium&zoom=4&panel=what-if";

  private static OembedResponse resolved(boolean discovers, List<OembedEndpoint> endpoints)
      throws IOException {
    try (CloseableHttpClient client = HttpClients.createDefault()) {
      OembedService consumer = new OembedService(client, null, endpoints, "lodeline-test");
      consumer.setAutodiscovery(discovers);
      return consumer.getOembedResponseFor(TestServer.url(LINK)).orElseThrow();
    }
  }

  private static void check(OembedResponse answer) {
    assertThat(answer.getType()).isEqualTo("rich");
    assertThat(answer.getVersion()).isEqualTo("1.0");
    assertThat(answer.getTitle()).isEqualTo("Lithium");
    assertThat(answer.getProviderName()).isEqualTo("Lodeline");
    assertThat(answer.getCacheAge()).isEqualTo(3600);
    assertThat(answer.getHtml())
        .startsWith("<iframe src=\"" + TestServer.url("embed?zoom=4&amp;commodity=lithium\""));
    assertThat(answer.getThumbnailUrl()).startsWith(TestServer.url("maps/static.png?"));
  }

  @Test
  void itDiscoversHowAPastedLinkIsEmbedded() throws IOException {
    OembedResponse answer = resolved(true, List.of());
    check(answer);
    assertThat(answer.getWidth()).isEqualTo(800);
    assertThat(answer.getHeight()).isEqualTo(450);
  }

  @ParameterizedTest
  @EnumSource(OembedResponse.Format.class)
  void itAsksTheEndpoint_inBothFormats(OembedResponse.Format format) throws IOException {
    OembedEndpoint endpoint = new OembedEndpoint();
    endpoint.setName("lodeline");
    endpoint.setEndpoint(TestServer.url("oembed"));
    endpoint.setFormat(format);
    endpoint.setMaxWidth(480);
    endpoint.setUrlSchemes(List.of("http://127\\.0\\.0\\.1.*"));
    OembedResponse answer = resolved(false, List.of(endpoint));
    check(answer);
    assertThat(answer.getWidth()).isEqualTo(480);
    assertThat(answer.getHeight()).isEqualTo(270);
  }
}
