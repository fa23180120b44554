package org.lodeline.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.network.MarnetReader;
import org.lodeline.geodata.network.Router;
import org.lodeline.geodata.supply.SupplyFacts;

/** Makes the router of the ports and passages that a catalogue holds. */
final class CatalogRouter {
  private CatalogRouter() {}

  static Router load(Catalog catalog) {
    return load(catalog, World.load());
  }

  static Router load(Catalog catalog, World world) {
    return Router.load(
        world,
        MarnetReader.lanes(),
        features(catalog, "passages").stream().map(SupplyFacts::passage).toList(),
        features(catalog, "ports").stream().map(SupplyFacts::port).toList());
  }

  private static List<SimpleFeature> features(Catalog catalog, String layer) {
    List<SimpleFeature> list = new ArrayList<>();
    try (SimpleFeatureIterator features =
        catalog.require(layer).source().getFeatures().features()) {
      while (features.hasNext()) {
        list.add(features.next());
      }
      return list;
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read layer " + layer, e);
    }
  }
}
