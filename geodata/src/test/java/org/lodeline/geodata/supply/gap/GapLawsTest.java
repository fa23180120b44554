package org.lodeline.geodata.supply.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.lodeline.geodata.supply.gap.GapFilling.Answer;
import org.lodeline.geodata.supply.gap.GapFilling.Row;

/** What holds for every loss and every set of capacities. */
class GapLawsTest {
  private static final String[] IDS = {"norway", "chile", "australia"};

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void whatIsDeliveredAndWhatIsNot_makesWhatIsLost(
      @ForAll @DoubleRange(max = 2e8) @Scale(3) double lost,
      @ForAll @Size(3) List<@DoubleRange(max = 1e8) @Scale(3) Double> capacities) {
    Answer answer = answer(lost, capacities);

    List<Row> rows = answer.figures().rows();
    double allocated = rows.stream().mapToDouble(Row::allocatedTpa).sum();
    // Eight digits are shared out.
    double unit = Math.max(1e-6, lost * 1e-7);
    assertThat(answer.lostTonnes()).isCloseTo(lost, within(unit));
    assertThat(allocated).isCloseTo(answer.filledTonnes(), within(1e-6));
    assertThat(answer.filledTonnes() + answer.unfilledTonnes())
        .isCloseTo(answer.lostTonnes(), within(1e-6));
    assertThat(rows).allMatch(row -> row.allocatedTpa() <= row.capacityTpa() + 1e-6);
    double free = capacities.stream().mapToDouble(Double::doubleValue).sum();
    assertThat(answer.filledTonnes()).isCloseTo(Math.min(lost, free), within(4 * unit));
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void aDearerOne_deliversOnlyWhereTheCheaperOnesHaveNoMore(
      @ForAll @DoubleRange(max = 300) @Scale(2) double lost,
      @ForAll @Size(3) List<@DoubleRange(min = 1, max = 100) @Scale(2) Double> capacities) {
    List<Row> byCost =
        answer(lost, capacities).figures().rows().stream()
            .sorted((one, other) -> Double.compare(one.costUsdPerTonne(), other.costUsdPerTonne()))
            .toList();

    for (int i = 1; i < byCost.size(); i++) {
      if (byCost.get(i).allocatedTpa() > 0) {
        Row cheaper = byCost.get(i - 1);
        assertThat(cheaper.allocatedTpa()).isCloseTo(cheaper.capacityTpa(), within(1e-5));
      }
    }
  }

  private static Answer answer(double lost, List<Double> capacities) {
    GapCase made =
        new GapCase()
            .mine("mine-norway", "NOR", GapCase.NORWAY)
            .mine("mine-chile", "CHL", GapCase.CHILE)
            .mine("mine-australia", "AUS", GapCase.AUSTRALIA);
    made.planned(IDS[0], "NOR", GapCase.NORWAY, capacities.get(0));
    made.planned(IDS[1], "CHL", GapCase.CHILE, capacities.get(1));
    made.planned(IDS[2], "AUS", GapCase.AUSTRALIA, capacities.get(2));
    return made.losing(lost);
  }
}
