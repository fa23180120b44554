package org.lodeline.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID Connect issuer on this machine, which describes itself and its keys over HTTP. */
public final class TestIssuer implements AutoCloseable {
  public static final String AUDIENCE = "lodeline";

  private final HttpServer server;
  private final AtomicInteger readings = new AtomicInteger();
  private volatile RSAKey key;
  private volatile ECKey curve;
  private volatile int status = 200;

  /** Starts one, on a free port. */
  public TestIssuer() throws Exception {
    this(0);
  }

  /** Starts one on a port, with keys that no other has. */
  public TestIssuer(int port) throws Exception {
    rotate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange, "{\"issuer\": \"" + url() + "\", \"jwks_uri\": \"" + url() + "/keys\"}"));
    server.createContext(
        "/keys",
        exchange -> {
          readings.incrementAndGet();
          answer(exchange, new JWKSet(List.<JWK>of(key, curve)).toString(true));
        });
    server.start();
  }

  private void answer(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return server.getAddress().getPort();
  }

  public TokenIssuer settings() {
    return new TokenIssuer(url(), AUDIENCE);
  }

  /** How often its keys were read. */
  int readings() {
    return readings.get();
  }

  /** Signs with new keys from now on, and tells of the old ones no more. */
  void rotate() throws JOSEException {
    String id = String.valueOf(System.nanoTime());
    key = new RSAKeyGenerator(2048).keyID(id).generate();
    curve = new ECKeyGenerator(Curve.P_256).keyID(id + "e").generate();
  }

  /** Answers with an error, or well again. */
  void answerWith(int newStatus) {
    status = newStatus;
  }

  /** What every token says, and can be added to. */
  public JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(url())
        .audience(AUDIENCE)
        .subject("4711")
        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
        .claim(Tokens.ROLE, "reader");
  }

  /** A token that is signed as it should be. */
  public String token(JWTClaimsSet claims) throws JOSEException {
    return signed(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key), claims);
  }

  String tokenOfCurve(JWTClaimsSet claims) throws JOSEException {
    return signed(JWSAlgorithm.ES256, curve.getKeyID(), new ECDSASigner(curve), claims);
  }

  /** With the bytes of the public key as a secret, which whoever takes them for one accepts. */
  String signedWithThePublicKey(JWTClaimsSet claims) throws JOSEException {
    JWSSigner signer = new MACSigner(key.toRSAPublicKey().getEncoded());
    return signed(JWSAlgorithm.HS256, key.getKeyID(), signer, claims);
  }

  static String unsigned(JWTClaimsSet claims) {
    return new PlainJWT(claims).serialize();
  }

  private static String signed(
      JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(algorithm).keyID(keyId).type(JOSEObjectType.JWT).build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
