package org.lodeline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.access.AccessSettings;
import org.lodeline.server.access.KeyFile;
import org.lodeline.server.access.Role;
import org.lodeline.server.access.TestIssuer;
import org.lodeline.server.access.TokenIssuer;

/** How callers say who they are, and what a server that is not open to everybody tells them. */
final class AccessTest {
  private static final String VAULT = "vault";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static Path keys;
  private static String reader;
  private static String granted;
  private static String editor;
  private static String admin;

  /** Where a key is required, and where it is not; both have the private layer. */
  private static LodelineServer closed;

  private static LodelineServer readable;
  private static TestIssuer issuer;

  @BeforeAll
  static void start() throws Exception {
    keys = folder.resolve("keys.json");
    reader = KeyFile.add(keys, "bob", Role.READER);
    granted = KeyFile.add(keys, "cy", Role.READER, Optional.of(List.of(VAULT)));
    editor = KeyFile.add(keys, "ada", Role.EDITOR);
    admin = KeyFile.add(keys, "eve", Role.ADMIN);
    Path csv = Files.writeString(folder.resolve(VAULT + ".csv"), "id,name,lon,lat\na,Shaft,1,2\n");
    assertThat(Commands.run("import", csv.toString(), "--data", folder.resolve("data").toString()))
        .isZero();
    issuer = new TestIssuer();
    closed = server(true, issuer.settings());
    readable = server(false, issuer.settings());
  }

  private static LodelineServer server(boolean requiresKey, TokenIssuer tokens) {
    return LodelineServer.start(
        new Settings("127.0.0.1", 0, folder.resolve("data"), "", "", "")
            .withAccess(
                new AccessSettings(
                    keys.toString(), requiresKey, Set.of(VAULT), Optional.of(tokens))));
  }

  @AfterAll
  static void stop() {
    closed.close();
    readable.close();
    issuer.close();
  }

  @Test
  void aKey_isTakenAsBearerToken_asHeaderOfItsOwn_andAsPasswordOfAnybody() throws Exception {
    assertThat(status("layers", "Authorization", "Bearer " + reader)).isEqualTo(200);
    assertThat(status("layers", "Authorization", "bearer  " + reader + " ")).isEqualTo(200);
    assertThat(status("layers", "X-API-Key", reader)).isEqualTo(200);
    assertThat(status("layers", "Authorization", basic("whoever:" + reader))).isEqualTo(200);
    assertThat(status("layers", "Authorization", basic(":" + reader))).isEqualTo(200);
    // A proxy that asks for a password of its own may hand it on.
    assertThat(status("layers", "Authorization", basic("a:b"), "X-API-Key", reader)).isEqualTo(200);
  }

  @Test
  void theDescriptionOfTheApi_saysWhereAKeyIsNeeded() throws Exception {
    JsonNode open = api(readable);
    JsonNode needy = api(closed);

    assertThat(open.has("security")).isFalse();
    assertThat(open.at("/paths/~1collections/get/responses").has("401")).isFalse();
    assertThat(needy.path("security")).hasSize(3);
    needy
        .path("security")
        .forEach(
            way ->
                assertThat(needy.at("/components/securitySchemes").has(way.fieldNames().next()))
                    .isTrue());
    needy
        .path("paths")
        .forEach(
            path ->
                path.forEach(
                    operation ->
                        assertThat(operation.path("responses").has("401"))
                            .as(operation.path("operationId").asText())
                            .isTrue()));
    assertThat(needy.at("/components/responses/401/description").asText()).contains("API key");
  }

