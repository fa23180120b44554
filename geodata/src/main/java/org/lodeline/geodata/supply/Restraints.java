package org.lodeline.geodata.supply;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which bans, licences and quotas bear on goods that leave a country for another. Goods that stay
 * in their country are under none. Immutable and safe for all threads.
 */
public final class Restraints {
  /** Where a raw-export ban looks: ore as it leaves the mine may be a concentrate, too. */
  private static final String RAW_STAGE = "mine";

  /**
   * Goods that go from a country to another.
   *
   * @param from ISO 3166-1 alpha-3
   * @param to likewise
   * @param stage what they are when they leave: a code of the list {@code flow-stage}
   */
  public record Trade(String from, String to, String commodity, String stage) {
    static Trade of(Corridor corridor) {
      return new Trade(
          corridor.fromCountry(),
          corridor.toCountry(),
          corridor.flow().commodity(),
          corridor.flow().stageFrom());
    }
  }

  private final List<Measure> measures;
  private final Commodities commodities;
  private final Blocs blocs;

  public Restraints(List<Measure> measures, Commodities commodities, Blocs blocs) {
    this.measures = List.copyOf(measures);
    this.commodities = commodities;
    this.blocs = blocs;
  }

  /** What bears on a corridor: {@link #on(Trade, Scenario, LocalDate)} of its goods. */
  Map<String, Outcome.Status> on(Corridor corridor, Scenario scenario, LocalDate day) {
    return on(Trade.of(corridor), scenario, day);
  }

  /**
   * What bears on a trade.
   *
   * @param day for which the members of blocs are told
   * @return by the id of a measure in force or the words of an assumed ban, what it makes of the
   *     trade: RESTRICTED where all of its goods may not leave or enter, LICENSED where they need a
   *     permit, or only a part or their unprocessed form may not
   */
  public Map<String, Outcome.Status> on(Trade trade, Scenario scenario, LocalDate day) {
    Map<String, Outcome.Status> found = new LinkedHashMap<>();
    if (trade.from().equals(trade.to())) {
      return found;
    }
    if (scenario.at().isPresent()) {
      for (Measure measure : measures) {
        if (measure.stateOn(day) == Measure.State.IN_FORCE) {
          bearing(measure, trade, day, found);
        }
      }
    }
    for (Ban ban : scenario.bans()) {
      if (isBetween(trade.from(), trade.to(), ban.actor(), ban.targets(), day)) {
        put(found, Scenarios.BAN + "=" + ban, Outcome.Status.RESTRICTED, assumed(ban), trade);
      }
    }
    return found;
  }

  private void bearing(
      Measure measure, Trade trade, LocalDate day, Map<String, Outcome.Status> found) {
    Outcome.Status status =
        switch (measure.kind()) {
          case "export-ban", "import-ban" -> Outcome.Status.RESTRICTED;
          case "export-licence", "quota" -> Outcome.Status.LICENSED;
          case "raw-export-ban" ->
              trade.stage().equals(RAW_STAGE) ? Outcome.Status.LICENSED : Outcome.Status.OPEN;
          // Tariffs, technology controls, agreements and the like stop no goods.
          default -> Outcome.Status.OPEN;
        };
    boolean isOnImports = measure.kind().equals("import-ban");
    String country = isOnImports ? trade.to() : trade.from();
    String other = isOnImports ? trade.from() : trade.to();
    if (status != Outcome.Status.OPEN
        && isBetween(country, other, measure.actor(), measure.targets(), day)) {
      put(found, measure.id(), status, measure.commodities(), trade);
    }
  }

  /**
   * An assumed ban on a group holds for what is made of it, too; a measure names what it covers.
   */
  private Collection<String> assumed(Ban ban) {
    return commodities.withProducts(ban.commodity());
  }

  private boolean isBetween(
      String country, String other, String actor, Collection<String> targets, LocalDate day) {
    return blocs.covers(actor, country, day)
        && targets.stream().anyMatch(target -> blocs.covers(target, other, day));
  }

  private void put(
      Map<String, Outcome.Status> found,
      String cause,
      Outcome.Status status,
      Collection<String> covered,
      Trade trade) {
    String traded = trade.commodity();
    if (covered.stream().anyMatch(commodity -> commodities.covers(commodity, traded))) {
      found.put(cause, status);
    } else if (covered.stream().anyMatch(commodity -> commodities.coversAPart(commodity, traded))) {
      found.put(cause, Outcome.Status.LICENSED);
    }
  }
}
