package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.server.TestServer;

/** Every feature is as the schema of its collection (OGC API - Features, Part 5) says. */
final class FeaturesMatchSchemaTest {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  static List<String> collections() {
    List<String> ids = new ArrayList<>();
    TestServer.json("ogc/collections")
        .path("collections")
        .forEach(collection -> ids.add(collection.path("id").asText()));
    return ids;
  }

  @ParameterizedTest
  @MethodSource("collections")
  void everyFeature_matchesTheSchema(String id) {
    Schema schema = schema(id);
    JsonNode page = TestServer.json("ogc/collections/" + id + "/items?limit=10000");
    assertThat(page.path("features")).hasSize(page.path("numberMatched").asInt()).isNotEmpty();
    for (JsonNode feature : page.path("features")) {
      assertThat(schema.validate(flat(feature))).as(feature.path("id").asText()).isEmpty();
    }
  }

  @Test
  void aCorridorUnderAScenario_matchesTheSchema() {
    Schema schema = schema("corridors");
    String scenario = "closed=suez,babelmandeb,good-hope&transit-closed=ZMB&at=2025-10-10";
    JsonNode page = TestServer.json("ogc/collections/corridors/items?limit=10000&" + scenario);
    assertThat(page.path("features")).isNotEmpty();
    for (JsonNode feature : page.path("features")) {
      assertThat(schema.validate(flat(feature))).as(feature.path("id").asText()).isEmpty();
    }
  }

  @Test
  void aFeatureThatIsNotAsTheSchemaSays_isFoundOut() {
    JsonNode feature = TestServer.json("ogc/collections/deposits/items/finniss");
    ObjectNode flat = flat(feature);
    assertThat(schema("deposits").validate(flat)).isEmpty();
    assertThat(schema("deposits").validate(flat.deepCopy().put("status", "asleep"))).hasSize(1);
    assertThat(schema("deposits").validate(flat.deepCopy().put("start_year", "soon"))).hasSize(1);
    assertThat(schema("deposits").validate(flat.deepCopy().without("name"))).hasSize(1);
  }

  private static Schema schema(String id) {
    return SCHEMAS.getSchema(TestServer.get("ogc/collections/" + id + "/schema").body());
  }

  /** The feature as the schema sees it: an object with its properties, of which none is empty. */
  private static ObjectNode flat(JsonNode feature) {
    ObjectNode flat = ((ObjectNode) feature.path("properties")).deepCopy();
    flat.properties().removeIf(property -> property.getValue().isNull());
    flat.set("id", feature.path("id"));
    return flat;
  }
}
