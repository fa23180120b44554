package org.lodeline.server.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodeline.server.edit.EditServer.DEPOSITS;
import static org.lodeline.server.edit.EditServer.deposit;
import static org.lodeline.server.edit.EditServer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be done to features over HTTP, whatever the store. */
abstract class EditingContract {
  abstract EditServer server();

  private String create(ObjectNode feature) {
    HttpResponse<String> answer = server().post(DEPOSITS, feature.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith(server().url(DEPOSITS + "/"));
    return location.substring(server().url("").length());
  }

  @Test
  void aFeatureThatIsPosted_isThereUnderItsLocation() {
    String path = create(deposit("Made"));

    HttpResponse<String> answer = server().get(path);
    JsonNode feature = json(answer);
    assertThat(feature.at("/properties/name").asText()).isEqualTo("Made");
    assertThat(feature.at("/properties/commodities").toString()).contains("cobalt", "copper");
    assertThat(feature.at("/geometry/coordinates").toString()).isEqualTo("[27.5,-11.2]");
    JsonNode history = server().history(path);
    assertThat(history).hasSize(1);
    assertThat(history.at("/0/who").asText()).isEqualTo("ada");
    assertThat(history.at("/0/action").asText()).isEqualTo("create");
    assertThat(history.at("/0/before").isNull()).isTrue();
    assertThat(history.at("/0/after/properties/name").asText()).isEqualTo("Made");
    assertThat(history.at("/0/time").asText()).matches("\\d{4}-.*Z");
  }

  @Test
  void theAnswer_hasTheTagOfTheFeature_andAllOfItIfWanted() {
    HttpResponse<String> answer =
        server().post(DEPOSITS, deposit("Shown").toString(), "Prefer", "return=representation");
    String path =
        answer.headers().firstValue("Location").orElseThrow().substring(server().url("").length());

    assertThat(answer.headers().firstValue("ETag")).hasValue(server().tag(path));
    assertThat(json(answer).at("/properties/name").asText()).isEqualTo("Shown");
    HttpResponse<String> put = server().put(path, deposit("Shown again").toString());
    assertThat(put.statusCode()).isEqualTo(204);
    assertThat(put.headers().firstValue("ETag")).hasValue(server().tag(path));
    HttpResponse<String> patched =
        server()
            .patch(path, "{\"properties\":{\"name\":\"x\"}}", "Prefer", "return=representation");
    assertThat(patched.statusCode()).isEqualTo(200);
    assertThat(json(patched).at("/properties/name").asText()).isEqualTo("x");
    assertThat(patched.headers().firstValue("Preference-Applied")).isPresent();
  }

  @Test
  void anIdThatIsGiven_isUsedIfItIsFree() {
    assertThat(create(deposit("Own").put("id", "own:1"))).isEqualTo(DEPOSITS + "/own%3A1");
    HttpResponse<String> taken =
        server().post(DEPOSITS, deposit("Own").put("id", "own:1").toString());

    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(json(taken).path("detail").asText()).contains("own:1");
    assertThat(server().history(DEPOSITS + "/own%3A1")).hasSize(1);
  }

  @Test
  void aFeatureThatIsPut_isReplacedWhole() {
    ObjectNode before = deposit("Before");
    before.withObject("/properties").put("operator", "Somebody");
    String path = create(before);

    assertThat(server().put(path, deposit("After").toString()).statusCode()).isEqualTo(204);

    JsonNode feature = json(server().get(path));
    assertThat(feature.at("/properties/name").asText()).isEqualTo("After");
    assertThat(feature.at("/properties/operator").isNull()).isTrue();
    assertThat(server().history(path).at("/1/before/properties/operator").asText())
        .isEqualTo("Somebody");
    assertThat(server().history(path).at("/1/action").asText()).isEqualTo("replace");
  }

  @Test
  void aPatch_changesWhatItNames_andRemovesWhatIsNull() {
    ObjectNode before = deposit("Before");
    before.withObject("/properties").put("operator", "Somebody").put("start_year", 1999);
    String path = create(before);

    HttpResponse<String> answer =
        server()
            .patch(
                path,
                """
                {"geometry": {"type": "Point", "coordinates": [27, -11]},
                 "properties": {"operator": null, "start_year": 2001}}
                """);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    JsonNode feature = json(server().get(path));
    assertThat(feature.at("/properties/name").asText()).isEqualTo("Before");
    assertThat(feature.at("/properties/operator").isNull()).isTrue();
    assertThat(feature.at("/properties/start_year").asInt()).isEqualTo(2001);
    assertThat(feature.at("/geometry/coordinates").toString()).isEqualTo("[27,-11]");
    assertThat(server().history(path).at("/1/action").asText()).isEqualTo("update");
  }

  @Test
  void aFeatureThatIsDeleted_isGone_butNotItsHistory() {
    String path = create(deposit("Short"));

    assertThat(server().delete(path).statusCode()).isEqualTo(204);

    assertThat(server().get(path).statusCode()).isEqualTo(404);
    assertThat(server().delete(path).statusCode()).isEqualTo(404);
    JsonNode history = server().history(path);
    assertThat(history).hasSize(2);
    assertThat(history.at("/1/action").asText()).isEqualTo("delete");
    assertThat(history.at("/1/before/properties/name").asText()).isEqualTo("Short");
    assertThat(history.at("/1/after").isNull()).isTrue();
  }

  @Test
  void aLongHistory_isWalkedByPages_alsoWhileItGrows() {
    String path = create(deposit("0"));
    for (int i = 1; i < 5; i++) {
      server().put(path, deposit(String.valueOf(i)).toString());
    }
    List<String> names = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    Optional<String> page = Optional.of(server().url(path + "/history?limit=2"));
    while (page.isPresent()) {
      ObjectNode document = json(server().history(path, page.get().replaceFirst("[^?]*", "")));
      assertThat(link(document, "self")).isEqualTo(page);
      document.path("changes").forEach(c -> names.add(c.at("/after/properties/name").asText()));
      sizes.add(document.path("changes").size());
      if (sizes.size() == 1) {
        server().put(path, deposit("5").toString());
      }
      page = link(document, "next");
    }

    assertThat(names).containsExactly("0", "1", "2", "3", "4", "5");
    assertThat(sizes).containsExactly(2, 2, 2);
  }

  @Test
  void afterTheLastChange_aHistoryIsEmpty_alsoThatOfAFeatureThatIsGone() {
    String path = create(deposit("Gone"));
    server().delete(path);
    String last = server().history(path).at("/1/sequence").asText();

    ObjectNode document = json(server().history(path, "?after=" + last));

    assertThat(document.path("changes").isArray()).isTrue();
    assertThat(document.path("changes")).isEmpty();
    assertThat(link(document, "next")).isEmpty();
  }

  private static Optional<String> link(JsonNode document, String rel) {
    List<String> found = new ArrayList<>();
    for (JsonNode link : document.path("links")) {
      if (link.path("rel").asText().equals(rel)) {
        found.add(link.path("href").asText());
      }
    }
    return found.stream().findFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "?limit=0, limit",
    "?limit=-1, limit",
    "?limit=1e3, limit",
    "?limit=, limit",
    "?limit=1&limit=2, limit",
    "?after=-1, after",
    "?after=x%27%3B--, after",
    "?after=99999999999999999999, after",
    "?offset=1, offset"
  })
  void aPageOfAHistoryThatCannotBe_isRefusedByName(String parameters, String name) {
    HttpResponse<String> answer = server().history(DEPOSITS + "/altmark", parameters);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("parameter").asText()).isEqualTo(name);
  }

  @Test
  void whatIsBundled_canBeChanged_andHasNoHistoryBefore() {
    String path = "ogc/collections/ports/items/NLRTM";
    assertThat(server().history(path)).isEmpty();

    assertThat(server().patch(path, "{\"properties\":{\"name\":\"Europoort\"}}").statusCode())
        .isEqualTo(204);

    assertThat(json(server().get(path)).at("/properties/name").asText()).isEqualTo("Europoort");
    assertThat(server().history(path).at("/0/before/properties/name").asText())
        .isEqualTo("Rotterdam");
  }

  @Test
  void whatIsNotThere_isNeitherMadeByPutNorByPatch() {
    String path = DEPOSITS + "/nowhere";

    assertThat(server().put(path, deposit("x").toString()).statusCode()).isEqualTo(404);
    assertThat(server().patch(path, "{}").statusCode()).isEqualTo(404);
    assertThat(server().get(path).statusCode()).isEqualTo(404);
    assertThat(server().history(path, "").statusCode()).isEqualTo(404);
    assertThat(server().history(path, "?after=1").statusCode()).isEqualTo(404);
    assertThat(server().post("ogc/collections/nowhere/items", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void whatChangesNothing_succeedsAndLeavesNoTrace() {
    String path = create(deposit("Same"));
    String tag = server().tag(path);

    assertThat(server().put(path, server().get(path).body()).statusCode()).isEqualTo(204);
    assertThat(server().put(path, deposit("Same").toString()).statusCode()).isEqualTo(204);
    assertThat(server().patch(path, "{}").statusCode()).isEqualTo(204);
    assertThat(server().patch(path, "{\"properties\":{\"name\":\"Same\"}}").statusCode())
        .isEqualTo(204);

    assertThat(server().tag(path)).isEqualTo(tag);
    assertThat(server().history(path)).hasSize(1);
  }

  @Test
  void positionsInAnotherSystem_areStoredInWgs84_andDoNotDriftWhenTheyComeBack() {
    String crs = "http://www.opengis.net/def/crs/EPSG/0/4326";
    ObjectNode feature = deposit("North first");
    feature.withArray("/geometry/coordinates").removeAll().add(-11.25).add(27.75);
    HttpResponse<String> answer =
        server().post(DEPOSITS, feature.toString(), "Content-Crs", "<" + crs + ">");
    String path =
        answer.headers().firstValue("Location").orElseThrow().substring(server().url("").length());
    assertThat(json(server().get(path)).at("/geometry/coordinates").toString())
        .isEqualTo("[27.75,-11.25]");

    for (String other : List.of("3857", "4326", "32735")) {
      String uri = "http://www.opengis.net/def/crs/EPSG/0/" + other;
      String body = server().get(path + "?crs=" + uri).body();
      assertThat(server().put(path, body, "Content-Crs", "<" + uri + ">").statusCode())
          .isEqualTo(204);
    }
    assertThat(server().history(path)).hasSize(1);
    assertThat(server().put(path, "{}", "Content-Crs", "<EPSG:1>").statusCode()).isEqualTo(400);
  }

  @Test
  void aTag_holdsUntilTheFeatureChanges_inWhateverRepresentation() {
    String path = create(deposit("Tagged"));
    String tag = server().tag(path);
    String ofPage = server().tag(path + "?f=html");
    String body = deposit("Changed").toString();

    assertThat(ofPage).isNotEqualTo(tag);
    assertThat(server().put(path, body, "If-Match", "\"x\", W/" + tag).statusCode()).isEqualTo(412);
    assertThat(server().put(path, body, "If-Match", "\"x\", " + ofPage).statusCode())
        .isEqualTo(204);
    HttpResponse<String> late = server().delete(path, "If-Match", tag);
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.headers().firstValue("ETag")).hasValue(server().tag(path));
    assertThat(server().patch(path, "{}", "If-Match", tag).statusCode()).isEqualTo(412);
    assertThat(server().delete(path, "If-Match", "*").statusCode()).isEqualTo(204);
    assertThat(server().history(path)).hasSize(3);
  }

  @Test
  void ofManyWhoSawTheSame_exactlyOneWins() throws Exception {
    String path = create(deposit("Contended"));
    for (int round = 0; round < 3; round++) {
      String tag = server().tag(path);
      int threads = 20;
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      CountDownLatch start = new CountDownLatch(1);
      List<String> names = IntStream.range(0, threads).mapToObj(i -> "by " + i).toList();
      String prefix = round + " ";
      List<Future<Integer>> answers =
          names.stream()
              .map(
                  name ->
                      pool.submit(
                          () -> {
                            start.await();
                            String body = deposit(prefix + name).toString();
                            return server().put(path, body, "If-Match", tag).statusCode();
                          }))
              .toList();
      start.countDown();
      int won = 0;
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(204, 412);
        won += answer.get() == 204 ? 1 : 0;
      }
      pool.shutdown();

      assertThat(won).isEqualTo(1);
      assertThat(server().history(path)).hasSize(2 + round);
    }
  }

  @Test
  void withoutAKey_orWithOneThatDoesNotDo_nothingIsEdited() {
    String path = create(deposit("Guarded"));
    for (String method : List.of("PUT", "PATCH", "DELETE")) {
      HttpResponse<String> nobody = server().send(method, path);
      assertThat(nobody.statusCode()).isEqualTo(401);
      assertThat(nobody.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
      assertThat(server().send(method, path, "Authorization", "Bearer x").statusCode())
          .isEqualTo(401);
      assertThat(server().send(method, path, "Authorization", "Basic YTpi").statusCode())
          .isEqualTo(401);
      assertThat(server().send(method, path, "X-API-Key", server().readerKey()).statusCode())
          .isEqualTo(403);
    }
    assertThat(server().send("POST", DEPOSITS).statusCode()).isEqualTo(401);
    assertThat(server().get(path + "/history").statusCode()).isEqualTo(401);
    assertThat(server().get(path).statusCode()).isEqualTo(200);
    assertThat(server().history(path)).hasSize(1);
    assertThat(server().send("DELETE", path, "X-API-Key", server().editorKey()).statusCode())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"corridors", "countries"})
  void whatIsComputed_isNotChanged_andSaysWhy(String layer) {
    HttpResponse<String> answer =
        server().post("ogc/collections/" + layer + "/items", deposit("x").toString());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
    assertThat(json(answer).path("detail").asText()).contains("computed");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, text/plain, Accept-Post, application/geo+json",
    "PUT, application/merge-patch+json, Accept, application/geo+json",
    "PATCH, application/geo+json, Accept-Patch, application/merge-patch+json"
  })
  void aBodyOfAnotherType_isRefusedWithWhatIsTaken(
      String method, String type, String header, String taken) {
    String path = method.equals("POST") ? DEPOSITS : DEPOSITS + "/altmark";
    HttpResponse<String> answer = server().edit(method, path, type, "{}");

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue(header).orElse("")).contains(taken);
  }

  @Test
  void whatCanBeDone_isTold() {
    assertThat(server().send("OPTIONS", DEPOSITS).headers().firstValue("Allow"))
        .hasValue("GET, POST, HEAD, OPTIONS");
    HttpResponse<String> item = server().send("OPTIONS", DEPOSITS + "/altmark");
    assertThat(item.headers().firstValue("Allow"))
        .hasValue("GET, PUT, PATCH, DELETE, HEAD, OPTIONS");
    assertThat(item.headers().firstValue("Access-Control-Allow-Methods")).hasValue("GET, HEAD");
    assertThat(
            server().send("OPTIONS", DEPOSITS).headers().firstValue("Access-Control-Allow-Methods"))
        .hasValue("GET, HEAD");
    HttpResponse<String> wrong = server().edit("POST", DEPOSITS + "/altmark", "text/plain", "");
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(wrong.headers().firstValue("Allow"))
        .hasValue("GET, PUT, PATCH, DELETE, HEAD, OPTIONS");
  }

  @Test
  void edits_outlastARestart_alsoOfWhatIsComputedFromThem() {
    String path = create(deposit("Lasting"));
    server().delete("ogc/collections/deposits/items/kamoa-kakula");
    server().delete("ogc/collections/passages/items/suez");
    server().delete("ogc/collections/ports/items/SGSIN");

    server().restart();

    assertThat(json(server().get(path)).at("/properties/name").asText()).isEqualTo("Lasting");
    assertThat(server().history(path)).hasSize(1);
    assertThat(server().get("layers/corridors.geojson?closed=panama").statusCode()).isEqualTo(200);
    assertThat(server().get("supply/summary?scenario=malacca-closed").statusCode()).isEqualTo(200);
  }
}
