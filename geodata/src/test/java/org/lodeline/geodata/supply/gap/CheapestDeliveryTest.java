package org.lodeline.geodata.supply.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.lodeline.geodata.supply.gap.CheapestDelivery.Feed;
import org.lodeline.geodata.supply.gap.CheapestDelivery.Plan;
import org.lodeline.geodata.supply.gap.CheapestDelivery.Works;

/** What holds for every choice of mines and works. */
class CheapestDeliveryTest {
  private static final int MINES = 2;

  @Example
  void theCheaperWorks_deliverFirst() {
    Works dear = new Works(10, 90, false, List.of());
    Works cheap = new Works(10, 50, false, List.of());

    Plan plan = CheapestDelivery.of(12, List.of(), List.of(dear, cheap));

    assertThat(plan.units()).containsExactly(2, 10);
  }

  @Example
  void theLargestQuantities_areShared() {
    Works vast = new Works(CheapestDelivery.MOST_UNITS, 10, true, List.of(new Feed(0, 0.25)));

    Plan plan =
        CheapestDelivery.of(
            CheapestDelivery.MOST_UNITS, List.of(CheapestDelivery.MOST_UNITS - 1), List.of(vast));

    assertThat(plan.filled()).isEqualTo(CheapestDelivery.MOST_UNITS - 1);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void nobodyDeliversMoreThanItHasOrIsFed(
      @ForAll @IntRange(max = 6) int lost,
      @ForAll("mines") List<Integer> mines,
      @ForAll("works") List<Works> works) {
    Plan plan = CheapestDelivery.of(lost, mines, works);

    assertThat(plan.filled()).isBetween(0L, (long) lost);
    int[] mined = new int[MINES];
    for (int i = 0; i < works.size(); i++) {
      Works each = works.get(i);
      assertThat(plan.units().get(i)).isBetween(0, each.units());
      int ore = plan.fed().get(i).stream().mapToInt(Integer::intValue).sum();
      assertThat(ore).isEqualTo(each.needsOre() ? plan.units().get(i) : 0);
      for (int f = 0; f < each.feeds().size(); f++) {
        mined[each.feeds().get(f).mine()] += plan.fed().get(i).get(f);
      }
    }
    for (int mine = 0; mine < MINES; mine++) {
      assertThat(mined[mine]).isLessThanOrEqualTo(mines.get(mine));
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void noOtherPlan_deliversMoreOrCostsLess(
      @ForAll @IntRange(max = 5) int lost,
      @ForAll("mines") List<Integer> mines,
      @ForAll("works") List<Works> works) {
    Plan plan = CheapestDelivery.of(lost, mines, works);

    Best best = Best.of(lost, mines, works);
    assertThat(plan.filled()).isEqualTo(best.filled);
    assertThat(usd(plan, works)).isCloseTo(best.usd, within(1e-9));
  }

  @Provide
  Arbitrary<List<Integer>> mines() {
    return Arbitraries.integers().between(0, 4).list().ofSize(MINES);
  }

  @Provide
  Arbitrary<List<Works>> works() {
    Arbitrary<Double> usd = Arbitraries.integers().between(0, 400).map(cents -> cents / 4.0);
    Arbitrary<Works> needy =
        Combinators.combine(Arbitraries.integers().between(0, 4), usd, usd, usd)
            .as(
                (units, way, one, other) ->
                    new Works(units, way, true, List.of(new Feed(0, one), new Feed(1, other))));
    Arbitrary<Works> free =
        Combinators.combine(Arbitraries.integers().between(0, 4), usd)
            .as((units, way) -> new Works(units, way, false, List.of()));
    return Arbitraries.oneOf(needy, free).list().ofMaxSize(3);
  }

  private static double usd(Plan plan, List<Works> works) {
    double usd = 0;
    for (int i = 0; i < works.size(); i++) {
      usd += plan.units().get(i) * works.get(i).usd();
      for (int f = 0; f < works.get(i).feeds().size(); f++) {
        usd += plan.fed().get(i).get(f) * works.get(i).feeds().get(f).usd();
      }
    }
    return usd;
  }

  /** The best of all plans, found by trying them, unit by unit. */
  private static final class Best {
    private int filled = -1;
    private double usd = Double.POSITIVE_INFINITY;

    static Best of(int lost, List<Integer> mines, List<Works> works) {
      Best best = new Best();
      best.search(0, lost, 0, 0, new ArrayList<>(mines), works, units(works));
      return best;
    }

    private static List<Integer> units(List<Works> works) {
      return new ArrayList<>(works.stream().map(Works::units).toList());
    }

    /** From works {@code i} on, the works before being done with. */
    private void search(
        int i,
        int open,
        int delivered,
        double spent,
        List<Integer> mines,
        List<Works> works,
        List<Integer> units) {
      if (delivered > filled || (delivered == filled && spent < usd)) {
        filled = delivered;
        usd = spent;
      }
      if (i == works.size()) {
        return;
      }
      search(i + 1, open, delivered, spent, mines, works, units);
      Works each = works.get(i);
      if (open == 0 || units.get(i) == 0) {
        return;
      }
      units.set(i, units.get(i) - 1);
      if (!each.needsOre()) {
        search(i, open - 1, delivered + 1, spent + each.usd(), mines, works, units);
      }
      for (Feed feed : each.feeds()) {
        if (mines.get(feed.mine()) > 0) {
          mines.set(feed.mine(), mines.get(feed.mine()) - 1);
          search(i, open - 1, delivered + 1, spent + each.usd() + feed.usd(), mines, works, units);
          mines.set(feed.mine(), mines.get(feed.mine()) + 1);
        }
      }
      units.set(i, units.get(i) + 1);
    }
  }
}