  private static JsonNode api(LodelineServer server) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "ogc/api"))
            .header("X-API-Key", reader)
            .header("Accept", "application/json")
            .build();
    return new ObjectMapper()
        .readTree(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  @Test
  void aKeyInAnAddress_isNotTaken() throws Exception {
    assertThat(status("layers?key=" + reader)).isEqualTo(401);
    assertThat(status("layers?api_key=" + reader + "&access_token=" + reader)).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Basic",
        "Basic ",
        "Basic !!!",
        "Basic YTpi",
        "Basic YWI=",
        "Digest username=\"a\"",
        "Negotiate abc",
        "é"
      })
  void whatIsNoKey_isRefused(String authorization) throws Exception {
    HttpResponse<String> answer = get(closed, "layers", "Authorization", authorization);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("Bearer realm=\"Lodeline\"")
        .contains("Basic realm=\"Lodeline\", charset=\"UTF-8\"");
  }

  @Test
  void aWrongKey_isTold_whereEverybodyReadsToo() throws Exception {
    assertThat(get(readable, "layers").statusCode()).isEqualTo(200);
    assertThat(get(readable, "layers", "X-API-Key", "x").statusCode()).isEqualTo(401);
    assertThat(get(readable, "health/live", "X-API-Key", "x").statusCode()).isEqualTo(200);
  }

  @Test
  void aBrowser_asksForTheKeyOfAPage_andLeavesToAScriptWhatAScriptAskedFor() throws Exception {
    assertThat(challenge("", "Sec-Fetch-Mode", "navigate")).startsWith("Basic");
    assertThat(challenge("layers", "Sec-Fetch-Mode", "cors"))
        .startsWith("Bearer")
        .doesNotContain("Basic");
  }

  private static String challenge(String path, String... headers) throws Exception {
    HttpResponse<String> answer = get(closed, path, headers);
    assertThat(answer.statusCode()).isEqualTo(401);
    return answer.headers().firstValue("WWW-Authenticate").orElse("");
  }

  @Test
  void aToken_isTakenLikeAKey() throws Exception {
    String token = issuer.token(issuer.claims().claim("lodeline_layers", List.of(VAULT)).build());

    HttpResponse<String> answer = get(closed, "layers", "Authorization", "Bearer " + token);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(VAULT);
    // What is no bearer token is a key.
    assertThat(status("layers", "X-API-Key", token)).isEqualTo(401);
  }

  @Test
  void aTokenThatCannotBeUsed_isRefused_andOneWithoutRoleForbidden() throws Exception {
    String forOthers = issuer.token(issuer.claims().audience("others").build());
    String forNothing = issuer.token(issuer.claims().claim("lodeline_role", null).build());

    HttpResponse<String> answer = get(closed, "layers", "Authorization", "Bearer " + forOthers);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("invalid_token");
    assertThat(status("layers", "Authorization", "Bearer " + forNothing)).isEqualTo(403);
  }

  @Test
  void whileTheIssuerIsAway_tokensMustWait_andKeysGoOn() throws Exception {
    String token;
    TokenIssuer settings;
    try (TestIssuer other = new TestIssuer()) {
      token = other.token(other.claims().build());
      settings = other.settings();
    }
    try (LodelineServer away = server(true, settings)) {
      HttpResponse<String> answer = get(away, "layers", "Authorization", "Bearer " + token);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(get(away, "layers", "X-API-Key", reader).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aPageOfAnotherOrigin_mayAskWhatItMayDo() throws Exception {
    assertThat(send(closed, "OPTIONS", "layers", "").statusCode()).isEqualTo(204);
  }

  @Test
  void anAddressThatNothingIsAt_isClosedToo() throws Exception {
    assertThat(status("nothing/here")).isEqualTo(401);
    assertThat(status("health")).isEqualTo(401);
    assertThat(status("health/live/more")).isEqualTo(401);
    assertThat(status("js/../layers")).isNotEqualTo(200);
    assertThat(status("js/%2e%2e/layers")).isNotEqualTo(200);
  }

  @Test
  void aKeyThatIsRevoked_countsNoMore() throws Exception {
    String gone = KeyFile.add(keys, "gone", Role.READER);
    assertThat(status("layers", "X-API-Key", gone)).isEqualTo(200);

    KeyFile.revoke(keys, "gone");

    assertThat(status("layers", "X-API-Key", gone)).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "layers",
        "layers/ports.geojson",
        "tiles/ports/0/0/0.mvt",
        "ogc/collections",
        "ogc/collections/ports/items",
        "wfs?service=WFS&request=GetCapabilities",
        "supply/summary",
        "supply/scenarios",
        "embed",
        "oembed?url=URL",
        "maps/static.svg?width=200&height=150",
        "stories",
        "stories/straits"
      })
  void whatDependsOnTheCaller_isKeptByNobodyElse(String path) throws Exception {
    HttpResponse<String> answer =
        get(readable, path.replace("URL", readable.url()), "X-API-Key", granted);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    assertThat(String.join(",", answer.headers().allValues("Vary")))
        .contains("Authorization", "X-API-Key", "Accept-Encoding");
  }

  @Test
  void theFilesOfTheMap_areKeptByWhoever() throws Exception {
    HttpResponse<String> answer = get(closed, "webjars/leaflet/1.9.4/dist/leaflet.css");

    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).startsWith("public");
    assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");
  }

  @Test
  void aStoryOfAPrivateLayer_isThereForThoseAloneWhoSeeTheLayer() throws Exception {
    String story = story("layers=vault&zoom=3");
    assertThat(put("stories/deep", story, editor).statusCode()).isEqualTo(400);
    assertThat(put("stories/deep", story, admin).statusCode()).isEqualTo(204);

    assertThat(get(readable, "stories/deep").statusCode()).isEqualTo(404);
    assertThat(get(readable, "stories").body()).doesNotContain("deep");
    assertThat(get(readable, "stories/deep", "X-API-Key", granted).statusCode()).isEqualTo(200);
    assertThat(get(readable, "stories", "X-API-Key", granted).body()).contains("deep");
    // Nobody loses it to somebody who does not see it.
    assertThat(put("stories/deep", story("zoom=3"), editor).statusCode()).isEqualTo(409);
    assertThat(send(readable, "DELETE", "stories/deep", "", "X-API-Key", editor).statusCode())
        .isEqualTo(404);
    assertThat(send(readable, "DELETE", "stories/deep", "", "X-API-Key", admin).statusCode())
        .isEqualTo(204);
  }

  private static String story(String view) {
    return "{\"title\": \"Deep\", \"slides\": [{\"title\": \"A\", \"text\": \"B\", \"view\": \"%s\"}]}"
        .formatted(view);
  }

  private static HttpResponse<String> put(String path, String body, String key) throws Exception {
    return send(readable, "PUT", path, body, "X-API-Key", key, "Content-Type", "application/json");
  }

  @Test
  void whoIsAnsweredBesideOthers_seesWhatTheySeeAlone() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<Boolean>> asGranted = new ArrayList<>();
    List<Future<Boolean>> asNobody = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      asGranted.add(
          pool.submit(
              () -> get(readable, "ogc/collections", "X-API-Key", granted).body().contains(VAULT)));
      asNobody.add(pool.submit(() -> get(readable, "ogc/collections").body().contains(VAULT)));
    }
    for (int i = 0; i < asNobody.size(); i++) {
      assertThat(asGranted.get(i).get()).isTrue();
      assertThat(asNobody.get(i).get()).isFalse();
    }
    pool.shutdown();
  }

  @Test
  void aLayerThatOthersAreDerivedFrom_cannotBePrivate() {
    assertThatThrownBy(
            () -> new AccessSettings("keys.json", false, Set.of("deposits"), Optional.empty()))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("deposits cannot be private");
  }

  @Test
  void aServerThatWouldLetNobodyIn_isNotStarted() {
    assertThatThrownBy(() -> new AccessSettings("", true, Set.of(), Optional.empty()))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("--require-key");
    assertThatThrownBy(() -> new AccessSettings("", false, Set.of(VAULT), Optional.empty()))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("--private-layers");
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static int status(String path, String... headers) throws Exception {
    return get(closed, path, headers).statusCode();
  }

  private static HttpResponse<String> get(LodelineServer server, String path, String... headers)
      throws Exception {
    return send(server, "GET", path, "", headers);
  }

  private static HttpResponse<String> send(
      LodelineServer server, String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
