package org.lodeline.geodata.supply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.Place;
import org.lodeline.geodata.network.Port;
import org.lodeline.geodata.network.Position;
import org.lodeline.geodata.network.Route;
import org.lodeline.geodata.network.RouteRequest;
import org.lodeline.geodata.network.Router;

/**
 * Turns recorded flows into actual corridors, and deposits that do not produce yet into potential
 * ones. Immutable and safe for all threads.
 *
 * <p>An end that is only a country stands for: the producing deposit of that commodity from which
 * the route is cheapest, if it is mined or concentrated there; else its largest operating plant of
 * the commodity and stage, counted in the commodity itself where some are and in compounds of it
 * where none is; else the one of its main ports that makes the cheapest route; else any deposit of
 * the commodity, and at last the middle of the country.
 */
public final class CorridorPlanner {
  private static final Set<String> NOT_YET_PRODUCING = Set.of("exploration", "development");

  /**
   * What plants do to something dug up, the first steps first; magnets and recycling come later in
   * the chain.
   */
  private static final List<Set<String>> FIRST_STAGES =
      List.of(
          Set.of("concentration", "refining", "separation"),
          Set.of("metal"),
          Set.of("cathode-precursor"));

  private static final Set<String> FROM_THE_GROUND = Set.of("mine", "concentrate");

  /**
   * The stages of plants that a stage of a flow may mean; sources say metal, compound and refined
   * of one thing.
   */
  private static final Map<String, Set<String>> PLANT_STAGES =
      Map.of(
          "compound", Set.of("refining", "separation", "metal"),
          "refining", Set.of("refining", "separation", "metal"),
          "metal", Set.of("refining", "separation", "metal"),
          "separation", Set.of("separation", "refining"),
          "cathode-precursor", Set.of("cathode-precursor"),
          "magnet", Set.of("magnet"));

  private static final Set<String> TAKES_ORE = Set.of("operating", "construction", "planned");

  private final SupplyFacts facts;
  private final Commodities commodities;
  private final World world;
  private final Router router;

  public CorridorPlanner(SupplyFacts facts, Commodities commodities, World world, Router router) {
    this.facts = facts;
    this.commodities = commodities;
    this.world = world;
    this.router = router;
  }

  /**
   * All corridors while something is closed: first the actual ones, in the order of the flows.
   *
   * @param closed the arctic passages included, unless ships may go there
   */
  public List<Corridor> plan(Closures closed) {
    List<Draft> drafts = new ArrayList<>();
    facts.flows().forEach(flow -> drafts.add(actual(flow)));
    facts.sites().values().stream()
        .filter(site -> site.isDeposit() && NOT_YET_PRODUCING.contains(site.status()))
        .map(this::potential)
        .flatMap(Optional::stream)
        .forEach(drafts::add);
    // Those with the same ends share one search of the sea network, so one thread takes them all.
    Map<Draft, Corridor> corridors = new ConcurrentHashMap<>();
    drafts.stream().collect(Collectors.groupingBy(Draft::to)).values().parallelStream()
        .flatMap(List::stream)
        .forEach(
            draft -> {
              RouteRequest request =
                  new RouteRequest(draft.from, draft.to, closed, RouteRequest.Mode.ANY);
              draft
                  .finish
                  .apply(router.route(request))
                  .ifPresent(corridor -> corridors.put(draft, corridor));
            });
    return drafts.stream().map(corridors::get).filter(Objects::nonNull).toList();
  }

  /**
   * A corridor that is not routed yet.
   *
   * @param finish makes the corridor of the route; of no route it makes an unreachable corridor or
   *     none
   */
  private record Draft(
      List<Place> from, List<Place> to, Function<Optional<Route>, Optional<Corridor>> finish) {}

  private Draft actual(Flow flow) {
    End from = end(flow.fromId(), flow.stageFrom(), flow.commodity());
    End to = end(flow.toId(), flow.stageTo(), flow.commodity());
    return new Draft(
        from.places,
        to.places,
        route ->
            Optional.of(
                new Corridor(
                    Corridor.Kind.ACTUAL,
                    flow,
                    from.name,
                    to.name,
                    from.country,
                    to.country,
                    from.places,
                    to.places,
                    route)));
  }

