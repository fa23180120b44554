package org.lodeline.geodata.supply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.lodeline.geodata.basemap.Country;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.LayerDefinition;

/**
 * Builds the layer {@code countries}: the areas of the base map with what each country leads in.
 */
public final class CountryFeatures {
  private CountryFeatures() {}

  /**
   * One feature a country.
   *
   * @param production rows of the layer production
   */
  public static List<SimpleFeature> features(
      World world, Collection<Production> production, SimpleFeatureType type) {
    Map<String, List<String>> mineLeads = leads(production, "mine");
    Map<String, List<String>> refinedLeads = leads(production, "refined");
    return world.countries().parallelStream()
        .map(
            country -> {
              SimpleFeatureBuilder feature = new SimpleFeatureBuilder(type);
              feature.set(LayerDefinition.GEOMETRY_ATTRIBUTE, world.area(country.code()));
              feature.set("name", country.name());
              feature.set("code", country.code());
              feature.set("mine_leader", leadsOf(country, mineLeads));
              feature.set("refined_leader", leadsOf(country, refinedLeads));
              return feature.buildFeature(country.code());
            })
        .toList();
  }

  private static List<String> leadsOf(Country country, Map<String, List<String>> leads) {
    return leads.getOrDefault(country.code(), List.of());
  }

  /** By country, the commodities of which it has the largest share in the latest year recorded. */
  private static Map<String, List<String>> leads(Collection<Production> production, String stage) {
    Map<String, Production> leaderOf = new TreeMap<>();
    for (Production row : production) {
      if (row.stage().equals(stage) && !row.isWorld()) {
        leaderOf.merge(row.commodity(), row, (a, b) -> isAhead(b, a) ? b : a);
      }
    }
    Map<String, List<String>> commoditiesOf = new HashMap<>();
    leaderOf.forEach(
        (commodity, row) ->
            commoditiesOf.computeIfAbsent(row.country(), c -> new ArrayList<>()).add(commodity));
    return commoditiesOf;
  }

  private static boolean isAhead(Production row, Production other) {
    return row.year() > other.year()
        || (row.year() == other.year() && row.share().orElse(0.0) > other.share().orElse(0.0));
  }
}
