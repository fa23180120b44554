package org.lodeline.geodata.supply.gap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.Place;
import org.lodeline.geodata.network.Route;
import org.lodeline.geodata.network.RouteRequest;
import org.lodeline.geodata.network.Router;
import org.lodeline.geodata.supply.CountryEnds;
import org.lodeline.geodata.supply.Outcome;
import org.lodeline.geodata.supply.Restraints;
import org.lodeline.geodata.supply.Site;

/** The ways that a scenario leaves to a market and to the plants on the way there. */
final class OpenWays {
  private static final String ORE = "mine";

  private final Router router;
  private final Restraints restraints;
  private final GapFilling.Request request;
  private final Closures closed;
  private final String stageFrom;
  private final Map<String, List<Place>> placesOf = new LinkedHashMap<>();

  OpenWays(
      Router router,
      Restraints restraints,
      GapFilling.Request request,
      Set<String> market,
      CountryEnds ends) {
    this.router = router;
    this.restraints = restraints;
    this.request = request;
    this.closed = request.scenario().closures(router.sea().arctic());
    boolean isOre = request.form() == GapFilling.Form.MINE;
    this.stageFrom = isOre ? ORE : "refining";
    String stageTo = isOre ? "refining" : "product";
    market.forEach(
        country -> placesOf.put(country, ends.places(country, stageTo, request.commodity())));
  }

  /**
   * A way of goods.
   *
   * @param usd a tonne
   * @param passages ids, in the order of travel
   * @param licences what it needs a permit for: ids of measures, or assumed bans of a part
   */
  record Way(double usd, double days, List<String> passages, List<String> licences) {
    private static final Way NONE = new Way(0, 0, List.of(), List.of());

    /** This way and then another. */
    Way then(Way next) {
      return new Way(
          usd + next.usd,
          days + next.days,
          joined(passages, next.passages),
          joined(licences, next.licences));
    }

    static List<String> joined(List<String> some, List<String> more) {
      Set<String> all = new LinkedHashSet<>(some);
      all.addAll(more);
      return List.copyOf(all);
    }
  }

  /** Whether a site may sell to the market at all, or to some country of it. */
  boolean maySell(Site site) {
    return placesOf.keySet().stream().anyMatch(country -> maySell(site, country));
  }

  private boolean maySell(Site site, String country) {
    return isAllowed(restraints(site, country, stageFrom));
  }

  /**
   * The cheapest way from a site to the market: to the countries of it that it may sell to. Within
   * the market it has none to go. Empty if no way is left.
   */
  Optional<Way> toMarket(Site site) {
    if (placesOf.containsKey(site.country())) {
      return Optional.of(Way.NONE);
    }
    Map<Place, String> countries = new LinkedHashMap<>();
    placesOf.forEach(
        (country, places) -> {
          if (maySell(site, country)) {
            places.forEach(place -> countries.put(place, country));
          }
        });
    return router
        .route(request(site, List.copyOf(countries.keySet())))
        .map(
            route ->
                way(route, restraints(site, countries.getOrDefault(route.to(), ""), stageFrom)));
  }

  /** The way of ore to a plant; empty if it may not leave or no way is left. */
  Optional<Way> ofOre(Site mine, Site plant) {
    return router
        .route(request(mine, List.of(plant.place())))
        .map(route -> way(route, ore(mine, plant)));
  }

  /** Whether ore may leave for a plant. */
  boolean mayFeed(Site mine, Site plant) {
    return isAllowed(ore(mine, plant));
  }

  private Map<String, Outcome.Status> ore(Site mine, Site plant) {
    return restraints(mine, plant.country(), ORE);
  }

  private Map<String, Outcome.Status> restraints(Site from, String toCountry, String stage) {
    return restraints.on(
        new Restraints.Trade(from.country(), toCountry, request.commodity(), stage),
        request.scenario(),
        request.scenario().day());
  }

  private static boolean isAllowed(Map<String, Outcome.Status> restraints) {
    return !restraints.containsValue(Outcome.Status.RESTRICTED);
  }

  private RouteRequest request(Site from, List<Place> to) {
    return new RouteRequest(List.of(from.place()), to, closed, RouteRequest.Mode.ANY);
  }

  private static Way way(Route route, Map<String, Outcome.Status> restraints) {
    return new Way(
        route.usdPerTonne(), route.days(), route.passages(), new ArrayList<>(restraints.keySet()));
  }
}
