package org.lodeline.server.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the public keys of an issuer: where they are, from its description, and then them. Both
 * each time, since both may change; whoever uses this keeps the keys for a while.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {
  private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
  private static final int CONNECT_MILLIS = 1_000;
  private static final int READ_MILLIS = 2_000;
  private static final int MOST_BYTES = 500_000;

  private final TokenIssuer issuer;
  private final ResourceRetriever http =
      new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES);

  private volatile boolean isInReach = true;

  IssuerKeys(TokenIssuer issuer) {
    this.issuer = issuer;
  }

  /** Whether the keys could be read when that was tried last. */
  boolean isInReach() {
    return isInReach;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator evaluator, long currentTime, @Nullable SecurityContext context)
      throws JWKSetUnavailableException {
    try {
      JsonNode described = Resources.JSON.readTree(read(issuer.discovery()));
      if (!described.path("issuer").asText().equals(issuer.url())) {
        throw new IOException(
            issuer.discovery() + " describes another issuer: " + described.path("issuer"));
      }
      String address = described.path("jwks_uri").asText();
      if (!TokenIssuer.isSafe(address)) {
        throw new IOException(issuer.discovery() + " has no jwks_uri of https: " + address);
      }
      JWKSet keys = JWKSet.parse(read(address));
      if (!isInReach) {
        LOG.info("The keys of {} can be read again", issuer.url());
      }
      isInReach = true;
      return keys;
    } catch (IOException | ParseException e) {
      if (isInReach) {
        LOG.warn(
            "The keys of {} cannot be read, so its tokens are refused: {}",
            issuer.url(),
            e.toString());
      }
      isInReach = false;
      throw new JWKSetUnavailableException(String.valueOf(e.getMessage()), e);
    }
  }

  private String read(String url) throws IOException {
    return http.retrieveResource(new URL(url)).getContent();
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
