package org.lodeline.server.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks a server at a steady rate, whether it has answered the requests before or not, as people do.
 * The time of an answer counts from when its request was due, so that a stall is seen in all whom it
 * keeps waiting.
 */
final class OpenLoad {
  private OpenLoad() {}

  /**
   * What became of the requests.
   *
   * @param errors answers that were none, or not of 200
   */
  record Times(double p50Millis, double p99Millis, double longestMillis, int errors) {}

  static Times run(String url, List<String> paths, int perSecond, int seconds) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    int count = perSecond * seconds;
    double[] millis = new double[count];
    AtomicInteger errors = new AtomicInteger();
    CompletableFuture<?>[] answers = new CompletableFuture<?>[count];
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + i * 1_000_000_000L / perSecond;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      int request = i;
      answers[i] =
          client
          .sendAsync(
              HttpRequest.newBuilder(URI.create(url + paths.get(i % paths.size()))).build(),
              BodyHandlers.discarding())
          .handle(
              (answer, failure) -> {
                if (failure != null || answer.statusCode() != 200) {
                  errors.incrementAndGet();
                }
                millis[request] = (System.nanoTime() - due) / 1e6;
                return request;
              });
    }
    CompletableFuture.allOf(answers).orTimeout(60, TimeUnit.SECONDS).join();
    Arrays.sort(millis);
    return new Times(millis[count / 2], millis[count * 99 / 100], millis[count - 1], errors.get());
  }
}
