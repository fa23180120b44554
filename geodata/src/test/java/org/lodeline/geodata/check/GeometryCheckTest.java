package org.lodeline.geodata.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.catalog.LayerDefinition;

class GeometryCheckTest {
  private static final LayerDefinition SHAPES =
      new LayerDefinition("shapes", "Shapes", "", "Geometry", List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0)); Self-intersection near 1.000000,1.000000",
        "POLYGON ((0 0, 4 0, 4 4, 0 0), (9 9, 9 8, 8 8, 9 9)); Hole lies outside shell near 9.000000,9.000000",
        "LINESTRING (3 3, 3 3); Too few distinct points in geometry component near 3.000000,3.000000",
        "POINT (190 10); beyond the globe: 190.000000,10.000000",
      })
  void aGeometryThatIsNotValid_isToldWithItsPlaceAndReason(String wkt, String problem) {
    assertThat(Findings.of(SHAPES, Findings.feature(SHAPES, "a", Findings.wkt(wkt))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.check()).isEqualTo("geometry");
              assertThat(finding.problem()).contains(problem);
              assertThat(finding.advice()).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POINT (180 -90)",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((1 1, 2 1, 2 2, 1 1)))",
        "LINESTRING (0 0, 2 2, 2 0, 0 2)",
      })
  void aValidGeometry_isNotTold(String wkt) {
    assertThat(Findings.of(SHAPES, Findings.feature(SHAPES, "a", Findings.wkt(wkt)))).isEmpty();
  }

  @Test
  void aPointThatIsMissing_isTold_butNotALine() {
    assertThat(
            Findings.of(Findings.SITES, Findings.feature(Findings.SITES, "a", null, "Alta", "NOR")))
        .extracting(Finding::problem)
        .containsExactly("has no position, so that no map shows it");
    assertThat(Findings.of(SHAPES, Findings.feature(SHAPES, "a", (Object) null))).isEmpty();
  }
}
