package org.lodeline.server.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lodeline.server.edit.EditServer.deposit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.AllowedCodes;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.server.http.Refusal;

class FeatureDocumentTest {
  private static final LayerDefinition SAMPLES =
      new LayerDefinition(
          "samples",
          "Of every type",
          "",
          "Geometry",
          Arrays.stream(Field.Type.values())
              .map(type -> Field.plain(type.code(), type.code(), type))
              .toList());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deposits",
        "processing-sites",
        "ports",
        "passages",
        "measures",
        "flows",
        "production"
      })
  void everyBundledFeature_isValidAsItIsShown(String layer) {
    FeatureDocument documents = documents(BundledLayers.definition(layer));
    for (SimpleFeature feature : BundledLayers.facts().getOrDefault(layer, List.of())) {
      ObjectNode shown = FeatureDocument.shown(feature, Crs.CRS84);
      SimpleFeature read = documents.read(shown, feature.getID(), Optional.empty(), Crs.CRS84);

      assertThat(FeatureDocument.shown(read, Crs.CRS84)).isEqualTo(shown);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name | 5",
        "name | null",
        "name | ``\"a\\u0000\"``",
        "name | ``\"\\ud800\"``",
        "country | \"Congo\"",
        "commodity | \"unobtainium\"",
        "commodities | \"cobalt\"",
        "commodities | [\"cobalt\", \"x\"]",
        "commodities | [null]",
        "commodities | null",
        "status | \"\"",
        "resource_mt | \"12\"",
        "resource_mt | 1e999",
        "resource_mt | true",
        "start_year | 1999.5",
        "start_year | 9223372036854775808",
        "start_year | \"1999\"",
        "effective_date | \"2025-02-30\"",
        "effective_date | \"2025\"",
        "source_url | \"javascript:alert(1)\"",
        "source_url | \"/etc\"",
        "owner | \"x\"",
        "id | 1"
      })
  void aValueThatDoesNotFit_isRefusedByTheNameOfItsField(String field, String value)
      throws JsonProcessingException {
    ObjectNode document = deposit("x");
    String json = value.replace("``", "");
    document.withObject("/properties").set(field, Resources.JSON.readTree(json));

    assertRefused(document, field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[]",
        "\"POINT (1 2)\"",
        "{\"type\":\"Point\"}",
        "{\"type\":\"Point\",\"coordinates\":[]}",
        "{\"type\":\"Point\",\"coordinates\":[1]}",
        "{\"type\":\"Point\",\"coordinates\":[181,0]}",
        "{\"type\":\"Point\",\"coordinates\":[0,-90.1]}",
        "{\"type\":\"Point\",\"coordinates\":[1e999,0]}",
        "{\"type\":\"Point\",\"coordinates\":[\"1\",\"2\"]}",
        "{\"type\":\"Point\",\"coordinates\":[1,2,3]}",
        "{\"type\":\"Point\",\"coordinates\":[1,2,null,4]}",
        "{\"type\":\"Point\",\"coordinates\":[1,2,\"3\"]}",
        "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2]]}",
        "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}",
      })
  void aGeometryThatDoesNotFit_isRefused(String geometry) throws JsonProcessingException {
    ObjectNode document = deposit("x");
    document.set("geometry", Resources.JSON.readTree(geometry));

    assertRefused(document, "geometry");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[]}",
        "{\"type\":\"LineString\",\"coordinates\":[[1,2]]}",
        "{\"type\":\"LineString\",\"coordinates\":[[1,2],[1,2]]}",
        "{\"type\":\"MultiPolygon\",\"coordinates\":[[]]}",
        "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,2]}]}]}",
      })
  void aShapeThatIsNotValid_isRefused(String geometry) throws JsonProcessingException {
    ObjectNode document = Resources.JSON.createObjectNode().put("type", "Feature");
    document.set("geometry", Resources.JSON.readTree(geometry));
    document.putObject("properties");

    assertThatThrownBy(() -> documents(SAMPLES).read(document, "x", Optional.empty(), Crs.CRS84))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("geometry ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"WLD", "EUU", "WTO", "cod", "*", "XXX"})
  void aCountryThatTheCheckOfTheLayerWouldFindFaultWith_isRefused(String code) {
    ObjectNode document = deposit("x");
    document.withObject("/properties").put("country", code);

    assertRefused(document, "country");
  }

  @Test
  void allFaults_areNamedAtOnce() {
    ObjectNode document = deposit("x");
    document.putNull("geometry");
    document.withObject("/properties").put("name", 1).put("status", "x").put("colour", "red");

    assertThatThrownBy(() -> read(document))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("geometry is required")
        .hasMessageContaining("name must be a text")
        .hasMessageContaining("status must be one of")
        .hasMessageContaining("colour is unknown");
  }

  @Test
  void whatTheStoreHoldsAlready_isNotJudged() {
    SimpleFeature stored = read(deposit("x"));
    stored.setAttribute("commodity", "of another version");
    stored.setAttribute("geometry", null);
    ObjectNode document = FeatureDocument.shown(stored, Crs.CRS84);
    document.withObject("/properties").put("name", "y");

    SimpleFeature read =
        documents(BundledLayers.definition("deposits"))
            .read(document, "x", Optional.of(stored), Crs.CRS84);

    assertThat(read.getAttribute("name")).isEqualTo("y");
    assertThat(read.getAttribute("commodity")).isEqualTo("of another version");
  }

  private static FeatureDocument documents(LayerDefinition layer) {
    return new FeatureDocument(layer, new AllowedCodes(BundledLayers.codeLists()));
  }

  private static SimpleFeature read(ObjectNode document) {
    return documents(BundledLayers.definition("deposits"))
        .read(document, "x", Optional.empty(), Crs.CRS84);
  }

  private static void assertRefused(ObjectNode document, String field) {
    assertThatThrownBy(() -> read(document))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith(field + " ");
  }
}
