package org.lodeline.geodata.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

class ValueCheckTest {
  private static final LayerDefinition TABLE =
      new LayerDefinition(
          "table",
          "Table",
          "",
          null,
          List.of(
              Findings.coded("goods", Field.Type.STRINGS, "commodities", true),
              new Field(
                  "ore",
                  "",
                  Field.Type.NUMBER,
                  "",
                  "Mt",
                  null,
                  null,
                  false,
                  null,
                  null,
                  false,
                  false,
                  false),
              new Field(
                  "grade",
                  "",
                  Field.Type.NUMBER,
                  "",
                  null,
                  "grade_unit",
                  null,
                  false,
                  null,
                  null,
                  false,
                  false,
                  false),
              Field.plain("grade_unit", "", Field.Type.STRING),
              new Field(
                  "source_url",
                  "",
                  Field.Type.STRING,
                  "",
                  null,
                  null,
                  null,
                  false,
                  null,
                  "uri",
                  false,
                  false,
                  false),
              new Field(
                  "source_title",
                  "",
                  Field.Type.STRING,
                  "",
                  null,
                  null,
                  null,
                  false,
                  null,
                  null,
                  true,
                  false,
                  false)));

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "lithium, 1,  1.5, %, https://example.org/a, A book, none",
        "*,       0,  none, none, none,              A book, none",
        "litium,  1,  1.5, %, none,                  A book, goods is 'litium'",
        "lithium, -1, 1.5, %, none,                  A book, ore is -1.0 Mt",
        "lithium, NaN, 1.5, %, none,                 A book, ore is NaN",
        "lithium, 1,  1.5, none, none,               A book, grade is 1.5 without a unit",
        "lithium, 1,  1.5, %, javascript:alert(1),   A book, source_url is 'javascript:alert(1)'",
        "lithium, 1,  1.5, %, none,                  none,   source_title is empty",
      })
  void aValueThatTheDefinitionDoesNotAllow_isTold(
      String goods,
      Double ore,
      @Nullable Double grade,
      @Nullable String unit,
      @Nullable String link,
      @Nullable String source,
      @Nullable String problem) {
    assertThat(
            Findings.of(
                TABLE,
                Findings.feature(TABLE, "a", List.of(goods), ore, grade, unit, link, source)))
        .filteredOn(finding -> finding.check().equals("values"))
        .extracting(Finding::problem)
        .isEqualTo(problem == null ? List.of() : List.of(problem));
  }

  @Test
  void aFeatureWithoutItsSource_isTold() {
    assertThat(
            Findings.of(
                TABLE,
                Findings.feature(TABLE, "a", List.of("lithium"), 1.0, null, null, null, " ")))
        .extracting(Finding::check)
        .contains("source");
  }

  @Test
  void aCountryThatIsNone_isTold() {
    assertThat(Findings.of(Findings.SITES, Findings.site("a", 1, 50, "Alta", "Norway")))
        .extracting(Finding::problem)
        .containsExactly("country is 'Norway'");
  }
}
