package org.lodeline.server.access;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import org.lodeline.server.http.Refusal;

/** Finds who asks, by the key or token that they give, and refuses those who may not. */
public final class Access {
  private static final String CALLER = Access.class.getName() + ".caller";
  private static final String INVALID = " error=\"invalid_token\"";
  private static final String REALM = "realm=\"Lodeline\"";
  private static final String BASIC = "Basic " + REALM + ", charset=\"UTF-8\"";

  private final Optional<ApiKeys> keys;
  private final Optional<Tokens> tokens;

  /** The access of those who have a key, or a token. */
  public Access(Optional<ApiKeys> keys, Optional<Tokens> tokens) {
    this.keys = keys;
    this.tokens = tokens;
  }

  /**
   * Who asks; empty for somebody who does not say.
   *
   * @throws Refusal with 401 for a key that nobody has or a token that cannot be used, with 403 for
   *     one that does not say what its owner may do, with 503 if its issuer cannot be reached
   */
  public Optional<Caller> caller(Context ctx) {
    Caller known = ctx.attribute(CALLER);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Caller> found = Credentials.of(ctx).map(given -> identified(ctx, given));
    found.ifPresent(caller -> ctx.attribute(CALLER, caller));
    return found;
  }

  private Caller identified(Context ctx, Credentials given) {
    if (tokens.isPresent() && given.isBearer() && Tokens.isOne(given.secret())) {
      try {
        return tokens.get().caller(given.secret());
      } catch (Tokens.UnusableException e) {
        throw unauthorized(ctx, String.valueOf(e.getMessage()), INVALID);
      }
    }
    return keys.flatMap(known -> known.caller(given.secret()))
        .orElseThrow(() -> unauthorized(ctx, "nobody has this API key", INVALID));
  }

  /**
   * Who asks.
   *
   * @param least the role that is needed
   * @throws Refusal as {@link #caller}; with 401 too for nobody, with 403 if the role is not enough
   */
  public Caller require(Context ctx, Role least) {
    Caller caller =
        caller(ctx)
            .orElseThrow(
                () ->
                    unauthorized(
                        ctx,
                        "this needs an API key"
                            + (tokens.isPresent() ? " or a token" : "")
                            + ", as Authorization: Bearer KEY",
                        ""));
    if (!caller.role().includes(least)) {
      throw forbidden(
          caller.name() + " is a " + caller.role().code() + "; this needs " + article(least));
    }
    return caller;
  }

  /**
   * Somebody who may change a layer that they see.
   *
   * @throws Refusal with 403 if they may change others only
   */
  public static void checkMayChange(Caller caller, String layerId) {
    if (caller.isLimited() && !caller.isGranted(layerId)) {
      throw forbidden(caller.name() + " may not change layer " + layerId);
    }
  }

  private static String article(Role role) {
    return (role == Role.READER ? "a " : "an ") + role.code();
  }

  private static Refusal forbidden(String detail) {
    return Refusal.of(HttpStatus.FORBIDDEN, detail, Map.of());
  }

  private static Refusal unauthorized(Context ctx, String detail, String error) {
    return Refusal.of(
        HttpStatus.UNAUTHORIZED, detail, Map.of("WWW-Authenticate", challenge(ctx, error)));
  }

  /**
   * A browser asks its user where a page cannot be opened, and not where a script is told to ask
   * itself. Programs that are no browsers choose.
   */
  private static String challenge(Context ctx, String error) {
    String bearer = "Bearer " + REALM + (error.isEmpty() ? "" : "," + error);
    String mode = ctx.header("Sec-Fetch-Mode");
    if (mode == null) {
      return bearer + ", " + BASIC;
    }
    return mode.equals("navigate") ? BASIC : bearer;
  }
}
