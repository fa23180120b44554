package org.lodeline.geodata.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.locationtech.jts.geom.LineString;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.MarnetReader;
import org.lodeline.geodata.network.Router;
import org.lodeline.geodata.supply.Commodities;
import org.lodeline.geodata.supply.ComputedLayers;
import org.lodeline.geodata.supply.Corridor;
import org.lodeline.geodata.supply.CorridorFeatures;
import org.lodeline.geodata.supply.CorridorPlanner;
import org.lodeline.geodata.supply.CountryFeatures;
import org.lodeline.geodata.supply.SupplyFacts;

/** Makes the contents of a new store: the bundled facts and the layers computed from them. */
final class Seeder {
  private Seeder() {}

  /** The features of every bundled layer, in the order of the catalogue; takes some two seconds. */
  static Map<SimpleFeatureType, List<SimpleFeature>> features() {
    CompletableFuture<World> world = CompletableFuture.supplyAsync(World::load);
    CompletableFuture<List<LineString>> lanes = CompletableFuture.supplyAsync(MarnetReader::lanes);
    Map<String, List<SimpleFeature>> facts = BundledLayers.facts();
    SupplyFacts known = SupplyFacts.of(id -> facts.getOrDefault(id, List.of()));
    CompletableFuture<List<SimpleFeature>> countries =
        world.thenApplyAsync(
            loaded ->
                CountryFeatures.features(
                    loaded, known.production(), type(ComputedLayers.COUNTRIES)));
    Map<String, List<SimpleFeature>> features = new LinkedHashMap<>(facts);
    features.put(ComputedLayers.CORRIDORS, corridors(known, world.join(), lanes.join()));
    features.put(ComputedLayers.COUNTRIES, countries.join());
    Map<SimpleFeatureType, List<SimpleFeature>> byType = new LinkedHashMap<>();
    features.forEach((id, list) -> byType.put(type(id), list));
    return byType;
  }

  private static SimpleFeatureType type(String layerId) {
    return BundledLayers.definition(layerId).featureType();
  }

  private static List<SimpleFeature> corridors(
      SupplyFacts facts, World world, List<LineString> lanes) {
    Router router = Router.load(world, lanes, facts.passages(), facts.ports());
    Commodities commodities = new Commodities(BundledLayers.commodities());
    List<Corridor> corridors =
        new CorridorPlanner(facts, commodities, world, router)
            .plan(Closures.of(router.sea().arctic()));
    return CorridorFeatures.features(corridors, type(ComputedLayers.CORRIDORS));
  }
}
