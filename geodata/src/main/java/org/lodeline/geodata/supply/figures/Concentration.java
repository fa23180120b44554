package org.lodeline.geodata.supply.figures;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lodeline.geodata.supply.Blocs;
import org.lodeline.geodata.supply.Outcome;
import org.lodeline.geodata.supply.Production;
import org.lodeline.geodata.supply.Restraints;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.geodata.supply.ScenarioWords;
import org.lodeline.geodata.supply.Source;
import org.lodeline.geodata.supply.SupplyFacts;

/**
 * How much of a commodity's supply few countries hold, and what a ban leaves of it. Immutable and
 * safe for all threads.
 */
public final class Concentration {
  /** Article 5(1)(b) of Regulation (EU) 2024/1252: no third country above 65 %. */
  static final double BENCHMARK = 0.65;

  /** The HHI from which a market is moderately concentrated, and above which it is highly so. */
  static final int MODERATE_FROM = 1500;

  static final int HIGH_ABOVE = 2500;

  private final List<ProductionList> lists;
  private final Restraints restraints;
  private final Blocs blocs;
  private final ScenarioWords words;

  public Concentration(SupplyFacts facts, Restraints restraints, Blocs blocs, ScenarioWords words) {
    this.lists = ProductionList.of(facts.production());
    this.restraints = restraints;
    this.blocs = blocs;
    this.words = words;
  }

  /**
   * One list of producers, before and after the scenario's bans. Shares are of the world's supply,
   * from 0 to 1; after a ban of what is left of it. Where producers are missing from the list, low
   * and high are what a figure lies between.
   *
   * @param unit what its quantities count
   * @param countriesListed how many countries have a share
   * @param shareListed what the listed shares sum to, as published
   * @param cr1 the share of the largest producer
   * @param cr3Low the share of the three largest together
   * @param hhiLow the Herfindahl-Hirschman index {@code 10000 * sum of s_c^2}
   * @param band low (under 1500), moderate (to 2500) or high; from one to another where the range
   *     spans them
   * @param nMinus1 {@code (S - S_top) / D}: what part of the demand can be met without the largest
   *     producer. Demand is taken to be the supply before the ban
   * @param over65 countries with more than 65 % of the supply, but for those of the view
   * @param banned countries whose supply is lost
   * @param gapShare {@code phi * s_c} with a phi of 1: the share of the supply that is lost
   * @param afterLeader the largest listed producer that is left; this and what follows are empty
   *     where nothing is left
   */
  public record Row(
      String commodity,
      String stage,
      long year,
      String unit,
      int countriesListed,
      double shareListed,
      String leader,
      double leaderShare,
      double cr1,
      double cr3Low,
      double cr3High,
      double hhiLow,
      double hhiHigh,
      String band,
      double nMinus1,
      List<String> over65,
      List<String> banned,
      double gapShare,
      Optional<String> afterLeader,
      Optional<Double> afterCr1Low,
      Optional<Double> afterCr1High,
      Optional<Double> afterCr3Low,
      Optional<Double> afterCr3High,
      Optional<Double> afterHhiLow,
      Optional<Double> afterHhiHigh,
      Optional<String> afterBand,
      double afterNMinus1Low,
      double afterNMinus1High,
      List<String> afterOver65) {}

  /**
   * One producer.
   *
   * @param share of the world's supply, from 0 to 1
   * @param quantityTonnes counted as {@code unit} says; empty where only a share is published
   * @param banned whether its supply is lost under the scenario
   */
  public record Share(
      String country,
      String name,
      double share,
      Optional<Double> quantityTonnes,
      String unit,
      boolean banned) {}

  /**
   * The lists of producers, in the order of the facts.
   *
   * @param commodities codes, those of a group's members beside the group; all where empty
   * @param stage a code of the list {@code production-stage}; all where empty
   * @param year the latest that each commodity and stage has, where empty
   * @param view who asks: a country (ISO 3166-1 alpha-3) or bloc. Its own supply is never lost to
   *     it and does not count against the benchmark. Where empty, the whole world asks, and only a
   *     ban to everybody counts
   */
  public Figures<Row> of(
      Optional<Set<String>> commodities,
      Optional<String> stage,
      Optional<Long> year,
      Optional<String> view,
      Scenario scenario) {
    Buyer buyer = new Buyer(view, scenario);
    List<ProductionList> asked =
        ofYear(year).stream()
            .filter(list -> commodities.isEmpty() || commodities.get().contains(list.commodity()))
            .filter(list -> stage.isEmpty() || stage.get().equals(list.stage()))
            .filter(list -> Distribution.of(list.shares()).isPresent())
            .toList();
    List<Row> rows = asked.stream().map(list -> row(list, buyer)).toList();
    return new Figures<>(
        new ConcentrationWords(words, view, scenario).sentence(rows),
        rows,
        sources(asked),
        ConcentrationWords.assumptions(rows, view.map(words::country), scenario));
  }

