package org.lodeline.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.http.Refusal;

class TokensTest {
  private TestIssuer issuer;
  private Tokens tokens;

  @BeforeEach
  void start() throws Exception {
    issuer = new TestIssuer();
    tokens = new Tokens(issuer.settings());
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void aToken_tellsWhoAsks_andWhatFor() throws Exception {
    JWTClaimsSet claims =
        issuer
            .claims()
            .claim("preferred_username", "ada")
            .claim(Tokens.ROLE, "editor")
            .claim(Tokens.LAYERS, List.of("wells", "claims"))
            .build();

    assertThat(tokens.caller(issuer.token(claims)))
        .isEqualTo(
            new Caller("ada (127.0.0.1)", Role.EDITOR, Optional.of(Set.of("claims", "wells"))));
  }

  @Test
  void whoHasNoName_isKnownByTheirSubject() throws Exception {
    assertThat(tokens.caller(issuer.token(issuer.claims().build())))
        .isEqualTo(new Caller("4711 (127.0.0.1)", Role.READER));
  }

  @Test
  void aNameWithLineBreaks_isOneLine() throws Exception {
    String token = issuer.token(issuer.claims().claim("preferred_username", "a\nb\r\tc").build());

    assertThat(tokens.caller(token).name()).isEqualTo("a b  c (127.0.0.1)");
  }

  @Test
  void aTokenOfAnEllipticCurve_isTaken() throws Exception {
    assertThat(tokens.caller(issuer.tokenOfCurve(issuer.claims().build())).role())
        .isEqualTo(Role.READER);
  }

  @Test
  void anEmptyListOfLayers_grantsNone_andKeepsTheCallerToNone() throws Exception {
    String token =
        issuer.token(
            issuer.claims().claim(Tokens.ROLE, "editor").claim(Tokens.LAYERS, List.of()).build());

    Caller caller = tokens.caller(token);
    assertThat(caller.isLimited()).isTrue();
    assertThat(caller.isGranted("wells")).isFalse();
  }

  @Test
  void keysAreReadOnce_forManyTokens() throws Exception {
    for (int i = 0; i < 20; i++) {
      tokens.caller(issuer.token(issuer.claims().subject("u" + i).build()));
    }
    assertThat(issuer.readings()).isEqualTo(1);
  }

  @Test
  void afterARotation_newTokensAreTakenAtOnce_andOldOnesAreNot() throws Exception {
    String old = issuer.token(issuer.claims().build());
    tokens.caller(old);

    issuer.rotate();

    assertThat(tokens.caller(issuer.token(issuer.claims().build())).role()).isEqualTo(Role.READER);
    refused(old);
  }

  @Test
  void manyTokensOfUnknownKeys_doNotMakeManyReadings() throws Exception {
    try (TestIssuer other = new TestIssuer()) {
      tokens.caller(issuer.token(issuer.claims().build()));
      for (int i = 0; i < 20; i++) {
        refused(other.token(issuer.claims().build()));
      }
    }
    assertThat(issuer.readings()).isLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"-30, true", "-120, false"})
  void aTokenIsTaken_aMinuteAfterItExpired(int seconds, boolean isTaken) throws Exception {
    String token = issuer.token(issuer.claims().expirationTime(in(seconds)).build());

    if (isTaken) {
      assertThat(tokens.caller(token)).isNotNull();
    } else {
      refused(token);
    }
  }

  @Test
  void aTokenOfTheFuture_isRefused_butForAMinute() throws Exception {
    assertThat(tokens.caller(issuer.token(issuer.claims().notBeforeTime(in(30)).build())))
        .isNotNull();
    refused(issuer.token(issuer.claims().notBeforeTime(in(120)).build()));
  }

