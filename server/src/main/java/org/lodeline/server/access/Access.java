package org.lodeline.server.access;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lodeline.server.http.Refusal;

/** Finds who asks, by the key that they give, and refuses those who may not. */
public final class Access {
  private static final String SCHEME = "bearer ";

  private final ApiKeys keys;

  public Access(ApiKeys keys) {
    this.keys = keys;
  }

  /**
   * Who asks.
   *
   * @param least the role that is needed
   * @throws Refusal with 401 without a key that is known, with 403 if its role is not enough
   */
  public Caller require(Context ctx, Role least) {
    Optional<String> key = key(ctx);
    if (key.isEmpty()) {
      throw unauthorized("this needs an API key, as Authorization: Bearer KEY", "Bearer");
    }
    Caller caller =
        keys.caller(key.get())
            .orElseThrow(
                () -> unauthorized("nobody has this API key", "Bearer error=\"invalid_token\""));
    if (!caller.role().includes(least)) {
      throw Refusal.of(
          HttpStatus.FORBIDDEN,
          caller.name() + " is a " + caller.role().code() + "; this needs " + article(least),
          Map.of());
    }
    return caller;
  }

  private static Optional<String> key(Context ctx) {
    String authorization = Optional.ofNullable(ctx.header("Authorization")).orElse("");
    return authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)
        ? Optional.of(authorization.substring(SCHEME.length()).strip())
        : Optional.ofNullable(ctx.header("X-API-Key")).map(String::strip);
  }

  private static String article(Role role) {
    return (role == Role.EDITOR ? "an " : "a ") + role.code();
  }

  private static Refusal unauthorized(String detail, String challenge) {
    return Refusal.of(HttpStatus.UNAUTHORIZED, detail, Map.of("WWW-Authenticate", challenge));
  }
}
