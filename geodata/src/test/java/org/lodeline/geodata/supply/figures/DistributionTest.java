package org.lodeline.geodata.supply.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DistributionTest {
  private static final Offset<Double> TINY = within(1e-6);

  @Test
  void aFullList_hasOneHhi() {
    Distribution distribution = of(Map.of("AAA", 0.5, "BBB", 0.3, "CCC", 0.2));

    // 50^2 + 30^2 + 20^2
    assertRange(distribution.hhi(), 3800, 3800);
    assertRange(distribution.largest(1), 0.5, 0.5);
    assertRange(distribution.largest(3), 1, 1);
  }

  @Test
  void whatIsLeftOfAFullList_isAWholeAgain() {
    Distribution left =
        of(Map.of("AAA", 0.5, "BBB", 0.3, "CCC", 0.2)).without(Set.of("AAA")).orElseThrow();

    assertThat(left.leader()).contains("BBB");
    // 60^2 + 40^2
    assertRange(left.hhi(), 5200, 5200);
    assertRange(left.largest(1), 0.6, 0.6);
  }

  @Test
  void theOthers_areCountlessOrAsFewAsTheLeaderAllows() {
    Distribution distribution = of(Map.of("AAA", 0.3));

    // Low: 30^2 alone. High: 30^2 + 30^2 + 30^2 + 10^2.
    assertRange(distribution.hhi(), 900, 2800);
    assertRange(distribution.largest(1), 0.3, 0.3);
    assertRange(distribution.largest(3), 0.3, 0.9);
  }

  @Test
  void aLoneLeader_leavesTheRestToOneCountryAtMost() {
    // 91^2, and 9^2 more if one country makes the rest
    assertRange(of(Map.of("CHN", 0.91)).hhi(), 8281, 8362);
  }

  @Test
  void whereOnlyTheLeaderIsListed_nothingIsKnownOfWhatItsBanLeaves() {
    Distribution left = of(Map.of("CHN", 0.91)).without(Set.of("CHN")).orElseThrow();

    assertThat(left.leader()).isEmpty();
    assertRange(left.hhi(), 0, 10_000);
    assertRange(left.largest(1), 0, 1);
  }

  @Test
  void sharesAboveOneInSum_areScaled() {
    Distribution distribution = of(Map.of("AAA", 0.75, "BBB", 0.5));

    assertThat(distribution.shares()).containsExactly(Map.entry("AAA", 0.6), Map.entry("BBB", 0.4));
    assertThat(distribution.rest()).isZero();
  }

  @Test
  void nothingIsLeft_whenAllAreBanned() {
    assertThat(of(Map.of("AAA", 1.0)).without(Set.of("AAA"))).isEmpty();
  }

  @Test
  void aListWithoutShares_isNoDistribution() {
    assertThat(Distribution.of(Map.of())).isEmpty();
    assertThat(Distribution.of(Map.of("AAA", 0.0))).isEmpty();
  }

  /** A list that is complete down to its k-th. */
  @Property
  void theTruth_liesWithinTheRanges_ofItsTopProducers(
      @ForAll("worlds") List<Double> world, @ForAll @IntRange(min = 1, max = 20) int listed) {
    assertHolds(world, firstOf(world, listed), Set.of());
  }

  /** A list that names the leader and whom it likes. */
  @Property
  void theTruth_liesWithinTheRanges_ofAnyListThatNamesTheLeader(
      @ForAll("worlds") List<Double> world, @ForAll Set<@IntRange(max = 19) Integer> others) {
    Set<Integer> listed = new LinkedHashSet<>(others);
    listed.add(0);
    assertHolds(world, listed, Set.of());
  }

  @Property
  void theTruth_liesWithinTheRanges_afterSomeOfTheListedAreBanned(
      @ForAll("worlds") List<Double> world,
      @ForAll @IntRange(min = 1, max = 20) int listed,
      @ForAll Set<@IntRange(max = 19) Integer> banned) {
    Set<Integer> names = firstOf(world, listed);
    Set<Integer> lost = new LinkedHashSet<>(banned);
    lost.retainAll(names);
    assertHolds(world, names, lost);
  }

  @Property
  void theGap_andWhatIsLeft_areTheWhole(
      @ForAll("worlds") List<Double> world, @ForAll Set<@IntRange(max = 19) Integer> banned) {
    Distribution distribution = of(named(world, firstOf(world, world.size())));
    Set<String> lost = names(banned);

    distribution
        .without(lost)
        .ifPresent(
            left ->
                left.shares()
                    .forEach(
                        (country, share) ->
                            assertThat(share * (1 - distribution.held(lost)))
                                .isCloseTo(distribution.held(Set.of(country)), TINY)));
  }

  /** Shares of up to twenty countries, the largest first, that sum to one. */
  @Provide
  Arbitrary<List<Double>> worlds() {
    return Arbitraries.doubles()
        .between(0.001, 1)
        .ofScale(3)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20)
        .map(
            weights -> {
              double sum = sum(weights);
              return weights.stream()
                  .map(weight -> weight / sum)
                  .sorted((a, b) -> Double.compare(b, a))
                  .toList();
            });
  }

  private static Set<Integer> firstOf(List<Double> world, int count) {
    Set<Integer> first = new LinkedHashSet<>();
    for (int i = 0; i < Math.min(count, world.size()); i++) {
      first.add(i);
    }
    return first;
  }

  private static void assertHolds(List<Double> world, Set<Integer> listed, Set<Integer> banned) {
    double lost = sum(banned.stream().map(world::get).toList());
    List<Double> truth =
        firstOf(world, world.size()).stream()
            .filter(i -> !banned.contains(i))
            .map(i -> world.get(i) / (1 - lost))
            .toList();
    of(named(world, listed))
        .without(names(banned))
        .ifPresent(
            left -> {
              double hhi = 10_000 * sum(truth.stream().map(share -> share * share).toList());
              assertWithin(left.hhi(), hhi);
              assertWithin(left.largest(1), sum(truth.stream().limit(1).toList()));
              assertWithin(left.largest(3), sum(truth.stream().limit(3).toList()));
            });
  }

  private static Map<String, Double> named(List<Double> world, Set<Integer> listed) {
    Map<String, Double> shares = new LinkedHashMap<>();
    listed.stream().filter(i -> i < world.size()).forEach(i -> shares.put("C" + i, world.get(i)));
    return shares;
  }

  private static Set<String> names(Set<Integer> countries) {
    Set<String> names = new LinkedHashSet<>();
    countries.forEach(i -> names.add("C" + i));
    return names;
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  private static Distribution of(Map<String, Double> shares) {
    return Distribution.of(shares).orElseThrow();
  }

  private static void assertRange(Range range, double low, double high) {
    assertThat(range.low()).isCloseTo(low, TINY);
    assertThat(range.high()).isCloseTo(high, TINY);
  }

  private static void assertWithin(Range range, double value) {
    assertThat(value).isBetween(range.low() - 1e-6, range.high() + 1e-6);
  }
}
