package org.lodeline.geodata.supply.figures;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How a supply of one is spread over countries, of which some are listed and the others are not.
 *
 * <p>Figures that depend on the others are ranges. Their low end spreads the rest over countless
 * countries, which adds nothing to a sum of squares. Their high end puts the rest into as few
 * countries as possible, none of them above {@code cap}: of all ways to cut the rest into parts up
 * to the cap this one majorises every other, so that no sum of squares and no sum of the largest is
 * higher.
 *
 * <p>The cap is the share of the leader, not that of the smallest country listed. A list that is
 * cut off below a size would allow the smaller cap, but published lists are not: they name small
 * producers that matter to their readers and leave larger ones among the others, so that the rest
 * would often need more countries of the smallest size than there are. All that a list is taken to
 * promise is its leader.
 *
 * @param shares of the listed, above 0, the largest first; with {@code rest} they sum to 1
 * @param rest the share of the others, from 0 to 1
 * @param cap what no single one of the others is above
 */
record Distribution(Map<String, Double> shares, double rest, double cap) {
  /** Below this a share is an error of rounding. */
  private static final double NOTHING = 1e-9;

  Distribution {
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  /**
   * The distribution that a list tells.
   *
   * @param listed the share of each country; where they sum to more than 1 they are scaled to 1
   * @return empty if none has a share
   */
  static Optional<Distribution> of(Map<String, Double> listed) {
    double sum = sum(listed.values());
    double whole = Math.max(1, sum);
    Map<String, Double> shares = new LinkedHashMap<>();
    listed.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Entry.comparingByKey()))
        .forEach(entry -> shares.put(entry.getKey(), entry.getValue() / whole));
    return shares.values().stream()
        .findFirst()
        .map(leader -> new Distribution(shares, clean(1 - sum), leader));
  }

  private static double sum(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  private static double clean(double share) {
    return share < NOTHING ? 0 : share;
  }

  /** The listed country with the largest share; empty if none is listed. */
  Optional<String> leader() {
    return shares.keySet().stream().findFirst();
  }

  /** What the given countries hold, as far as they are listed. */
  double held(Collection<String> countries) {
    return shares.entrySet().stream()
        .filter(entry -> countries.contains(entry.getKey()))
        .mapToDouble(Entry::getValue)
        .sum();
  }

  /**
   * What is left when the supply of the given countries is gone, as a new whole. No other country
   * supplies more.
   *
   * @return empty if nothing is left
   */
  Optional<Distribution> without(Collection<String> countries) {
    double left = clean(1 - held(countries));
    if (left == 0) {
      return Optional.empty();
    }
    Map<String, Double> remaining = new LinkedHashMap<>();
    shares.forEach(
        (country, share) -> {
          if (!countries.contains(country)) {
            remaining.put(country, share / left);
          }
        });
    return Optional.of(new Distribution(remaining, rest / left, cap / left));
  }

  /** The Herfindahl-Hirschman index {@code 10000 * sum of s_c^2}, from 0 to 10 000. */
  Range hhi() {
    double listed = shares.values().stream().mapToDouble(share -> share * share).sum();
    double full = fullParts();
    double last = rest - full * cap;
    double others = full * cap * cap + last * last;
    return new Range(listed, Math.min(1, listed + others)).times(10_000);
  }

  /** The concentration ratio: the share of the {@code count} largest together. */
  Range largest(int count) {
    return new Range(
        shares.values().stream().limit(count).mapToDouble(Double::doubleValue).sum(),
        Math.min(
            1,
            DoubleStream.concat(
                    shares.values().stream().mapToDouble(Double::doubleValue), parts(count))
                .boxed()
                .sorted(Comparator.reverseOrder())
                .limit(count)
                .mapToDouble(Double::doubleValue)
                .sum()));
  }

  /** The first parts of the rest in as few countries as possible. */
  private DoubleStream parts(int count) {
    return DoubleStream.iterate(rest, left -> left > 0, left -> left - cap)
        .map(left -> Math.min(cap, left))
        .limit(count);
  }

  private double fullParts() {
    return rest == 0 ? 0 : Math.floor(rest / cap);
  }
}