  private static Date in(int seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  @Test
  void aTokenForOthers_ofOthers_orWithoutEnd_isRefused() throws Exception {
    refused(issuer.token(issuer.claims().audience("another").build()));
    refused(issuer.token(issuer.claims().audience((String) null).build()));
    refused(issuer.token(issuer.claims().issuer("http://127.0.0.1:1").build()));
    refused(issuer.token(issuer.claims().issuer(null).build()));
    refused(issuer.token(issuer.claims().expirationTime(null).build()));
    refused(issuer.token(issuer.claims().subject(null).build()));
  }

  @Test
  void aTokenThatIsNotSigned_orSignedWithThePublicKey_isRefused() throws Exception {
    refused(TestIssuer.unsigned(issuer.claims().build()));
    refused(issuer.signedWithThePublicKey(issuer.claims().build()));
  }

  @Test
  void aTokenThatWasChanged_isRefused() throws Exception {
    String[] parts = issuer.token(issuer.claims().build()).split("\\.");
    String admin =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("reader", "admin");
    String changed =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(admin.getBytes(StandardCharsets.UTF_8));

    refused(parts[0] + "." + changed + "." + parts[2]);
    refused(parts[0] + "." + parts[1] + ".");
    refused(parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a.b.c", "e30.e30.e30", "eyJhbGciOiJSUzI1NiJ9.e30.e30", " . . "})
  void whatIsNoToken_isRefused(String text) {
    assertThat(Tokens.isOne(text)).isTrue();
    refused(text);
  }

  @Test
  void aTokenThatIsTooLong_isRefused() throws Exception {
    refused(issuer.token(issuer.claims().claim("more", "x".repeat(20_000)).build()));
  }

  @Test
  void layersThatAreNoListOfTexts_areRefused() throws Exception {
    for (Object layers : Arrays.asList("wells", 1, List.of(1), Arrays.asList("a", null))) {
      refused(issuer.token(issuer.claims().claim(Tokens.LAYERS, layers).build()));
    }
  }

  @Test
  void aTokenThatDoesNotSayWhatFor_isForbidden() throws Exception {
    for (String role : Arrays.asList(null, "", "king", "ADMIN")) {
      String token = issuer.token(issuer.claims().claim(Tokens.ROLE, role).build());
      assertThatThrownBy(() -> tokens.caller(token))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("lodeline_role")
          .hasMessageContaining("reader, editor, admin");
    }
  }

  @Test
  void whileTheIssuerIsOutOfReach_tokensMustWait_andAreTakenWhenItIsBack() throws Exception {
    String token = issuer.token(issuer.claims().build());
    issuer.answerWith(500);
    unavailable(token);

    issuer.answerWith(200);
    assertThat(tokens.caller(token).role()).isEqualTo(Role.READER);
  }

  @Test
  void whileTheIssuerIsAway_keysThatWereReadGoOn_andOthersMustWait() throws Exception {
    String token = issuer.token(issuer.claims().build());
    tokens.caller(token);
    issuer.close();

    assertThat(tokens.caller(token).role()).isEqualTo(Role.READER);
    Tokens late = new Tokens(issuer.settings());
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> late.caller(token))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("cannot be reached");
    }
  }

  @Test
  void anIssuerThatDescribesAnother_isNotBelieved() throws Exception {
    Tokens other = new Tokens(new TokenIssuer(issuer.url() + "/", TestIssuer.AUDIENCE));
    String token = issuer.token(issuer.claims().build());

    assertThatThrownBy(() -> other.caller(token)).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://id.example.org",
        "id.example.org",
        "ftp://id.example.org",
        "https://",
        "https://a:b@id.example.org",
        "https://id.example.org/#x",
        "not a url"
      })
  void anIssuerThatOthersCouldAnswerFor_isRefused(String url) {
    assertThatThrownBy(() -> new TokenIssuer(url, "lodeline"))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("--oidc-issuer");
  }

  @Test
  void anIssuerWithoutAudience_isRefused() {
    assertThatThrownBy(() -> new TokenIssuer("https://id.example.org", " "))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("--oidc-audience");
  }

  private void refused(String token) {
    assertThatThrownBy(() -> tokens.caller(token)).isInstanceOf(Tokens.UnusableException.class);
  }

  private void unavailable(String token) {
    assertThatThrownBy(() -> tokens.caller(token))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cannot be reached");
  }
}
