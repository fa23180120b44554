package org.lodeline.server.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.http.BaseUrl;

final class TrustedProxiesTest {
  @Test
  void aProxyThatIsTrusted_isBelieved() throws Exception {
    assertThat(
            asked(
                proxies("127.0.0.1", ""),
                "X-Forwarded-For",
                "198.51.100.7",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "maps.example.org"))
        .isEqualTo("198.51.100.7 https://maps.example.org");
    assertThat(
            asked(
                proxies("127.0.0.0/8", ""),
                "Forwarded",
                "for=\"[2001:db8::17]:4711\";proto=https;host=maps.example.org"))
        .isEqualTo("[2001:db8:0:0:0:0:0:17] https://maps.example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0/8", "127.0.0.2", "::1"})
  void anybodyElse_isNot(String networks) throws Exception {
    String told =
        asked(
            proxies(networks, ""),
            "X-Forwarded-For",
            "198.51.100.7",
            "Forwarded",
            "for=198.51.100.8;host=evil.example",
            "X-Forwarded-Host",
            "evil.example",
            "X-Forwarded-Prefix",
            "/evil",
            "X-Forwarded-Proto",
            "https");
    assertThat(told).startsWith("127.0.0.1 http://127.0.0.1:").doesNotContain("evil");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // What a client says before the first proxy of ours adds its address is not believed.
        "10.9.9.9, 198.51.100.7|198.51.100.7",
        "203.0.113.5, 198.51.100.7, 127.0.0.1|198.51.100.7",
        "203.0.113.5, nonsense, 127.0.0.1|127.0.0.1",
        "nonsense|127.0.0.1",
        "unknown|127.0.0.1",
        "_hidden, 198.51.100.7:4711|198.51.100.7",
        "999.999.999.999|127.0.0.1",
        "localhost.example.org|127.0.0.1",
        ",,,|127.0.0.1",
      })
  void theClient_isTheLastThatIsNoProxyOfOurs(String header, String client) throws Exception {
    assertThat(asked(proxies("127.0.0.1", ""), "X-Forwarded-For", header)).startsWith(client + " ");
  }

  @Test
  void aPublicUrl_isTheUrlWhateverIsForwarded() throws Exception {
    TrustedProxies proxies = proxies("127.0.0.1", "https://maps.example.org/lodeline");

    assertThat(asked(proxies)).isEqualTo("127.0.0.1 https://maps.example.org/lodeline");
    assertThat(asked(proxies, "X-Forwarded-Host", "other.example", "X-Forwarded-For", "192.0.2.1"))
        .isEqualTo("192.0.2.1 https://maps.example.org/lodeline");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example.org", "10.0.0.0/99", "1.2.3", "10.0.0.1,,", "*", "::/x"})
  void whatIsNoNetwork_isRefusedByName(String networks) {
    assertThatThrownBy(() -> proxies(networks, ""))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("--trusted-proxies")
        .hasMessageContaining(networks);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"maps.example.org", "ftp://a.example", "https://a/?q", "https://a.example/\"x"})
  void whatIsNoUrl_isRefusedByName(String url) {
    assertThatThrownBy(() -> BaseUrl.parse("--public-url", url))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("--public-url");
  }

  private static TrustedProxies proxies(String networks, String publicUrl) {
    return TrustedProxies.parse("--trusted-proxies", networks, publicUrl);
  }

  /** The address of the client and the URL of the server, as a route sees them. */
  private static String asked(TrustedProxies proxies, String... headers) throws Exception {
    Javalin server =
        Javalin.create(
            config -> {
              config.jetty.modifyHttpConfiguration(http -> http.addCustomizer(proxies));
              config.routes.get("/", ctx -> ctx.result(ctx.ip() + " " + BaseUrl.of(ctx)));
            });
    try {
      server.start("127.0.0.1", 0);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
    } finally {
      server.stop();
    }
  }
}
