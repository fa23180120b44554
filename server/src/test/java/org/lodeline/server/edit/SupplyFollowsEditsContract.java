package org.lodeline.server.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodeline.server.edit.EditServer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is computed of layers that are edited follows the edits, whatever the store. */
abstract class SupplyFollowsEditsContract {
  private static final String ITEMS = "ogc/collections/%s/items";
  private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

  abstract EditServer server();

  /** A server that shares the store, or the same one where none can. */
  abstract EditServer other();

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("what is computed did not follow").isLessThan(deadline);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private JsonNode corridor(EditServer server, String parameters) {
    return json(server.get("layers/corridors.geojson?" + parameters)).at("/features/0");
  }

  private static String items(String layer, String id) {
    return ITEMS.formatted(layer) + "/" + id;
  }

  private static void assertDone(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }

  @Test
  void aCorridor_takesTheNameAndCountryThatItsDepositGets() {
    JsonNode before = corridor(server(), "kind=potential&from_country=CAN");
    String id = before.path("id").asText();
    String deposit = before.at("/properties/from_id").asText();
    assertDone(
        server()
            .patch(
                items("deposits", deposit),
                "{\"properties\": {\"country\": \"GRL\", \"name\": \"Renamed\"}}"));

    for (EditServer any : new EditServer[] {server(), other()}) {
      for (String scenario : new String[] {"", "&closed=suez", "&at=2025-10-10"}) {
        await(
            () ->
                corridor(any, "id=" + id + scenario)
                    .at("/properties/from_country")
                    .asText()
                    .equals("GRL"));
        assertThat(corridor(any, "id=" + id + scenario).at("/properties/from_name").asText())
            .isEqualTo("Renamed");
      }
    }
    assertThat(json(server().get(items("corridors", id))).at("/properties/from_country").asText())
        .isEqualTo("GRL");
  }

  @Test
  void aFlowWhoseEndIsDeleted_hasNoCorridor_andTheFiguresDoNotCountIt() {
    JsonNode flow =
        StreamSupport.stream(
                json(server().get("layers/flows.geojson")).path("features").spliterator(), false)
            .filter(row -> row.at("/properties/to_id").asText().length() > 3)
            .findFirst()
            .orElseThrow();
    String id = flow.path("id").asText();
    assertThat(corridor(server(), "id=" + id).at("/properties/kind").asText()).isEqualTo("actual");
    String figures = "supply/summary?commodity=" + flow.at("/properties/commodity").asText();
    int before = json(server().get(figures)).at("/rows/0/corridors").asInt();

    assertDone(server().delete(items("processing-sites", flow.at("/properties/to_id").asText())));

    for (EditServer any : new EditServer[] {server(), other()}) {
      await(() -> corridor(any, "id=" + id).isMissingNode());
      await(() -> corridor(any, "id=" + id + "&closed=suez").isMissingNode());
      await(() -> json(any.get(figures)).at("/rows/0/corridors").asInt() < before);
      assertThat(any.get("supply/exposure?importer=JPN").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aSiteThatIsPosted_isAnEndOfRoutes() {
    ObjectNode plant = EditServer.deposit("New smelter");
    plant.put("id", "new-smelter");
    ObjectNode properties = (ObjectNode) plant.path("properties");
    properties.remove("commodity");
    properties.put("stage", "refining").put("status", "operating");
    assertDone(server().post(ITEMS.formatted("processing-sites"), plant.toString()));

    assertThat(
            json(other().get("supply/route?from=new-smelter&to=NLRTM"))
                .at("/properties/length_km")
                .asDouble())
        .isPositive();
  }

  @Test
  void aMeasureThatIsDeleted_bindsNoMore_andCachesLearnIt() {
    String corridors = "layers/corridors.geojson?at=2025-10-10";
    JsonNode measures = json(server().get("layers/measures.geojson?at=2025-10-10&state=in-force"));
    String tag = server().tag(corridors);
    String before = server().get(corridors).body();
    for (JsonNode measure : measures.path("features")) {
      assertDone(server().delete(items("measures", measure.path("id").asText())));
    }

    await(
        () ->
            !other().tag(corridors).equals(tag)
                && !other().get(corridors).body().contains("\"licensed\""));
    assertThat(before).contains("\"licensed\"");
    await(() -> server().get(corridors, "If-None-Match", tag).statusCode() == 200);
  }

  @Test
  void aCountryThatLeadsInACommodity_isMarkedSo() {
    JsonNode leader =
        json(server().get("layers/countries.geojson?filter=A_CONTAINS(mine_leader,('cobalt'))"));
    assertThat(leader.at("/features/0/id").asText()).isEqualTo("COD");
    JsonNode rows =
        json(server().get("layers/production.geojson?commodity=cobalt&stage=mine&country=COD"));
    for (JsonNode row : rows.path("features")) {
      assertDone(server().delete(items("production", row.path("id").asText())));
    }

    await(
        () ->
            !json(other().get("layers/countries.geojson?filter=code='COD'"))
                .at("/features/0/properties/mine_leader")
                .toString()
                .contains("cobalt"));
  }
}
