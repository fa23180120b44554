package org.lodeline.geodata.supply.gap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.network.Router;
import org.lodeline.geodata.supply.Blocs;
import org.lodeline.geodata.supply.Commodities;
import org.lodeline.geodata.supply.CountryEnds;
import org.lodeline.geodata.supply.Restraints;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.geodata.supply.ScenarioWords;
import org.lodeline.geodata.supply.SupplyFacts;
import org.lodeline.geodata.supply.WhatIf;
import org.lodeline.geodata.supply.figures.Figures;

/**
 * What could fill the gap that a scenario leaves in a market's supply: the listed projects and
 * plants that are not under the restriction, by the lowest cost of delivery. Safe for all threads.
 *
 * <p>Costs are those of the ways alone, mine to plant to market; what making it costs is unknown.
 */
public final class GapFilling {
  private final WhatIf whatIf;
  private final Router router;
  private final Restraints restraints;
  private final Blocs blocs;
  private final Commodities commodities;
  private final SupplyFacts facts;
  private final CountryEnds ends;
  private final ScenarioWords words;

  /** What is lost: what comes out of the ground, or what plants make of it. */
  public enum Form {
    MINE,
    REFINED;

    /** The code of the list {@code production-stage}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The form in which goods of a flow leave. */
    static Form of(String stageFrom) {
      return CountryEnds.isFromTheGround(stageFrom) ? MINE : REFINED;
    }
  }

  /** Whose capacity counts. */
  public enum Taking {
    /** Only of those that do not sell yet: new ones, and those that could start again. */
    UNSOLD,
    /** Also of those that run, less what they sell to the market already. */
    DIVERTED
  }

  /**
   * What is asked.
   *
   * @param commodity a commodity code; a group stands for its parts, not for what is made of it
   * @param lostTonnes a year, not negative; empty for what the scenario takes of the recorded flows
   * @param unit what the tonnes count, such as {@code LCE}; empty for what most of the recorded
   *     flows count
   * @param market where the goods must arrive: ISO 3166-1 alpha-3, a bloc, or {@link
   *     Blocs#EVERYBODY} for all countries that lose something, or, where the tonnes are given,
   *     that import some
   */
  public record Request(
      String commodity,
      Form form,
      Optional<Double> lostTonnes,
      Optional<String> unit,
      String market,
      Taking taking,
      Scenario scenario) {
    /** Throws a {@link LodelineException} of kind INVALID if the tonnes are below zero or none. */
    public Request {
      if (lostTonnes.filter(tonnes -> !Double.isFinite(tonnes) || tonnes < 0).isPresent()) {
        throw LodelineException.invalid(
            "lost", "lost must be tonnes a year, 0 or more; it was " + lostTonnes.get());
      }
    }
  }

  /**
   * A site that could deliver. Tonnes are a year's, counted in {@code unit}.
   *
   * @param country ISO 3166-1 alpha-3
   * @param kind {@code new}, {@code restart}, or {@code diverted}: others would lose it
   * @param status a code of the list {@code plant-status} or {@code mine-status}
   * @param siteYear its own first year, whatever feeds it; empty where unknown
   * @param fromYear the first year in which it and those that feed it could deliver; empty where
   *     one of them is unknown
   * @param capacityTpa what of its capacity is free
   * @param declared its capacity or output as its source counts it, such as {@code 24000 t
   *     LiOH.H2O}
   * @param allocatedTpa its part in filling the gap; 0 where others are cheaper, or have its ore
   * @param costUsdPerTonne of the ways from the mines by the plant to the market, at the mean of
   *     what each mine feeds
   * @param days of the longest of those ways
   * @param fedBy ids of the deposits that feed it, the largest part first; of one that delivers
   *     nothing, the cheapest; empty for a deposit, and for a plant that takes no ore
   * @param passages ids of the straits and canals on those ways
   * @param licences what the ways need a permit for: ids of measures in force, or assumed bans of a
   *     part
   */
  public record Row(
      String siteId,
      String name,
      String country,
      String kind,
      String status,
      Optional<Long> siteYear,
      Optional<Long> fromYear,
      double capacityTpa,
      String unit,
      String declared,
      double allocatedTpa,
      double costUsdPerTonne,
      double days,
      List<String> fedBy,
      List<String> passages,
      List<String> licences) {
    public Row {
      fedBy = List.copyOf(fedBy);
      passages = List.copyOf(passages);
      licences = List.copyOf(licences);
    }
  }

  /**
   * What was not taken into account, as it counts something else.
   *
   * @param id of a site or of a flow
   * @param country of the site, or where the flow begins; ISO 3166-1 alpha-3
   * @param kind as of a row; {@code lost} for a flow that is lost as well
   * @param tonnesPerYear counted in {@code unit}
   */
  public record NotComparable(
      String id, String name, String country, String kind, double tonnesPerYear, String unit) {}

  /**
   * What could fill the gap. Tonnes are a year's, counted in {@code unit}; those filled and
   * unfilled make those lost.
   *
   * @param figures the candidates: those that deliver first, the cheapest first
   */
  public record Answer(
      Figures<Row> figures,
      double lostTonnes,
      String unit,
      double filledTonnes,
      double unfilledTonnes,
      List<NotComparable> notComparable) {
    public Answer {
      notComparable = List.copyOf(notComparable);
    }
  }

  /**
   * An analysis of gaps.
   *
   * @param whatIf over the corridors of these facts, by this router and these restraints
   */
  public GapFilling(
      SupplyFacts facts,
      Commodities commodities,
      World world,
      Router router,
      Restraints restraints,
      Blocs blocs,
      WhatIf whatIf,
      ScenarioWords words) {
    this.facts = facts;
    this.commodities = commodities;
    this.router = router;
    this.restraints = restraints;
    this.blocs = blocs;
    this.whatIf = whatIf;
    this.ends = new CountryEnds(facts, commodities, world);
    this.words = words;
  }

  /** What could fill the gap; the caller has checked that the commodity and the market exist. */
  public Answer fill(Request request) {
    RecordedTrade trade =
        RecordedTrade.of(request, whatIf.under(request.scenario()), commodities, facts.sites());
    Set<String> market = trade.market(request, blocs);
    Loss loss = trade.loss(request, market);
    Projects projects = new Projects(ends, commodities, trade, facts.flows(), request);
    OpenWays ways = new OpenWays(router, restraints, request, market, ends);
    Projects.Free free = projects.free(market, loss.counted(), ways::maySell);
    Feeds feeds = new Feeds(ends, request.commodity(), ways, projects);
    GapPlan plan = GapPlan.of(free.projects(), loss, ways, feeds, projects);
    String symbol = commodities.symbol(request.commodity());
    return new GapAnswer(request, loss, free, plan, projects, symbol)
        .answer(sentence(request, loss));
  }

  private GapSentence sentence(Request request, Loss loss) {
    String name = commodities.name(request.commodity());
    String label = loss.counted().label();
    String goods =
        label.equals(commodities.symbol(request.commodity())) ? name : name + " (" + label + ")";
    String market =
        request.market().equals(Blocs.EVERYBODY)
            ? "all importers"
            : words.country(request.market());
    return new GapSentence(goods, market);
  }
}
