package org.lodeline.geodata.supply.gap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lodeline.geodata.supply.Commodities;
import org.lodeline.geodata.supply.CountryEnds;
import org.lodeline.geodata.supply.Flow;
import org.lodeline.geodata.supply.Site;
import org.lodeline.geodata.supply.Source;
import org.lodeline.geodata.supply.gap.GapFilling.Form;
import org.lodeline.geodata.supply.gap.GapFilling.NotComparable;

/** The listed projects and plants that make a commodity in a form, with what of it is free. */
final class Projects {
  /** What the plants of a commodity do, the first that some of them do; for want of flows. */
  private static final List<Set<String>> STAGES =
      List.of(
          CountryEnds.plantStages("refining"),
          CountryEnds.plantStages("cathode-precursor"),
          CountryEnds.plantStages("magnet"));

  /** Suspended ones are missing: they are stopped by an order, an accident or a dispute. */
  private static final Map<String, Project.Kind> KINDS =
      Map.of(
          "construction", Project.Kind.NEW,
          "planned", Project.Kind.NEW,
          "development", Project.Kind.NEW,
          "exploration", Project.Kind.NEW,
          "care-and-maintenance", Project.Kind.RESTART,
          "operating", Project.Kind.DIVERTED,
          "producing", Project.Kind.DIVERTED);

  private final CountryEnds ends;
  private final Commodities commodities;
  private final RecordedTrade trade;
  private final List<Flow> flows;
  private final GapFilling.Request request;

  Projects(
      CountryEnds ends,
      Commodities commodities,
      RecordedTrade trade,
      List<Flow> flows,
      GapFilling.Request request) {
    this.ends = ends;
    this.commodities = commodities;
    this.trade = trade;
    this.flows = flows;
    this.request = request;
  }

  /**
   * What is free.
   *
   * @param projects with something free that compares with the loss
   * @param others that count something else
   * @param undeclared those whose capacity is not known
   * @param restricted those that may not sell to the market
   */
  record Free(
      List<Project> projects,
      List<NotComparable> others,
      List<Site> undeclared,
      List<Site> restricted) {}

  /** What is free, but for the market's own running plants and mines, which feed it already. */
  Free free(Set<String> market, Counted unit, Predicate<Site> maySell) {
    List<Project> projects = new ArrayList<>();
    List<NotComparable> others = new ArrayList<>();
    List<Site> undeclared = new ArrayList<>();
    List<Site> restricted = new ArrayList<>();
    for (Site site : makers().toList()) {
      Project.Kind kind = KINDS.get(site.status());
      if (kind == null || (kind == Project.Kind.DIVERTED && !isDivertible(site, market))) {
        continue;
      }
      if (!maySell.test(site)) {
        restricted.add(site);
        continue;
      }
      Optional<Project.Declared> declared = declared(site, unit);
      if (declared.isEmpty()) {
        undeclared.add(site);
        continue;
      }
      OptionalDouble asLost = declared.get().asLost();
      if (asLost.isEmpty()) {
        others.add(
            new NotComparable(
                site.id(),
                site.name(),
                site.country(),
                kind.code(),
                declared.get().tonnes(),
                declared.get().counted().unit()));
        continue;
      }
      double sent = kind == Project.Kind.DIVERTED ? trade.sentTonnes(site, market, unit) : 0;
      double freeTonnes = asLost.getAsDouble() - sent;
      if (freeTonnes > 0) {
        projects.add(new Project(site, kind, ready(site), freeTonnes, declared.get()));
      }
    }
    return new Free(projects, others, undeclared, restricted);
  }

  private boolean isDivertible(Site site, Set<String> market) {
    return request.taking() == GapFilling.Taking.DIVERTED && !market.contains(site.country());
  }

  private Stream<Site> makers() {
    if (request.form() == Form.MINE) {
      return ends.deposits(request.commodity());
    }
    Set<String> stages = stages();
    return ends.plants(request.commodity())
        .filter(plant -> plant.stage().filter(stages::contains).isPresent());
  }