  /**
   * The corridor from a deposit to the plant that it reaches most cheaply; empty if none takes its
   * commodity.
   */
  private Optional<Draft> potential(Site deposit) {
    String commodity = deposit.mainCommodity();
    List<Place> plants = plantsFor(commodity).stream().map(Site::place).toList();
    return plants.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Draft(
                List.of(deposit.place()),
                plants,
                route -> route.map(found -> potential(deposit, commodity, found))));
  }

  private Corridor potential(Site deposit, String commodity, Route route) {
    Site plant = Objects.requireNonNull(facts.sites().get(route.to().id()));
    Source source =
        new Source(
            "Computed: the cheapest route to a listed plant that takes the commodity",
            Optional.empty(),
            "computed");
    Flow flow =
        new Flow(
            "potential-" + deposit.id(),
            deposit.name() + " to " + plant.name(),
            commodity,
            "mine",
            plant.stage().orElseThrow(),
            deposit.id(),
            plant.id(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            source);
    return new Corridor(
        Corridor.Kind.POTENTIAL,
        flow,
        deposit.name(),
        plant.name(),
        deposit.country(),
        plant.country(),
        List.of(deposit.place()),
        List.of(plant.place()),
        Optional.of(route));
  }

  private List<Site> plantsFor(String commodity) {
    for (Set<String> stages : FIRST_STAGES) {
      List<Site> plants =
          plants(commodity)
              .filter(plant -> plant.stage().filter(stages::contains).isPresent())
              .filter(plant -> TAKES_ORE.contains(plant.status()))
              .toList();
      if (!plants.isEmpty()) {
        return plants;
      }
    }
    return List.of();
  }

  private Stream<Site> plants(String commodity) {
    return facts.sites().values().stream()
        .filter(site -> !site.isDeposit())
        .filter(handles(commodity));
  }

  private Predicate<Site> handles(String commodity) {
    return site ->
        site.commodities().stream().anyMatch(handled -> commodities.match(handled, commodity));
  }

  /** One end of a flow: the places that may stand for it. */
  private record End(String name, String country, List<Place> places) {}

  private End end(String id, String stage, String commodity) {
    Site site = facts.sites().get(id);
    if (site != null) {
      return new End(site.name(), site.country(), List.of(site.place()));
    }
    String name = world.country(id).map(country -> country.name()).orElse(id);
    return new End(name, id, placesOfCountry(id, stage, commodity));
  }

  private List<Place> placesOfCountry(String country, String stage, String commodity) {
    List<Place> mines =
        deposits(country, commodity)
            .filter(site -> FROM_THE_GROUND.contains(stage) && site.status().equals("producing"))
            .filter(site -> commodities.match(site.mainCommodity(), commodity))
            .map(Site::place)
            .toList();
    if (!mines.isEmpty()) {
      return mines;
    }
    Optional<Site> plant =
        plants(commodity)
            .filter(site -> site.country().equals(country) && site.status().equals("operating"))
            .filter(site -> site.stage().filter(plantStages(stage)::contains).isPresent())
            .max(bySize(commodity));
    if (plant.isPresent()) {
      return List.of(plant.get().place());
    }
    List<Place> ports =
        facts.ports().stream()
            .filter(port -> port.main() && port.country().equals(country))
            .map(CorridorPlanner::place)
            .toList();
    if (!ports.isEmpty()) {
      return ports;
    }
    List<Place> deposits = deposits(country, commodity).map(Site::place).toList();
    return deposits.isEmpty() ? labelOf(country) : deposits;
  }

  private static Set<String> plantStages(String flowStage) {
    return PLANT_STAGES.getOrDefault(flowStage, Set.of());
  }

  /**
   * Plants whose main commodity it is before those that make it beside another; then by capacity in
   * like units.
   */
  private Comparator<Site> bySize(String commodity) {
    return Comparator.<Site, Boolean>comparing(
            site -> commodities.match(site.mainCommodity(), commodity))
        .thenComparing(site -> commodities.counts(site.capacityUnit(), commodity))
        .thenComparing(Site::capacity);
  }

  private Stream<Site> deposits(String country, String commodity) {
    return facts.sites().values().stream()
        .filter(site -> site.isDeposit() && site.country().equals(country))
        .filter(handles(commodity));
  }

  private static Place place(Port port) {
    return new Place(port.id(), port.name(), port.position());
  }

  private List<Place> labelOf(String code) {
    List<Place> places = new ArrayList<>();
    world
        .country(code)
        .ifPresent(
            country -> places.add(new Place(code, country.name(), Position.of(country.label()))));
    return places;
  }
}
