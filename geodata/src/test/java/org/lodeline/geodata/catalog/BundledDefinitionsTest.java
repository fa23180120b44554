package org.lodeline.geodata.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every bundled layer definition and code list says of itself. */
class BundledDefinitionsTest {
  private static final Map<String, CodeList> CODE_LISTS = BundledLayers.codeLists();

  /** Its codes are those of the base map, so it has no file of its own. */
  private static final String COUNTRIES = "countries";

  static List<LayerDefinition> definitions() {
    return BundledLayers.definitions();
  }

  static List<CodeList> codeLists() {
    return List.copyOf(CODE_LISTS.values());
  }

  @Test
  void theLayers_areThoseOfTheContract() {
    assertThat(definitions())
        .extracting(LayerDefinition::id)
        .containsExactly(
            "deposits",
            "processing-sites",
            "ports",
            "passages",
            "measures",
            "flows",
            "production",
            "trade",
            "resources",
            "citations",
            "sources",
            "corridors",
            "countries");
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aLayer_saysWhatItIs(LayerDefinition layer) {
    assertThat(layer.title()).isNotBlank();
    assertThat(layer.description()).hasSizeGreaterThan(80).endsWith(".");
    assertThat(layer.fields()).extracting(Field::name).doesNotHaveDuplicates().contains("name");
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aField_hasATitleAndADescription(LayerDefinition layer) {
    assertThat(layer.fields())
        .allSatisfy(
            field -> {
              String of = layer.id() + "." + field.name();
              assertThat(field.name()).as(of).matches("[a-z][a-z0-9_]*");
              assertThat(field.title()).as(of).isNotBlank();
              assertThat(field.description()).as(of).isNotBlank().endsWith(".");
            });
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aFacet_hasCodesOrWordsOrIsAFigureWithOneUnit(LayerDefinition layer) {
    assertThat(layer.fields())
        .filteredOn(Field::facet)
        .allSatisfy(
            field -> {
              assertThat(field.unitField()).as(field.name()).isNull();
              assertThat(field.parameter()).as(field.name()).isNull();
              assertThat(field.type())
                  .as(field.name())
                  .isIn(Field.Type.STRING, Field.Type.INTEGER, Field.Type.NUMBER);
            });
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aField_namesOnlyCodeListsAndFieldsThatExist(LayerDefinition layer) {
    Set<String> lists = new HashSet<>(CODE_LISTS.keySet());
    lists.add(COUNTRIES);
    for (Field field : layer.fields()) {
      String of = layer.id() + "." + field.name();
      if (field.codelist() != null) {
        assertThat(lists).as(of).contains(field.codelist());
        assertThat(field.type()).as(of).isIn(Field.Type.STRING, Field.Type.STRINGS);
      }
      if (field.unitField() != null) {
        assertThat(layer.field(field.unitField())).as(of).isPresent();
        assertThat(field.unit()).as(of).isNull();
      }
      if (field.format() != null) {
        assertThat(field.format()).as(of).isIn("uri", PartialDate.FORMAT);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aNumber_hasAUnitUnlessItIsAShare(LayerDefinition layer) {
    assertThat(layer.fields())
        .filteredOn(field -> field.type() == Field.Type.NUMBER && !field.name().equals("share"))
        .allSatisfy(
            field ->
                assertThat(field.unit() != null || field.unitField() != null)
                    .as("%s.%s has a unit", layer.id(), field.name())
                    .isTrue());
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aParameter_selectsByTheCodesThatItIsNamedAfter(LayerDefinition layer) {
    assertThat(layer.fields())
        .filteredOn(field -> field.parameter() != null)
        .allSatisfy(
            field -> {
              Map<String, String> lists = Map.of("country", COUNTRIES, "commodity", "commodities");
              assertThat(lists).containsKey(field.parameter());
              assertThat(field.codelist()).isEqualTo(lists.get(field.parameter()));
            });
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void theFeatureType_hasTheGeometryFirstAndThenTheFieldsInOrder(LayerDefinition layer) {
    SimpleFeatureType type = layer.featureType();
    int before = layer.geometry() == null ? 0 : 1;

    assertThat(type.getTypeName()).isEqualTo(layer.id());
    assertThat(type.getAttributeCount()).isEqualTo(before + layer.fields().size());
    for (int i = 0; i < layer.fields().size(); i++) {
      Field field = layer.fields().get(i);
      assertThat(type.getDescriptor(before + i).getLocalName()).isEqualTo(field.name());
      assertThat(type.getDescriptor(before + i).getType().getBinding())
          .isEqualTo(field.type().binding());
    }
    if (layer.geometry() != null) {
      assertThat(type.getDescriptor(0)).isEqualTo(type.getGeometryDescriptor());
      assertThat(type.getGeometryDescriptor().getType().getBinding().getSimpleName())
          .isEqualTo(layer.geometry());
    }
  }

  @ParameterizedTest
  @MethodSource("codeLists")
  void aCodeList_hasDistinctCodesWithTitles(CodeList list) {
    // Blocs stand where countries do, so their codes look like those of countries.
    String code = list.id().equals("bloc") ? "[A-Z0-9]+" : "[a-z0-9_-]+";
    assertThat(list.codes()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(list.rows())
        .allSatisfy(
            row -> {
              assertThat(row.get("code")).matches(code);
              assertThat(row.get("title")).isNotBlank();
              assertThat(row.get("uri")).matches("|https?://\\S+");
            });
  }

  @Test
  void aCommodity_hasASymbolAndAFamilyAndItsGroupIsACommodityToo() {
    CodeList commodities = BundledLayers.commodities();

    assertThat(commodities.rows())
        .allSatisfy(
            row -> {
              assertThat(row.get("symbol")).as(row.get("code")).isNotBlank();
              assertThat(row.get("family"))
                  .as(row.get("code"))
                  .isIn("battery", "magnet", "base", "technology", "energy");
              if (!row.getOrDefault("group", "").isEmpty()) {
                assertThat(commodities.codes()).contains(row.get("group"));
              }
            });
  }

  @Test
  void aGroup_standsForItsMembers() {
    CodeList commodities = BundledLayers.commodities();

    assertThat(commodities.withMembers(Set.of("rare-earths")))
        .contains("rare-earths", "rare-earths-light", "rare-earths-heavy");
    assertThat(commodities.withMembers(Set.of("tin", "cobalt")))
        .containsExactlyInAnyOrder("tin", "cobalt");
  }
}