  /** What plants do that make the form: as the flows of it say, else the first that some do. */
  private Set<String> stages() {
    Set<String> stages = new LinkedHashSet<>();
    trade.stages().forEach(stage -> stages.addAll(CountryEnds.plantStages(stage)));
    if (!stages.isEmpty()) {
      return stages;
    }
    return STAGES.stream()
        .filter(
            some ->
                ends.plants(request.commodity())
                    .anyMatch(plant -> plant.stage().filter(some::contains).isPresent()))
        .findFirst()
        .orElse(Set.of());
  }

  /** The capacity, or else the recorded output; what compares with the loss before the rest. */
  private Optional<Project.Declared> declared(Site site, Counted unit) {
    Optional<Project.Declared> capacity = capacity(site, unit);
    if (capacity.filter(declared -> declared.asLost().isPresent()).isPresent()) {
      return capacity;
    }
    OptionalDouble output = outputTonnes(site, unit);
    if (output.isPresent()) {
      return Optional.of(new Project.Declared(output.getAsDouble(), unit, output));
    }
    return capacity.or(
        () ->
            leaving(site)
                .filter(flow -> flow.quantityTonnes().isPresent() && flow.basis().isPresent())
                .findFirst()
                .map(
                    flow ->
                        new Project.Declared(
                            flow.quantityTonnes().get(),
                            Counted.of(flow.basis().get(), trade.symbol()),
                            OptionalDouble.empty())));
  }

  /** The capacity, which counts all that the site makes. */
  private Optional<Project.Declared> capacity(Site site, Counted unit) {
    if (site.capacity() <= 0) {
      return Optional.empty();
    }
    Counted counted = Counted.of(site.capacityUnit(), trade.symbol());
    OptionalDouble factor =
        commodities.isAllOf(request.commodity(), site.commodities())
            ? counted.factorTo(unit)
            : OptionalDouble.empty();
    return Optional.of(
        new Project.Declared(
            site.capacity(),
            counted,
            factor.isPresent()
                ? OptionalDouble.of(site.capacity() * factor.getAsDouble())
                : OptionalDouble.empty()));
  }

  /** What a site is recorded to send out in a year; empty where nothing compares. */
  OptionalDouble outputTonnes(Site site, Counted unit) {
    List<Double> parts =
        leaving(site).flatMap(flow -> trade.tonnes(flow, unit).stream().boxed()).toList();
    return parts.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(parts.stream().mapToDouble(Double::doubleValue).sum());
  }

  private Stream<Flow> leaving(Site site) {
    return flows.stream()
        .filter(flow -> flow.fromId().equals(site.id()))
        .filter(flow -> commodities.includes(request.commodity(), flow.commodity()));
  }

  /**
   * When a site can deliver, whatever feeds it. One that runs can at once. A new one does from its
   * first year on, and not before the first year of a flow that is planned to leave it; where both
   * are unknown, from the first year in which it is planned to be fed. When one that stopped starts
   * again is unknown: its first year is past.
   */
  Ready ready(Site site) {
    Project.Kind kind = KINDS.get(site.status());
    if (kind == Project.Kind.DIVERTED) {
      return Ready.AT_ONCE;
    }
    if (kind != Project.Kind.NEW) {
      return Ready.UNKNOWN;
    }
    Ready begins = Ready.in(site.startYear());
    Ready sends = Ready.in(firstYear(leaving(site)));
    if (begins.isKnown() && sends.isKnown()) {
      return begins.and(sends);
    }
    if (begins.isKnown() || sends.isKnown()) {
      return begins.isKnown() ? begins : sends;
    }
    return Ready.in(
        firstYear(
            flows.stream()
                .filter(flow -> flow.toId().equals(site.id()))
                .filter(flow -> commodities.match(request.commodity(), flow.commodity()))));
  }

  /** Whether a flow of the commodity is recorded from a mine to a plant. */
  boolean isRecorded(Site mine, Site plant) {
    return flows.stream()
        .filter(flow -> flow.fromId().equals(mine.id()) && flow.toId().equals(plant.id()))
        .anyMatch(flow -> commodities.match(request.commodity(), flow.commodity()));
  }

  /** The sources of the flows that leave a site. */
  Stream<Source> sources(Site site) {
    return leaving(site).map(Flow::source);
  }

  private static Optional<Long> firstYear(Stream<Flow> some) {
    return some.flatMap(flow -> flow.year().stream()).min(Long::compare);
  }
}
