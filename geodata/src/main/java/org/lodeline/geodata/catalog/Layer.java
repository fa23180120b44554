package org.lodeline.geodata.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.lodeline.geodata.LodelineException;

/**
 * A layer that is served.
 *
 * @param source its features, read through GeoTools whatever the store
 * @param version changes whenever a feature of the layer does; for entity tags
 */
public record Layer(LayerDefinition definition, SimpleFeatureSource source, String version) {
  public String id() {
    return definition.id();
  }

  /** All features, in memory: for layers that the analysis needs as a whole. */
  public List<SimpleFeature> features() {
    return features(Filter.INCLUDE);
  }

  /**
   * The features that a filter lets through, in memory.
   *
   * @throws LodelineException of kind UNAVAILABLE if the store cannot be read
   */
  public List<SimpleFeature> features(Filter filter) {
    List<SimpleFeature> list = new ArrayList<>();
    try (SimpleFeatureIterator features = source.getFeatures(filter).features()) {
      while (features.hasNext()) {
        list.add(features.next());
      }
      return list;
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read layer " + id(), e);
    }
  }
}
