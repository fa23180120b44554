package org.lodeline.geodata.supply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.Place;
import org.lodeline.geodata.network.Route;
import org.lodeline.geodata.network.RouteRequest;
import org.lodeline.geodata.network.Router;

/**
 * Turns recorded flows into actual corridors, and deposits that do not produce yet into potential
 * ones. Immutable and safe for all threads. What a country stands for at the end of a flow, {@link
 * CountryEnds} tells.
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

  private static final Set<String> TAKES_ORE = Set.of("operating", "construction", "planned");

  private final SupplyFacts facts;
  private final World world;
  private final Router router;
  private final CountryEnds ends;

  public CorridorPlanner(SupplyFacts facts, Commodities commodities, World world, Router router) {
    this.facts = facts;
    this.world = world;
    this.router = router;
    this.ends = new CountryEnds(facts, commodities, world);
  }

  /**
   * All corridors while something is closed: first the actual ones, in the order of the flows.
   *
   * @param closed the arctic passages included, unless ships may go there
   */
  public List<Corridor> plan(Closures closed) {
    List<Draft> drafts = new ArrayList<>();
    facts.flows().stream().map(this::actual).flatMap(Optional::stream).forEach(drafts::add);
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

  /** The corridor of a flow; empty if one of its ends is no longer listed. */
  private Optional<Draft> actual(Flow flow) {
    End from = end(flow.fromId(), flow.stageFrom(), flow.commodity());
    End to = end(flow.toId(), flow.stageTo(), flow.commodity());
    return from.places.isEmpty() || to.places.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Draft(
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
                            route))));
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
          ends.plants(commodity)
              .filter(plant -> plant.stage().filter(stages::contains).isPresent())
              .filter(plant -> TAKES_ORE.contains(plant.status()))
              .toList();
      if (!plants.isEmpty()) {
        return plants;
      }
    }
    return List.of();
  }

  /** One end of a flow: the places that may stand for it. */
  private record End(String name, String country, List<Place> places) {}

  private End end(String id, String stage, String commodity) {
    Site site = facts.sites().get(id);
    if (site != null) {
      return new End(site.name(), site.country(), List.of(site.place()));
    }
    String name = world.country(id).map(country -> country.name()).orElse(id);
    return new End(name, id, ends.places(id, stage, commodity));
  }
}
