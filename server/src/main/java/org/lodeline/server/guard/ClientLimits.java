package org.lodeline.server.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.HttpStatus;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.lodeline.server.http.ProblemErrorHandler;
import org.lodeline.server.http.Refusal;

/**
 * Refuses, with 429, what one client asks beyond its share. A client is an address, or the 64 bits
 * of one of IPv6 that a household or a machine has for itself. Who asks from this machine is not
 * limited: for a proxy that does not say for whom it asks, all its clients would be one.
 */
final class ClientLimits extends Handler.Wrapper {
  private static final int BURST_SECONDS = 10;
  private static final int CLIENTS_KEPT = 100_000;
  private static final int IPV6_NETWORK_BYTES = 8;
  private static final String SOON = "1";

  /** What a client has left. */
  private record Share(Bucket bucket, AtomicInteger underWay) {}

  private volatile Limits limits;
  private final ProblemErrorHandler problems;

  /** After the time that fills a bucket, a client that is forgotten is as one that is known. */
  private final Cache<String, Share> clients =
      Caffeine.newBuilder()
          .maximumSize(CLIENTS_KEPT)
          .expireAfterAccess(Duration.ofSeconds(2 * BURST_SECONDS))
          .build();

  ClientLimits(Limits limits, ProblemErrorHandler problems) {
    this.limits = limits;
    this.problems = problems;
  }

  /** Allows more or less from now on; what a client has had until now is forgotten. */
  void change(Limits next) {
    limits = next;
    clients.invalidateAll();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<String> client = client(request);
    if (client.isEmpty()) {
      return super.handle(request, response, callback);
    }
    Share share = clients.get(client.get(), unused -> newShare());
    int underWay = share.underWay.incrementAndGet();
    Request.addCompletionListener(request, failure -> share.underWay.decrementAndGet());
    Optional<Refusal> refusal = refusal(share.bucket, underWay);
    if (refusal.isPresent()) {
      problems.refuse(request, response, refusal.get(), callback);
      return true;
    }
    return super.handle(request, response, callback);
  }

  private Share newShare() {
    // Without a limit it is not asked.
    int perSecond = Math.max(1, limits.requestsPerSecond());
    Bucket bucket =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity((long) BURST_SECONDS * perSecond)
                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
            .build();
    return new Share(bucket, new AtomicInteger());
  }

  private Optional<Refusal> refusal(Bucket bucket, int underWay) {
    if (limits.clientRequests() > 0 && underWay > limits.clientRequests()) {
      return Optional.of(
          refusal(
              limits.clientRequests() + " requests of one address are answered at the same time",
              Map.of("Retry-After", SOON)));
    }
    if (limits.requestsPerSecond() == 0) {
      return Optional.empty();
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return Optional.empty();
    }
    long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
    String policy =
        "\"address\";q=" + BURST_SECONDS * limits.requestsPerSecond() + ";w=" + BURST_SECONDS;
    return Optional.of(
        refusal(
            limits.requestsPerSecond() + " requests a second are answered for one address",
            Map.of(
                "Retry-After",
                Long.toString(seconds),
                "RateLimit-Policy",
                policy,
                "RateLimit",
                "\"address\";r=0;t=" + seconds)));
  }

  private static Refusal refusal(String limit, Map<String, String> headers) {
    return Refusal.of(
        HttpStatus.TOO_MANY_REQUESTS,
        limit + "; ask again after the seconds of Retry-After",
        headers);
  }

  /** Who asks; empty for this machine. */
  private static Optional<String> client(Request request) {
    if (request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
        && !peer.getAddress().isLoopbackAddress()) {
      return Optional.of(network(peer.getAddress()));
    }
    return Optional.empty();
  }

  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(
            address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
  }
}
