package org.lodeline.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.javalin.http.HttpStatus;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.http.Refusal;

/**
 * The tokens (JWT) of an issuer: who they are of, and what these may do, which the claims {@value
 * #ROLE} and {@value #LAYERS} say. Safe for all threads.
 */
public final class Tokens {
  /** {@code reader}, {@code editor} or {@code admin}; whose token has none may do nothing. */
  static final String ROLE = "lodeline_role";

  /** The ids of the layers that are granted, as a list; like those of a key. */
  static final String LAYERS = "lodeline_layers";

  private static final String NAME = "preferred_username";
  private static final int CLOCK_SKEW_SECONDS = 60;
  private static final int LONGEST = 16_000;
  private static final int LONGEST_NAME = 200;

  /** How long keys that were read are used. */
  private static final long KEPT_MILLIS = 300_000;

  /** How much longer, while the issuer cannot be reached. */
  private static final long KEPT_IN_OUTAGE_MILLIS = 3_600_000;

  /** How long a request waits for another that reads the keys. */
  private static final long WAIT_MILLIS = 2_000;

  /** Keys are read twice in this time at most, whatever tokens come. */
  private static final long READING_INTERVAL_MILLIS = 10_000;

  private final TokenIssuer issuer;
  private final IssuerKeys keys;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /** The tokens of an issuer, which is asked for its keys when the first token comes. */
  public Tokens(TokenIssuer issuer) {
    this.issuer = issuer;
    this.keys = new IssuerKeys(issuer);
    JWKSource<SecurityContext> kept =
        JWKSourceBuilder.create(keys)
            .cache(KEPT_MILLIS, WAIT_MILLIS)
            .refreshAheadCache(false)
            .rateLimited(READING_INTERVAL_MILLIS)
            .outageTolerant(KEPT_IN_OUTAGE_MILLIS)
            .build();
    // What is signed with a secret could be signed with the public key, as if it were one.
    Set<JWSAlgorithm> algorithms = new HashSet<>(JWSAlgorithm.Family.RSA);
    algorithms.addAll(JWSAlgorithm.Family.EC);
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, kept));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    DefaultJWTClaimsVerifier<SecurityContext> claims =
        new DefaultJWTClaimsVerifier<>(
            issuer.audience(),
            new JWTClaimsSet.Builder().issuer(issuer.url()).build(),
            Set.of("sub", "exp"));
    claims.setMaxClockSkew(CLOCK_SKEW_SECONDS);
    processor.setJWTClaimsSetVerifier(claims);
  }

  /** Whether a text has the form of a token: no API key has it. */
  static boolean isOne(String text) {
    return text.chars().filter(letter -> letter == '.').count() == 2;
  }

  /** A token that cannot be used, and why. */
  static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableException(@Nullable String reason) {
      super("the token cannot be used: " + LodelineException.quoted(String.valueOf(reason)));
    }
  }

  /**
   * Whose a token is.
   *
   * @throws UnusableException if it is nobody's, of another issuer, for another audience or of
   *     another time
   * @throws Refusal with 403 if it does not say what they may do, with 503 if the keys of the
   *     issuer cannot be read
   */
  Caller caller(String token) throws UnusableException {
    if (token.length() > LONGEST) {
      throw new UnusableException("it is longer than " + LONGEST + " characters");
    }
    try {
      return caller(processor.process(token, null));
    } catch (ParseException | BadJOSEException e) {
      throw new UnusableException(e.getMessage());
    } catch (RateLimitReachedException e) {
      if (keys.isInReach()) {
        throw new UnusableException("the issuer has no such key");
      }
      throw outOfReach();
    } catch (KeySourceException e) {
      throw outOfReach();
    } catch (JOSEException e) {
      throw new UnusableException(e.getMessage());
    }
  }

  private static Refusal outOfReach() {
    return Refusal.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "the issuer of tokens cannot be reached; ask again in a few seconds, or with an API key",
        Map.of("Retry-After", "10"));
  }

  private Caller caller(JWTClaimsSet claims) throws ParseException {
    Optional<String> user =
        Optional.ofNullable(claims.getStringClaim(NAME)).filter(text -> !text.isBlank());
    String name =
        user.or(() -> Optional.ofNullable(claims.getSubject()))
            .map(text -> text.replaceAll("\\p{Cntrl}", " "))
            .orElseThrow(() -> new ParseException("the claim sub is empty", 0));
    // A key of the same name is told from it by what no key has in its name.
    String known =
        name.substring(0, Math.min(name.length(), LONGEST_NAME)) + " (" + issuer.host() + ")";
    return new Caller(known, role(claims), layers(claims));
  }

  private static Role role(JWTClaimsSet claims) throws ParseException {
    String code = Optional.ofNullable(claims.getStringClaim(ROLE)).orElse("");
    return Role.of(code)
        .orElseThrow(
            () ->
                Refusal.of(
                    HttpStatus.FORBIDDEN,
                    "the claim " + ROLE + " of the token must be " + Role.codes(),
                    Map.of()));
  }

  private static Optional<Set<String>> layers(JWTClaimsSet claims) throws ParseException {
    if (claims.getClaim(LAYERS) == null) {
      return Optional.empty();
    }
    Set<String> ids = new HashSet<>();
    for (Object id : claims.getListClaim(LAYERS)) {
      if (!(id instanceof String text)) {
        throw new ParseException("the claim " + LAYERS + " is no list of texts", 0);
      }
      ids.add(text);
    }
    return Optional.of(ids);
  }
}
