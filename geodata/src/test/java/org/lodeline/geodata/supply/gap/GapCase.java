package org.lodeline.geodata.supply.gap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.Passage;
import org.lodeline.geodata.network.Port;
import org.lodeline.geodata.network.Position;
import org.lodeline.geodata.supply.Ban;
import org.lodeline.geodata.supply.Blocs;
import org.lodeline.geodata.supply.Corridor;
import org.lodeline.geodata.supply.Flow;
import org.lodeline.geodata.supply.Measure;
import org.lodeline.geodata.supply.Restraints;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.geodata.supply.Site;
import org.lodeline.geodata.supply.SmallFacts;
import org.lodeline.geodata.supply.SupplyFacts;
import org.lodeline.geodata.supply.TestCorridors;
import org.lodeline.geodata.supply.WhatIf;
import org.lodeline.geodata.supply.gap.GapFilling.Answer;
import org.lodeline.geodata.supply.gap.GapFilling.Form;
import org.lodeline.geodata.supply.gap.GapFilling.Request;
import org.lodeline.geodata.supply.gap.GapFilling.Row;
import org.lodeline.geodata.supply.gap.GapFilling.Taking;

/** A made-up world in which a market loses antimony, and what could fill the gap. */
final class GapCase {
  static final Position NORWAY = new Position(7.97, 58.14);
  static final Position CHILE = new Position(-70.3, -23.7);
  static final Position AUSTRALIA = new Position(115.78, -32.23);
  static final Position CHINA = new Position(111.48, 27.78);
  static final Position GERMANY = new Position(12.258, 51.652);

  private final List<Site> sites = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();
  private List<Port> ports = List.of(SmallFacts.port("USNYC"), SmallFacts.port("DEHAM"));
  private String commodity = "antimony";
  private String market = "USA";
  private Form form = Form.REFINED;
  private Taking taking = Taking.UNSOLD;
  private Optional<String> unit = Optional.empty();
  private Set<Passage> closed = Set.of();
  private Set<String> transitClosed = Set.of();
  private List<Ban> bans = List.of();
  private Optional<LocalDate> at = Optional.empty();

  /** A mine that produces, wherever it takes one to feed the plants there. */
  GapCase mine(String id, String country, Position position) {
    return mine(id, country, position, "producing");
  }

  GapCase mine(String id, String country, Position position, String status) {
    return site(id, country, position, null, status, 0, "", null);
  }

  GapCase planned(String id, String country, Position position, double tonnes) {
    return plant(id, country, position, "planned", tonnes, "t Sb", 2030L);
  }

  GapCase plant(
      String id,
      String country,
      Position position,
      String status,
      double tonnes,
      String capacityUnit,
      @Nullable Long startYear) {
    return site(id, country, position, "refining", status, tonnes, capacityUnit, startYear);
  }

  private GapCase site(
      String id,
      String country,
      Position position,
      @Nullable String stage,
      String status,
      double tonnes,
      String capacityUnit,
      @Nullable Long startYear) {
    sites.add(
        new Site(
            id,
            "Name of " + id,
            country,
            position,
            stage,
            status,
            List.of(commodity),
            tonnes,
            capacityUnit,
            Optional.ofNullable(startYear),
            SmallFacts.MADE_UP));
    return this;
  }

  private boolean isThere(String from, String to) {
    return flows.stream().anyMatch(flow -> flow.fromId().equals(from) && flow.toId().equals(to));
  }

  GapCase flow(
      String from, String to, String stage, @Nullable Double tonnes, String basis, long year) {
    flows.add(
        new Flow(
            from + "-" + to + (isThere(from, to) ? "-" + stage : ""),
            from + " to " + to,
            commodity,
            stage,
            stage.equals("mine") ? "refining" : "product",
            from,
            to,
            Optional.ofNullable(tonnes),
            Optional.of(basis),
            Optional.of(year),
            SmallFacts.MADE_UP));
    return this;
  }

  GapCase measure(String id, String kind, String actor, String target, LocalDate from) {
    measures.add(
        new Measure(
            id,
            "Name of " + id,
            from,
            Optional.of(from),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            actor,
            List.of(target),
            List.of(commodity),
            kind,
            SmallFacts.MADE_UP));
    return this;
  }

  GapCase of(String other) {
    commodity = other;
    return this;
  }

  GapCase market(String code, String... portCodes) {
    market = code;
    ports = List.of(portCodes).stream().map(SmallFacts::port).toList();
    return this;
  }

  GapCase form(Form other) {
    form = other;
    return this;
  }

  GapCase diverting() {
    taking = Taking.DIVERTED;
    return this;
  }

  GapCase countedIn(String words) {
    unit = Optional.of(words);
    return this;
  }

  GapCase closed(String... passages) {
    closed = TestNetworks.passages(passages);
    return this;
  }

  GapCase transitClosed(Set<String> countries) {
    transitClosed = countries;
    return this;
  }

  GapCase ban(String actor, String banned, String target) {
    bans = List.of(new Ban(actor, banned, Set.of(target)));
    return this;
  }

  GapCase at(LocalDate day) {
    at = Optional.of(day);
    return this;
  }

  /** The answer where so much is lost. */
  Answer losing(double tonnes) {
    return fill(Optional.of(tonnes));
  }

  /** The answer where the scenario tells what is lost. */
  Answer losing() {
    return fill(Optional.empty());
  }

  private Answer fill(Optional<Double> tonnes) {
    SupplyFacts facts = SmallFacts.facts(sites, ports, flows);
    Blocs blocs = TestCorridors.BLOCS;
    Restraints restraints = TestCorridors.restraints(measures);
    List<Corridor> corridors =
        TestCorridors.planner(facts).plan(Closures.of(TestNetworks.closed()));
    WhatIf whatIf = new WhatIf(corridors, TestNetworks.router(), restraints);
    return gaps(facts, restraints, blocs, whatIf)
        .fill(
            new Request(
                commodity,
                form,
                tonnes,
                unit,
                market,
                taking,
                new Scenario(closed, Set.of(), transitClosed, bans, at)));
  }

  static GapFilling gaps(SupplyFacts facts, Restraints restraints, Blocs blocs, WhatIf whatIf) {
    return new GapFilling(
        facts,
        TestCorridors.COMMODITIES,
        TestNetworks.world(),
        TestNetworks.router(),
        restraints,
        blocs,
        whatIf,
        TestCorridors.words());
  }

  static Row row(Answer answer, String siteId) {
    return answer.figures().rows().stream()
        .filter(row -> row.siteId().equals(siteId))
        .findFirst()
        .orElseThrow();
  }
}
