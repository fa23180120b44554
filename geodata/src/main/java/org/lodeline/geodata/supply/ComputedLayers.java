package org.lodeline.geodata.supply;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.DefaultTransaction;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.geotools.util.factory.Hints;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.Catalog;

/** The stored layers whose features are computed from those of others. */
public final class ComputedLayers {
  public static final String CORRIDORS = "corridors";
  public static final String COUNTRIES = "countries";

  private final Catalog catalog;

  ComputedLayers(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Makes the stored layers what a model computes, each in one transaction. Nothing is written
   * where they are so already, where the facts have changed since the model was made, and in stores
   * whose features are not edited.
   *
   * @throws LodelineException of kind UNAVAILABLE if the store cannot be written now
   */
  void follow(SupplyModel model) {
    // Stores without a history do not keep two servers apart that would write the same rows.
    if (catalog.store().history().isEmpty()) {
      return;
    }
    follow(
        model, CORRIDORS, CorridorFeatures.features(model.whatIf().corridors(), type(CORRIDORS)));
    follow(
        model,
        COUNTRIES,
        CountryFeatures.features(model.world(), model.facts().production(), type(COUNTRIES)));
  }

  private static SimpleFeatureType type(String layerId) {
    return BundledLayers.definition(layerId).featureType();
  }

  private void follow(SupplyModel model, String layerId, List<SimpleFeature> computed) {
    if (Difference.of(catalog.features(layerId), computed).isNone()) {
      return;
    }
    try (Transaction transaction = new DefaultTransaction("computed")) {
      catalog.store().lock(layerId, transaction);
      // Of two servers that follow one database, the one that knows the facts of now has its way.
      if (!SupplyModel.versionOf(catalog).equals(model.version())) {
        return;
      }
      SimpleFeatureStore features = (SimpleFeatureStore) catalog.store().source(layerId);
      features.setTransaction(transaction);
      List<SimpleFeature> stored = new ArrayList<>();
      features.getFeatures().accepts(feature -> stored.add((SimpleFeature) feature), null);
      Difference difference = Difference.of(stored, computed);
      if (!difference.gone.isEmpty()) {
        features.removeFeatures(
            CommonFactoryFinder.getFilterFactory()
                .id(difference.gone.stream().map(FeatureIdImpl::new).collect(Collectors.toSet())));
      }
      if (!difference.made.isEmpty()) {
        features.addFeatures(new ListFeatureCollection(features.getSchema(), difference.made));
      }
      transaction.commit();
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot change layer " + layerId, e);
    }
  }

  /**
   * What makes stored features the computed ones.
   *
   * @param gone the ids of those that are no more, or different
   * @param made those that are new, or different
   */
  private record Difference(List<String> gone, List<SimpleFeature> made) {
    static Difference of(List<SimpleFeature> stored, List<SimpleFeature> computed) {
      Map<String, List<Object>> before = new LinkedHashMap<>();
      stored.forEach(feature -> before.put(feature.getID(), feature.getAttributes()));
      List<SimpleFeature> made = new ArrayList<>();
      Set<String> same = new HashSet<>();
      for (SimpleFeature feature : computed) {
        if (feature.getAttributes().equals(before.get(feature.getID()))) {
          same.add(feature.getID());
        } else {
          feature.getUserData().put(Hints.USE_PROVIDED_FID, true);
          made.add(feature);
        }
      }
      return new Difference(
          before.keySet().stream().filter(id -> !same.contains(id)).toList(), made);
    }

    boolean isNone() {
      return gone.isEmpty() && made.isEmpty();
    }
  }
}
