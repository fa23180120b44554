package org.lodeline.geodata.supply;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.lodeline.geodata.Memo;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.Leg;
import org.lodeline.geodata.network.Passage;
import org.lodeline.geodata.network.Port;
import org.lodeline.geodata.network.Route;
import org.lodeline.geodata.network.RouteRequest;
import org.lodeline.geodata.network.Router;

/**
 * What becomes of the corridors under a scenario. Only those whose way uses something that is
 * closed are routed anew: for the others the cheapest way is still the cheapest. Safe for all
 * threads.
 */
public final class WhatIf {
  private static final int SCENARIOS_KEPT = 32;

  private final List<Corridor> corridors;
  private final Router router;
  private final Restraints restraints;
  private final Memo<Scenario, List<Outcome>> known = new Memo<>(SCENARIOS_KEPT, this::find);

  /** How the scenarios that are kept are used. */
  public Memo.Use use() {
    return known.use();
  }

  /**
   * A what-if over these corridors.
   *
   * @param corridors as they are while nothing but the arctic is closed
   */
  public WhatIf(List<Corridor> corridors, Router router, Restraints restraints) {
    this.corridors = List.copyOf(corridors);
    this.router = router;
    this.restraints = restraints;
  }

  /** The corridors while nothing is assumed. */
  public List<Corridor> corridors() {
    return corridors;
  }

  /** The outcome for every corridor, in their order. */
  public List<Outcome> under(Scenario scenario) {
    return known.get(scenario);
  }

  private List<Outcome> find(Scenario scenario) {
    LocalDate day = scenario.day();
    Closures closed = scenario.closures(router.sea().arctic());
    Map<String, Optional<Route>> routes = new ConcurrentHashMap<>();
    // Those with the same ends share one search of the sea network, so one thread takes them all.
    corridors.stream()
        .filter(c -> !scenario.opened().isEmpty() || !closedOn(c, scenario).isEmpty())
        .collect(Collectors.groupingBy(Corridor::to))
        .values()
        .parallelStream()
        .flatMap(List::stream)
        .forEach(c -> routes.put(c.flow().id(), router.route(request(c, closed))));
    return corridors.stream()
        .map(
            corridor ->
                outcome(
                    corridor,
                    routes.getOrDefault(corridor.flow().id(), corridor.route()),
                    closedOn(corridor, scenario),
                    scenario.opened(),
                    restraints.on(corridor, scenario, day)))
        .toList();
  }

  private static RouteRequest request(Corridor corridor, Closures closed) {
    return new RouteRequest(corridor.from(), corridor.to(), closed, RouteRequest.Mode.ANY);
  }

  /** What the corridor's way uses and the scenario closes, as requests write it. */
  private static Set<String> closedOn(Corridor corridor, Scenario scenario) {
    Set<String> uses = new LinkedHashSet<>();
    if (corridor.route().isPresent()) {
      Route route = corridor.route().get();
      scenario.closed().stream()
          .map(Passage::id)
          .filter(route.passages()::contains)
          .sorted()
          .forEach(id -> uses.add(Scenarios.CLOSED + "=" + id));
      countries(route).stream()
          .filter(scenario.transitClosed()::contains)
          .filter(country -> !country.equals(corridor.fromCountry()))
          .filter(country -> !country.equals(corridor.toCountry()))
          .forEach(country -> uses.add(Scenarios.TRANSIT_CLOSED + "=" + country));
    }
    return uses;
  }

  /** The countries whose land or ports a route uses. */
  private static Set<String> countries(Route route) {
    Set<String> countries = new LinkedHashSet<>();
    for (Leg leg : route.legs()) {
      countries.addAll(leg.countryKm().keySet());
    }
    route.ports().stream().map(Port::country).forEach(countries::add);
    return countries;
  }

  private static Outcome outcome(
      Corridor corridor,
      Optional<Route> route,
      Set<String> closedOn,
      Set<Passage> opened,
      Map<String, Outcome.Status> restraints) {
    List<String> causes = new ArrayList<>();
    Outcome.Status status = Outcome.Status.OPEN;
    if (route.isEmpty()) {
      status = Outcome.Status.UNREACHABLE;
    } else if (!route.equals(corridor.route())) {
      status = Outcome.Status.REROUTED;
    }
    if (status != Outcome.Status.OPEN) {
      causes.addAll(closedOn);
      route.ifPresent(
          way ->
              opened.stream()
                  .map(Passage::id)
                  .filter(way.passages()::contains)
                  .sorted()
                  .forEach(id -> causes.add(Scenarios.OPEN + "=" + id)));
    }
    for (Map.Entry<String, Outcome.Status> restraint : restraints.entrySet()) {
      status = status.orGraver(restraint.getValue());
      causes.add(restraint.getKey());
    }
    return new Outcome(corridor.by(route), corridor.route(), status, causes);
  }
}
