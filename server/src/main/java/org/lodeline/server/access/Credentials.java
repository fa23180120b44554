package org.lodeline.server.access;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * By what a caller says who they are.
 *
 * @param isBearer whether it came as a bearer token, which may be more than a key
 */
record Credentials(String secret, boolean isBearer) {
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  /**
   * Those of a request: {@code Authorization: Bearer}, else {@code X-API-Key}, else the password of
   * {@code Authorization: Basic}. Never those of an address, which ends in logs and histories.
   */
  static Optional<Credentials> of(Context ctx) {
    String authorization = Optional.ofNullable(ctx.header("Authorization")).orElse("");
    String scheme = authorization.toLowerCase(Locale.ROOT);
    if (scheme.startsWith(BEARER)) {
      return Optional.of(new Credentials(authorization.substring(BEARER.length()).strip(), true));
    }
    Optional<String> key = Optional.ofNullable(ctx.header("X-API-Key")).map(String::strip);
    if (key.isEmpty() && scheme.startsWith(BASIC)) {
      key = Optional.of(password(authorization.substring(BASIC.length()).strip()));
    }
    return key.map(secret -> new Credentials(secret, false));
  }

  /** Whatever the user is called; empty, which is no key, if it cannot be read. */
  private static String password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? "" : pair.substring(colon + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Credentials";
  }
}
