package org.lodeline.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.guard.Guard;
import org.lodeline.server.guard.Limits;
import org.lodeline.server.guard.Tls;
import org.lodeline.server.guard.TrustedProxies;
import org.lodeline.server.http.BaseUrl;
import picocli.CommandLine.Option;

/** What stands before the routes of a server. */
final class GuardOptions {
  private static final String TRUSTED_PROXIES = "--trusted-proxies";
  private static final String REQUEST_TIMEOUT = "--request-timeout";
  private static final String PUBLIC_URL = "--public-url";
  private static final String TLS_CERT = "--tls-cert";
  private static final String TLS_KEY = "--tls-key";

  @Option(
      names = "--rate-limit",
      paramLabel = "N",
      defaultValue = "" + Limits.REQUESTS_PER_SECOND,
      description =
          "Requests a second that one address is answered in the long run, ten times as many at"
              + " once; 0 for any number. Who asks from this machine is not limited"
              + " (LODELINE_RATE_LIMIT; default: 200).")
  private int rateLimit;

  @Option(
      names = "--client-requests",
      paramLabel = "N",
      defaultValue = "" + Limits.CLIENT_REQUESTS,
      description =
          "Requests of one address that are answered at the same time; 0 for any number"
              + " (LODELINE_CLIENT_REQUESTS; default: 100).")
  private int clientRequests;

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      defaultValue = "" + Limits.REQUESTS,
      description =
          "Requests that are answered at the same time; as many again wait, the others are told to"
              + " come back (LODELINE_MAX_REQUESTS; default: 150).")
  private int maxRequests;

  @Option(
      names = REQUEST_TIMEOUT,
      paramLabel = "SECONDS",
      defaultValue = "" + Limits.REQUEST_SECONDS,
      description =
          "How long the first byte of an answer to what reads may take; after that it is given up,"
              + " with 503 (LODELINE_REQUEST_TIMEOUT; default: 30).")
  private int requestSeconds;

  @Option(
      names = TRUSTED_PROXIES,
      paramLabel = "NETWORKS",
      defaultValue = TrustedProxies.LOOPBACK,
      description =
          "Proxies that are believed when they say who asks, and by what URL, separated by commas:"
              + " 10.1.2.3,10.2.0.0/16 (LODELINE_TRUSTED_PROXIES; default: 127.0.0.0/8,::1, those"
              + " on this machine).")
  private String trustedProxies = "";

  @Option(
      names = PUBLIC_URL,
      paramLabel = "URL",
      defaultValue = "",
      description =
          "URL that links begin with, whatever proxies and clients say, such as"
              + " https://maps.example.org (LODELINE_PUBLIC_URL; default: none).")
  private String publicUrl = "";

  @Option(
      names = TLS_CERT,
      paramLabel = "FILE",
      defaultValue = "",
      description =
          "Certificate in PEM, with those of the authorities that vouch for it, to answer by HTTPS"
              + " and HTTP/2 alone; read again when it changes (LODELINE_TLS_CERT; default: none).")
  private String tlsCertificate = "";

  @Option(
      names = TLS_KEY,
      paramLabel = "FILE",
      defaultValue = "",
      description =
          "Key of the certificate, in PEM, PKCS #8, not encrypted (LODELINE_TLS_KEY; default:"
              + " none).")
  private String tlsKey = "";

  /**
   * What was chosen.
   *
   * @throws LodelineException of kind INVALID_INPUT if it cannot be
   */
  Guard guard() {
    return new Guard(
        new Limits(
            atLeast(0, "--rate-limit", rateLimit),
            atLeast(0, "--client-requests", clientRequests),
            atLeast(1, "--max-requests", maxRequests),
            Duration.ofSeconds(atLeast(1, REQUEST_TIMEOUT, requestSeconds))),
        TrustedProxies.parse(TRUSTED_PROXIES, trustedProxies, BaseUrl.parse(PUBLIC_URL, publicUrl)),
        tls());
  }

  private Optional<Tls> tls() {
    if (tlsCertificate.isEmpty() != tlsKey.isEmpty()) {
      throw LodelineException.invalid(
          tlsKey.isEmpty() ? TLS_KEY : TLS_CERT,
          TLS_CERT + " and " + TLS_KEY + " are given together, or neither is");
    }
    return tlsKey.isEmpty()
        ? Optional.empty()
        : Optional.of(new Tls(Path.of(tlsCertificate), Path.of(tlsKey)));
  }

  private static int atLeast(int least, String option, int value) {
    if (value < least) {
      throw LodelineException.invalid(
          option, option + " must be " + least + " or more; it was " + value);
    }
    return value;
  }
}