  /**
   * The producers of one list, the largest first; no rows if there is none. Those that the list
   * leaves out are missing: the shares sum to what is listed.
   *
   * @param year the latest, where empty
   * @param view as for {@link #of}
   */
  public Figures<Share> shares(
      String commodity,
      String stage,
      Optional<Long> year,
      Optional<String> view,
      Scenario scenario) {
    Buyer buyer = new Buyer(view, scenario);
    Figures<Row> figures =
        of(Optional.of(Set.of(commodity)), Optional.of(stage), year, view, scenario);
    List<Share> shares =
        ofYear(year).stream()
            .filter(list -> list.commodity().equals(commodity) && list.stage().equals(stage))
            .flatMap(list -> shares(list, buyer).stream())
            .toList();
    return new Figures<>(figures.summary(), shares, figures.sources(), figures.assumptions());
  }

  private List<ProductionList> ofYear(Optional<Long> year) {
    return year.isEmpty()
        ? ProductionList.latest(lists)
        : lists.stream().filter(list -> list.year() == year.get()).toList();
  }

  private static List<Source> sources(List<ProductionList> lists) {
    return lists.stream().flatMap(list -> list.rows().stream()).map(Production::source).toList();
  }

  private List<Share> shares(ProductionList list, Buyer buyer) {
    Map<String, Double> shares =
        Distribution.of(list.shares()).map(Distribution::shares).orElse(Map.of());
    Set<String> banned = buyer.banned(list, shares.keySet());
    return shares.entrySet().stream()
        .map(
            entry ->
                new Share(
                    entry.getKey(),
                    words.name(entry.getKey()),
                    entry.getValue(),
                    list.tonnesOf(entry.getKey()),
                    list.basis(),
                    banned.contains(entry.getKey())))
        .toList();
  }

  private Row row(ProductionList list, Buyer buyer) {
    Map<String, Double> published = list.shares();
    Distribution before = Distribution.of(published).orElseThrow();
    Set<String> banned = buyer.banned(list, before.shares().keySet());
    double gap = before.held(banned);
    Optional<Distribution> after = before.without(banned);
    String leader = before.leader().orElseThrow();
    // Nobody is above the leader, listed or not, so this is known.
    double cr1 = before.largest(1).low();
    Optional<Range> afterCr1 = after.map(left -> left.largest(1));
    Range afterNMinus1 =
        afterCr1
            .map(share -> share.subtractedFrom(1).times(1 - gap))
            .orElseGet(() -> new Range(0, 0));
    return new Row(
        list.commodity(),
        list.stage(),
        list.year(),
        list.basis(),
        before.shares().size(),
        published.values().stream().mapToDouble(Double::doubleValue).sum(),
        leader,
        cr1,
        cr1,
        before.largest(3).low(),
        before.largest(3).high(),
        before.hhi().low(),
        before.hhi().high(),
        band(before.hhi()),
        1 - cr1,
        buyer.over65(before),
        List.copyOf(banned),
        gap,
        after.flatMap(Distribution::leader),
        afterCr1.map(Range::low),
        afterCr1.map(Range::high),
        after.map(left -> left.largest(3).low()),
        after.map(left -> left.largest(3).high()),
        after.map(left -> left.hhi().low()),
        after.map(left -> left.hhi().high()),
        after.map(left -> band(left.hhi())),
        afterNMinus1.low(),
        afterNMinus1.high(),
        after.map(buyer::over65).orElse(List.of()));
  }

  /**
   * The band of an HHI by the lines that the US Horizontal Merger Guidelines of 2010 draw (section
   * 5.3), which studies of raw materials have kept.
   */
  static String band(Range hhi) {
    String low = band(hhi.low());
    String high = band(hhi.high());
    return low.equals(high) ? low : low + " to " + high;
  }

  private static String band(double hhi) {
    if (hhi < MODERATE_FROM) {
      return "low";
    }
    return hhi <= HIGH_ABOVE ? "moderate" : "high";
  }

  /** Who is asked for, under a scenario. */
  private final class Buyer {
    private final Party party;
    private final Scenario scenario;
    private final LocalDate day;

    /** The world belongs to no bloc, so that it is a target only of what is aimed at everybody. */
    Buyer(Optional<String> view, Scenario scenario) {
      this.scenario = scenario;
      this.day = scenario.day();
      this.party = Party.of(view.orElse(Production.WORLD), blocs, day);
    }

    /** Those of the countries whose supply is lost to every country of the buyer. */
    Set<String> banned(ProductionList list, Set<String> countries) {
      Set<String> banned = new LinkedHashSet<>();
      for (String country : countries) {
        if (!party.includes(country)
            && !party.countries().isEmpty()
            && party.countries().stream().allMatch(to -> mayNotGo(country, to, list))) {
          banned.add(country);
        }
      }
      return banned;
    }

    private boolean mayNotGo(String from, String to, ProductionList list) {
      Restraints.Trade trade = new Restraints.Trade(from, to, list.commodity(), list.stage());
      return restraints.on(trade, scenario, day).containsValue(Outcome.Status.RESTRICTED);
    }

    List<String> over65(Distribution distribution) {
      return distribution.shares().entrySet().stream()
          .filter(entry -> entry.getValue() > BENCHMARK && !party.includes(entry.getKey()))
          .map(Map.Entry::getKey)
          .toList();
    }
  }
}
