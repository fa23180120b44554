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
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.network.Closures;
import org.lodeline.geodata.network.MarnetReader;
import org.lodeline.geodata.network.Router;
import org.lodeline.geodata.supply.Commodities;
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
    CompletableFuture<List<SimpleFeature>> countries =
        world.thenApplyAsync(loaded -> countries(facts, loaded));
    Map<String, List<SimpleFeature>> features = new LinkedHashMap<>(facts);
    features.put("corridors", corridors(facts, world.join(), lanes.join()));
    features.put("countries", countries.join());
    Map<SimpleFeatureType, List<SimpleFeature>> byType = new LinkedHashMap<>();
    features.forEach((id, list) -> byType.put(BundledLayers.definition(id).featureType(), list));
    return byType;
  }

  private static List<SimpleFeature> corridors(
      Map<String, List<SimpleFeature>> features, World world, List<LineString> lanes) {
    SupplyFacts facts = SupplyFacts.of(id -> features.getOrDefault(id, List.of()));
    Router router = Router.load(world, lanes, facts.passages(), facts.ports());
    Commodities commodities = new Commodities(BundledLayers.commodities());
    SimpleFeatureType type = BundledLayers.definition("corridors").featureType();
    return new CorridorPlanner(facts, commodities, world, router)
        .plan(Closures.of(router.sea().arctic())).stream()
            .map(corridor -> CorridorFeatures.feature(corridor, type))
            .toList();
  }

  private static List<SimpleFeature> countries(
      Map<String, List<SimpleFeature>> features, World world) {
    LayerDefinition countries = BundledLayers.definition("countries");
    return CountryFeatures.features(
        world, features.getOrDefault("production", List.of()), countries.featureType());
  }
}
