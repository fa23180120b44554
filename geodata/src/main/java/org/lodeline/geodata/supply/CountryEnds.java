package org.lodeline.geodata.supply;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.network.Place;
import org.lodeline.geodata.network.Port;
import org.lodeline.geodata.network.Position;

/**
 * Where goods leave or reach a country of which no more is known. Immutable and safe for all
 * threads.
 *
 * <p>A country stands for: the producing deposit of that commodity from which the route is
 * cheapest, if it is mined or concentrated there; else its largest operating plant of the commodity
 * and stage, counted in the commodity itself where some are and in compounds of it where none is;
 * else the one of its main ports that makes the cheapest route; else any deposit of the commodity,
 * and at last the middle of the country.
 */
public final class CountryEnds {
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

  private final SupplyFacts facts;
  private final Commodities commodities;
  private final World world;

  public CountryEnds(SupplyFacts facts, Commodities commodities, World world) {
    this.facts = facts;
    this.commodities = commodities;
    this.world = world;
  }

  /**
   * Whether goods come from a mine rather than from a plant.
   *
   * @param flowStage a code of the list {@code flow-stage}
   */
  public static boolean isFromTheGround(String flowStage) {
    return FROM_THE_GROUND.contains(flowStage);
  }

  /**
   * What plants do that a flow's stage may mean; none for mines and finished goods.
   *
   * @param flowStage a code of the list {@code flow-stage}
   * @return codes of the list {@code plant-stage}
   */
  public static Set<String> plantStages(String flowStage) {
    return PLANT_STAGES.getOrDefault(flowStage, Set.of());
  }

  /** All plants that handle a commodity, whatever their stage and status. */
  public Stream<Site> plants(String commodity) {
    return sites(commodity).filter(site -> !site.isDeposit());
  }

  /** All deposits of a commodity, as their main one or beside others, whatever their status. */
  public Stream<Site> deposits(String commodity) {
    return sites(commodity).filter(Site::isDeposit);
  }

  private Stream<Site> sites(String commodity) {
    return facts.sites().values().stream()
        .filter(
            site ->
                site.commodities().stream()
                    .anyMatch(handled -> commodities.match(handled, commodity)));
  }

  /**
   * The places that may stand for a country.
   *
   * @param country ISO 3166-1 alpha-3
   * @param stage of the flow, at this end of it
   * @return empty only for a country that the map does not know
   */
  public List<Place> places(String country, String stage, String commodity) {
    List<Place> mines =
        depositsIn(country, commodity)
            .filter(site -> isFromTheGround(stage) && site.status().equals("producing"))
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
            .map(CountryEnds::place)
            .toList();
    if (!ports.isEmpty()) {
      return ports;
    }
    List<Place> deposits = depositsIn(country, commodity).map(Site::place).toList();
    return deposits.isEmpty() ? labelOf(country) : deposits;
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

  private Stream<Site> depositsIn(String country, String commodity) {
    return deposits(commodity).filter(site -> site.country().equals(country));
  }

  private static Place place(Port port) {
    return new Place(port.id(), port.name(), port.position());
  }

  private List<Place> labelOf(String code) {
    return world.country(code).stream()
        .map(country -> new Place(code, country.name(), Position.of(country.label())))
        .toList();
  }
}
