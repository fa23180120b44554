package org.lodeline.server.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodeline.server.edit.EditServer.DEPOSITS;
import static org.lodeline.server.edit.EditServer.deposit;
import static org.lodeline.server.edit.EditServer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.server.http.RequestBody;

/** Whatever is sent, the server refuses it, and writes nothing; on PostGIS, which takes less. */
class HostileEditsTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String TARGET = DEPOSITS + "/altmark";

  private static final EditServer SERVER = start();

  private static EditServer start() {
    try {
      Path folder = Files.createTempDirectory("lodeline-test-");
      return EditServer.in(folder, TestPostgres.newDatabase());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterContainer
  static void stop() {
    SERVER.close();
  }

  @Property(tries = 500)
  void whatIsNoFeature_isRefused(@ForAll("values") JsonNode body) {
    String count = count();
    for (String method : List.of("POST", "PUT")) {
      String path = method.equals("POST") ? DEPOSITS : TARGET;
      assertRefused(SERVER.edit(method, path, EditServer.GEO_JSON, body.toString()));
    }

    assertThat(count()).isEqualTo(count);
  }

  @Property(tries = 1_000)
  void aHostileValue_isTakenOrRefused_andTheFeatureStaysReadable(
      @ForAll("fields") String field, @ForAll("values") JsonNode value) {
    int before = SERVER.history(TARGET).size();
    ObjectNode patch = JSON.objectNode();
    if (field.startsWith("/")) {
      patch.set(field.substring(1), value);
    } else {
      patch.putObject("properties").set(field, value);
    }

    HttpResponse<String> answer = SERVER.patch(TARGET, patch.toString());

    assertThat(answer.statusCode()).as(patch + answer.body()).isIn(204, 400, 422);
    assertThat(SERVER.get(TARGET).statusCode()).isEqualTo(200);
    int added = SERVER.history(TARGET).size() - before;
    assertThat(added).isIn(answer.statusCode() == 204 ? List.of(0, 1) : List.of(0));
    if (answer.statusCode() == 422) {
      assertThat(json(answer).at("/errors/0/field").isTextual()).isTrue();
    }
  }

  @Property(tries = 300)
  void aTextThatIsHardlyJson_isRefused(@ForAll("texts") String body) {
    assertRefused(SERVER.put(TARGET, body));
    assertRefused(SERVER.edit("PATCH", TARGET, EditServer.PATCH, "x" + body));
  }

  @Example
  void whatIsVeryLargeOrDeep_isRefused() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    String objects = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    String huge = deposit("x".repeat(RequestBody.LONGEST)).toString();
    String count = count();

    for (String body : List.of(deep, objects, "{\"properties\":" + deep + "}")) {
      assertRefused(SERVER.post(DEPOSITS, body));
      assertRefused(SERVER.patch(TARGET, body));
    }
    assertThat(SERVER.post(DEPOSITS, huge).statusCode()).isEqualTo(413);
    assertThat(SERVER.patch(TARGET, huge).statusCode()).isEqualTo(413);
    assertThat(count()).isEqualTo(count);
  }

  @Example
  void aCharsetThatNobodyKnows_isRefusedOrIgnored() {
    String body = deposit("charset").toString();

    assertThat(SERVER.edit("PATCH", TARGET, "text/plain; charset=no-such", body).statusCode())
        .isEqualTo(415);
    assertThat(
            SERVER.edit("POST", DEPOSITS, EditServer.GEO_JSON + ";charset=%$", body).statusCode())
        .isEqualTo(201);
  }

  @Example
  void bytesThatAreNoText_areRefused() {
    byte[] oddlyOrdered = {0, 0, (byte) 0xFF, (byte) 0xFE, 1, 2, 3, 4};
    byte[] beyondUnicode = {0, 0, (byte) 0xFE, (byte) 0xFF, 0x7F, 0, 0, 0};
    for (byte[] body : List.of(oddlyOrdered, beyondUnicode, new byte[] {(byte) 0xC3, 0x28})) {
      assertRefused(SERVER.edit("POST", DEPOSITS, EditServer.GEO_JSON, body));
      assertRefused(SERVER.edit("PATCH", TARGET, EditServer.PATCH, body));
    }
  }

  @Example
  void manyUnknownMembers_areNamedToALimit() {
    ObjectNode body = JSON.objectNode();
    ObjectNode properties = body.putObject("properties");
    for (int i = 0; i < 100_000; i++) {
      properties.put("a" + i, 0);
    }

    HttpResponse<String> answer = SERVER.patch(TARGET, body.toString());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body().length()).isLessThan(200_000);
  }

  @Example
  void headersThatAreNone_areRefused() {
    Map<String, String> headers =
        Map.of("If-Match", "nonsense,,\"", "Content-Crs", "<x>", "Authorization", "Bearer \"");
    headers.forEach(
        (name, value) -> {
          HttpResponse<String> answer =
              name.equals("Authorization")
                  ? SERVER.send("PUT", TARGET, name, value)
                  : SERVER.put(TARGET, deposit("x").toString(), name, value);
          assertThat(answer.statusCode()).as(name).isIn(400, 401, 412);
        });
    assertThat(SERVER.put(TARGET + "?x=1", deposit("x").toString()).statusCode()).isEqualTo(400);
    for (String id : List.of("a/b", "", " ", "..", "a?b", "a%b", "\u0000", "x".repeat(201))) {
      assertRefused(SERVER.post(DEPOSITS, deposit("x").put("id", id).toString()));
    }
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 413, 422);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).doesNotContain("Exception", "org.lodeline", "java.");
  }

  private static String count() {
    return SERVER.get(DEPOSITS + "?limit=1").headers().firstValue("OGC-NumberMatched").orElse("");
  }

  @Provide
  Arbitrary<String> fields() {
    return Arbitraries.of(
        "name",
        "country",
        "commodities",
        "status",
        "resource_mt",
        "effective_date",
        "start_year",
        "source_url",
        "operator",
        "no such",
        "",
        "/geometry",
        "/properties",
        "/type",
        "/id",
        "/crs");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
        "",
        " ",
        "{",
        "}",
        "nul",
        "NaN",
        "{\"type\":NaN}",
        "{\"a\":1,\"a\":2}",
        "{} {}",
        "{\"a\":1e}",
        "{'a':1}",
        "\ufeff{",
        "{\"a\":\"\n\"}",
        "{\"a\":Infinity}",
        "\u0000",
        "<feature/>",
        "{\"a\":" + "9".repeat(5_000) + "}");
  }

  @Provide
  Arbitrary<JsonNode> values() {
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            Arbitraries.of(JSON.nullNode(), JSON.booleanNode(true)),
            Arbitraries.strings().ofMaxLength(12).map(JSON::textNode),
            Arbitraries.of(
                    "\u0000", "\ud800", "2025-10-09", "0000-01-01", "-9999-01-01", "*", "AUS")
                .map(JSON::textNode),
            Arbitraries.longs().map(JSON::numberNode),
            Arbitraries.doubles().map(JSON::numberNode),
            Arbitraries.bigIntegers().map(JSON::numberNode));
    Arbitrary<JsonNode> shapes =
        Arbitraries.of("Point", "LineString", "Polygon", "GeometryCollection", "Circle")
            .flatMap(
                type ->
                    nested(leaves)
                        .map(
                            inner -> {
                              ObjectNode shape = JSON.objectNode().put("type", type);
                              shape.set("coordinates", inner);
                              return shape;
                            }));
    return Arbitraries.oneOf(leaves, nested(leaves), shapes);
  }

  private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> leaves) {
    Arbitrary<JsonNode> lists =
        leaves.list().ofMaxSize(4).map(items -> JSON.arrayNode().addAll(items));
    Arbitrary<JsonNode> objects =
        Arbitraries.maps(Arbitraries.strings().ofMaxLength(8), Arbitraries.oneOf(leaves, lists))
            .ofMaxSize(4)
            .map(members -> JSON.objectNode().setAll(members));
    return Arbitraries.oneOf(
        lists, objects, lists.list().ofMaxSize(3).map(l -> JSON.arrayNode().addAll(l)));
  }
}
