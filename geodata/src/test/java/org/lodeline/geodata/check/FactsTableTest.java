package org.lodeline.geodata.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

class FactsTableTest {
  private static final LayerDefinition MINES =
      new LayerDefinition(
          "mines",
          "Mines",
          "",
          null,
          Stream.concat(
                  Stream.of("name", "operator", "start_year", "source_id", "confidence")
                      .map(name -> Field.plain(name, name, Field.Type.STRING)),
                  Stream.of(Field.plain("verified_fields", "verified_fields", Field.Type.STRINGS)))
              .toList());

  private final FactsTable table =
      new FactsTable(
          Map.of("new", "2026-06", "recent", "2023", "old", "1990-01-01"),
          LocalDate.of(2026, 11, 30));

  private static SimpleFeature mine(
      @Nullable String operator, String source, String confidence, String... seen) {
    return SimpleFeatureBuilder.build(
        MINES.featureType(),
        Arrays.asList("A mine", operator, null, source, confidence, List.of(seen)),
        "m");
  }

  private FactsTable.Row only(SimpleFeature... mines) {
    table.add(MINES, List.of(mines));
    return table.rows().get(0);
  }

  @Test
  void aRow_countsWhatWasSeen() {
    FactsTable.Row row =
        only(
            mine("Somebody", "new", "verified", "operator"),
            mine("Somebody", "new", "verified", "status"),
            mine(null, "new", "verified", "status"),
            mine("Somebody", "new", "recalled", "operator"));

    assertThat(row.rows()).isEqualTo(4);
    assertThat(row.verified()).isEqualTo(3);
    assertThat(row.fieldByField()).as("all that have a value").isEqualTo(2);
    assertThat(row.confidence()).containsEntry("recalled", 1L);
  }

  @Test
  void sources_haveAges() {
    FactsTable.Row row =
        only(
            mine(null, "new", "verified"),
            mine(null, "recent", "verified"),
            mine(null, "old", "verified"),
            mine(null, "gone", "verified"));

    assertThat(row.sourceAge())
        .containsEntry("to 1 year", 1L)
        .containsEntry("to 5", 1L)
        .containsEntry("to 15", 0L)
        .containsEntry("older", 1L)
        .containsEntry("undated", 1L);
  }

  @Test
  void theFieldsThatAreOftenestEmpty_comeFirst() {
    assertThat(
            only(mine(null, "new", "verified", "a"), mine("x", "new", "verified", "a")).missing())
        .containsExactly(Map.entry("start_year", 1.0), Map.entry("operator", 0.5));
  }

  @Test
  void aLayerThatNamesNoSources_isLeftOut() {
    table.add(
        new LayerDefinition("x", "X", "", null, List.of(Field.plain("n", "n", Field.Type.STRING))),
        List.of());

    assertThat(table.rows()).isEmpty();
  }

  @Test
  void theTable_isMarkdown() {
    table.add(MINES, List.of(mine("x", "new", "verified")));
    StringWriter out = new StringWriter();
    table.write(new PrintWriter(out));

    assertThat(out.toString().lines())
        .element(2)
        .isEqualTo(
            "| `mines` | 1 | 100 % | 100 % | 100 % | 0 % | 0 % | 0 % | 0 % |"
                + " start_year 100 %, verified_fields 100 % |");
  }
}
