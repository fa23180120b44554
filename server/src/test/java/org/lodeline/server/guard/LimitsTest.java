package org.lodeline.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lodeline.server.http.EmbedHosts;
import org.lodeline.server.http.ProblemErrorHandler;
import org.lodeline.server.http.StandardHeaders;

final class LimitsTest {
  private static final String ADA = "198.51.100.7";
  private static final String BOB = "198.51.100.8";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Semaphore begun = new Semaphore(0);
  private final CountDownLatch end = new CountDownLatch(1);
  private Javalin server = Javalin.create();

  @AfterEach
  void stop() {
    end.countDown();
    server.stop();
  }

  @Test
  void whoAsksTooOften_isToldWhenToComeBack_andOthersAreAnswered() throws Exception {
    start(1, 0, 100);

    for (int i = 0; i < 10; i++) {
      assertThat(get(ADA, "/").statusCode()).as("request %d", i).isEqualTo(200);
    }
    HttpResponse<String> refused = get(ADA, "/");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(refused.headers().firstValueAsLong("Retry-After")).hasValue(1);
    assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"address\";q=10;w=10");
    assertThat(refused.headers().firstValue("RateLimit")).hasValue("\"address\";r=0;t=1");
    assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(refused.body()).contains("1 requests a second");
    assertThat(get(BOB, "/").statusCode()).isEqualTo(200);
  }

  @Test
  void theAddressesOfOneIpv6Network_areOneClient() throws Exception {
    start(1, 0, 100);

    for (int i = 0; i < 10; i++) {
      get("2001:db8:0:1::" + (i + 1), "/");
    }
    assertThat(get("2001:db8:0:1:abcd::1", "/").statusCode()).isEqualTo(429);
    assertThat(get("2001:db8:0:2::1", "/").statusCode()).isEqualTo(200);
  }

  @Test
  void whoAsksFromThisMachine_isNotLimited() throws Exception {
    start(1, 1, 100);

    for (int i = 0; i < 30; i++) {
      assertThat(get("127.0.0.1", "/").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoHasTooManyRequestsUnderWay_isRefused_untilOneIsAnswered() throws Exception {
    start(0, 2, 100);
    List<CompletableFuture<HttpResponse<String>>> slow = begin(2, ADA);

    assertThat(get(ADA, "/").statusCode()).isEqualTo(429);
    assertThat(get(BOB, "/").statusCode()).isEqualTo(200);
    end.countDown();
    for (CompletableFuture<HttpResponse<String>> one : slow) {
      assertThat(one.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
    assertThat(get(ADA, "/").statusCode()).isEqualTo(200);
  }

  @Test
  void moreThanTheServerHasTimeFor_isRefusedAtOnce_andHealthIsAnswered() throws Exception {
    start(0, 0, 2);
    List<CompletableFuture<HttpResponse<String>>> slow = begin(2, ADA);

    long before = System.nanoTime();
    // Two wait, two are refused at once; those that wait are refused after two seconds.
    List<CompletableFuture<HttpResponse<String>>> more = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      more.add(client.sendAsync(request(BOB, "/"), BodyHandlers.ofString()));
    }
    for (CompletableFuture<HttpResponse<String>> one : more) {
      HttpResponse<String> refused = one.get(10, TimeUnit.SECONDS);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before)).isLessThan(5);
    assertThat(get(BOB, "/health/live").statusCode()).isEqualTo(200);
    end.countDown();
    for (CompletableFuture<HttpResponse<String>> one : slow) {
      assertThat(one.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
    assertThat(get(BOB, "/").statusCode()).isEqualTo(200);
  }

  private void start(int requestsPerSecond, int clientRequests, int requests) {
    start(new Limits(requestsPerSecond, clientRequests, requests, Limits.DEFAULT.request()));
  }

  private void start(Limits limits) {
    Guard guard = new Guard(limits, TrustedProxies.parse("", "127.0.0.1", ""), Optional.empty());
    StandardHeaders headers = new StandardHeaders("", EmbedHosts.ALL);
    server =
        Javalin.create(
            config -> {
              config.jetty.modifyHttpConfiguration(guard::configure);
              config.jetty.modifyServer(
                  jetty -> guard.configure(jetty, new ProblemErrorHandler(headers), List.of()));
              config.routes.get("/", ctx -> ctx.result("well"));
              config.routes.get("/health/live", ctx -> ctx.result("well"));
              config.routes.get(
                  "/slow",
                  ctx -> {
                    begun.release();
                    ctx.result(end.await(30, TimeUnit.SECONDS) ? "well" : "late");
                  });
            });
    server.start("127.0.0.1", 0);
  }

  private List<CompletableFuture<HttpResponse<String>>> begin(int count, String address)
      throws InterruptedException {
    List<CompletableFuture<HttpResponse<String>>> slow = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      slow.add(client.sendAsync(request(address, "/slow"), BodyHandlers.ofString()));
    }
    assertThat(begun.tryAcquire(count, 10, TimeUnit.SECONDS)).isTrue();
    return slow;
  }

  private HttpResponse<String> get(String address, String path) throws Exception {
    return client.send(request(address, path), BodyHandlers.ofString());
  }

  private HttpRequest request(String address, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .header("X-Forwarded-For", address)
        .build();
  }
}
