package org.lodeline.geodata.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodeline.geodata.deposit.TestStatements.contained;
import static org.lodeline.geodata.deposit.TestStatements.lithium;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.catalog.BundledLayers;

class ImportanceTest {
  private static final Importance IMPORTANCE = new Importance(new Substances());

  @ParameterizedTest
  @CsvSource({
    "lithium,           2473, LCE,  very-large",
    "lithium,           2470, LCE,  large",
    "lithium,           0.9,  Li2O, occurrence",
    "rare-earths-light, 87,   TREO, medium",
    "copper,            10,   Cu,   small",
    "tungsten,          253,  WO3,  very-large",
  })
  void theContainedAmount_decidesInTheSubstanceOfTheLimits(
      String commodity, double kt, String unit, String size) {
    assertThat(IMPORTANCE.of(commodity, List.of(contained(commodity, kt, unit)))).contains(size);
  }

  @Test
  void whereNoContainedAmountIsStated_tonnageTimesGradeDecides() {
    assertThat(IMPORTANCE.of("lithium", List.of(lithium("a", false, 100.0, "unknown", "2024"))))
        .contains("very-large");
  }

  @Test
  void whatCannotBeCompared_hasNoSize() {
    assertThat(IMPORTANCE.of("lithium", List.of(lithium("a", false, null, "unknown", "2024"))))
        .isEmpty();
    assertThat(IMPORTANCE.of("lithium", List.of(contained("lithium", 5, "t of something"))))
        .isEmpty();
    assertThat(IMPORTANCE.of("unobtainium", List.of(contained("unobtainium", 5, "Li2O"))))
        .isEmpty();
  }

  @Test
  void theLimits_areOfCommoditiesAndFallFromClassToClass() {
    List<List<String>> limits =
        Resources.csv(
            "deposit/importance.csv",
            row -> {
              assertThat(BundledLayers.commodities().codes()).contains(row.getField("commodity"));
              assertThat(row.getField("basis")).isNotBlank();
              return List.of(
                  row.getField("very_large_kt"),
                  row.getField("large_kt"),
                  row.getField("medium_kt"),
                  row.getField("small_kt"));
            });

    assertThat(limits)
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.stream().map(kt -> -Double.parseDouble(kt))).isSorted());
  }

  @Test
  void everyMainCommodityOfADeposit_hasLimits() {
    List<String> known = Resources.csv("deposit/importance.csv", row -> row.getField("commodity"));

    assertThat(TestNetworks.features("deposits"))
        .extracting(deposit -> deposit.getAttribute("commodity"))
        .isSubsetOf(known);
  }
}
