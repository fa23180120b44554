package org.lodeline.geodata.supply.gap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lodeline.geodata.supply.Site;

/**
 * Who fills a gap, and with how much. Tonnes are a year's, counted as the loss is.
 *
 * @param lostTonnes to eight digits or a gram, as they can be shared out
 * @param filledTonnes the sum of what is delivered
 * @param unfilledTonnes the rest
 * @param deliveries of all candidates, those that deliver nothing included
 * @param withoutWay those from which no way to the market is left
 * @param withoutOre plants that no mine can feed
 */
record GapPlan(
    double lostTonnes,
    double filledTonnes,
    double unfilledTonnes,
    List<Delivery> deliveries,
    List<Site> withoutWay,
    List<Site> withoutOre) {

  /** The most decimals of a tonne that are shared out. */
  private static final double FINEST = 1e6;

  /** Lets a sum such as 0.1 + 0.2 count as the units that it means. */
  private static final double SLACK = 1e-6;

  /**
   * What a candidate delivers.
   *
   * @param feeds with what each feeds it, the largest part first; of one that delivers nothing, the
   *     cheapest
   */
  record Delivery(Project project, OpenWays.Way toMarket, double tonnes, List<Fed> feeds) {}

  /** What a mine feeds to a plant. */
  record Fed(Feeds.Feed feed, double tonnes) {}

  /** A project with a way to the market. */
  private record Candidate(Project project, OpenWays.Way toMarket, List<Feeds.Feed> feeds) {}

  static GapPlan of(List<Project> projects, Loss loss, OpenWays ways, Feeds feeds, Projects mines) {
    List<Optional<Candidate>> reached =
        projects.parallelStream()
            .map(
                project ->
                    ways.toMarket(project.site())
                        .map(
                            way ->
                                new Candidate(
                                    project,
                                    way,
                                    Feeds.takesOre(project.site())
                                        ? feeds.of(project.site())
                                        : List.of())))
            .toList();
    List<Site> withoutWay =
        IntStream.range(0, projects.size())
            .filter(i -> reached.get(i).isEmpty())
            .mapToObj(i -> projects.get(i).site())
            .toList();
    List<Candidate> candidates = new ArrayList<>();
    List<Site> withoutOre = new ArrayList<>();
    for (Optional<Candidate> each : reached) {
      each.ifPresent(
          candidate -> {
            if (Feeds.takesOre(candidate.project.site()) && candidate.feeds.isEmpty()) {
              withoutOre.add(candidate.project.site());
            } else {
              candidates.add(candidate);
            }
          });
    }
    Units units = Units.of(loss.tonnes());
    Map<Site, Integer> mineIndex = new LinkedHashMap<>();
    candidates.forEach(
        candidate ->
            candidate.feeds.forEach(feed -> mineIndex.putIfAbsent(feed.mine(), mineIndex.size())));
    CheapestDelivery.Plan plan =
        CheapestDelivery.of(
            units.lost,
            mineIndex.keySet().stream()
                .map(mine -> mines.outputTonnes(mine, loss.counted()))
                .map(output -> output.isPresent() ? units.count(output.getAsDouble()) : units.lost)
                .toList(),
            candidates.stream().map(candidate -> works(candidate, units, mineIndex)).toList());
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      deliveries.add(delivery(candidates.get(i), plan.units().get(i), plan.fed().get(i), units));
    }
    return new GapPlan(
        units.tonnes(units.lost),
        units.tonnes(plan.filled()),
        units.tonnes(units.lost - plan.filled()),
        deliveries,
        withoutWay,
        withoutOre);
  }

  private static CheapestDelivery.Works works(
      Candidate candidate, Units units, Map<Site, Integer> mineIndex) {
    return new CheapestDelivery.Works(
        units.count(candidate.project.freeTonnes()),
        candidate.toMarket.usd(),
        Feeds.takesOre(candidate.project.site()),
        candidate.feeds.stream()
            .map(
                feed ->
                    new CheapestDelivery.Feed(
                        mineIndex.getOrDefault(feed.mine(), 0), feed.way().usd()))
            .toList());
  }

  private static Delivery delivery(
      Candidate candidate, int delivered, List<Integer> fed, Units units) {
    List<Fed> feeds =
        IntStream.range(0, fed.size())
            .filter(i -> delivered == 0 ? i == 0 : fed.get(i) > 0)
            .mapToObj(i -> new Fed(candidate.feeds.get(i), units.tonnes(fed.get(i))))
            .sorted((one, other) -> Double.compare(other.tonnes, one.tonnes))
            .toList();
    return new Delivery(candidate.project, candidate.toMarket, units.tonnes(delivered), feeds);
  }

  /**
   * Tonnes in whole units, as fine as the solver allows.
   *
   * @param perTonne a power of ten
   * @param lost what is lost, in units
   */
  private record Units(double perTonne, int lost) {
    static Units of(double lostTonnes) {
      double perTonne = FINEST;
      while (lostTonnes * perTonne > CheapestDelivery.MOST_UNITS) {
        perTonne /= 10;
      }
      return new Units(perTonne, (int) Math.rint(lostTonnes * perTonne));
    }

    /** So many whole units, and no more than are lost. */
    int count(double tonnes) {
      return (int) Math.min(lost, Math.floor(tonnes * perTonne + SLACK));
    }

    double tonnes(long units) {
      return units / perTonne;
    }
  }
}
