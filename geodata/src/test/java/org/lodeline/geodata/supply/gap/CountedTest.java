package org.lodeline.geodata.supply.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t Ga | Ga | Ga",
        "Ga plant target; offtake shared | Ga | Ga",
        "Sb in oxide; US oxide imports 2024 (24,000 t) | Sb | Sb",
        "refined Cu; US imports | Cu | Cu",
        "Ni in concentrate by 2026 | Ni | Ni",
        "tU | U | U",
        "t Ni in MHP | Ni | Ni",
        "t Ni in MHP | Co | Ni in MHP",
        "t Ni+Co | Ni | Ni+Co",
        "t LiOH.H2O (2 trains) | Li | LiOH.H2O",
        "LCE, indicative | Li | LCE",
        "NdFeB/SmCo; a month x 12 | REM | NdFeB",
        "t NdPr oxide | REE | NdPr oxide",
        "NdPr oxide, planned | REE | NdPr oxide",
        "contained REO feed maximum on stockpile | REE | REO",
        "t REO concentrate | REE | REO concentrate",
        "xenotime concentrate about 25% TREO, average | REE | xenotime concentrate about 25% TREO",
        "magnet REO, indicative | REE | magnet REO",
        "spodumene concentrate nameplate; recalled | Li | spodumene concentrate",
        "spodumene concentrate gross; a month x 12 | Li | spodumene concentrate",
        "gross weight; US imports | Gr | gross weight",
      })
  void theWordsBeforeTheFirstStop_sayWhatIsCounted(String words, String symbol, String label) {
    assertThat(Counted.of(words, symbol).label()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "LCE, Li, Li, 0.1879",
    "LiOH.H2O, LCE, Li, 0.8804",
    "Li2O, LCE, Li, 2.4729",
    "WO3, W, W, 0.7930",
    "Sb2O3, Sb, Sb, 0.8354",
    "LCE, Li2CO3, Li, 1",
    "Ga, Ga, Ga, 1",
  })
  void compoundsOfAnElement_convertByTheirMolarMasses(
      String one, String other, String symbol, double factor) {
    assertThat(Counted.of(one, symbol).factorTo(Counted.of(other, symbol)).getAsDouble())
        .isCloseTo(factor, within(5e-5));
  }

  @Test
  void whatCountsSomethingElse_doesNotConvert() {
    assertThat(Counted.of("t NdPr oxide", "REE").factorTo(Counted.of("REO", "REE"))).isEmpty();
    assertThat(Counted.of("t Zn", "Sb").factorTo(Counted.of("Sb", "Sb"))).isEmpty();
  }
}
