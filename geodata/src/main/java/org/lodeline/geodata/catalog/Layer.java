package org.lodeline.geodata.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;

/**
 * A layer that is served, at one version of it: two are equal if they hold the same features.
 *
 * @param source its features, read through GeoTools whatever the store
 * @param version changes whenever a feature of the layer does; for entity tags
 */
public record Layer(LayerDefinition definition, SimpleFeatureSource source, String version) {
  public String id() {
    return definition.id();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Layer layer && id().equals(layer.id()) && version.equals(layer.version);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id(), version);
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
    return features(new Query(id(), filter));
  }

  /**
   * The features of a query, in its order, in memory; the list is the caller's.
   *
   * @throws LodelineException of kind UNAVAILABLE if the store cannot be read
   */
  public List<SimpleFeature> features(Query query) {
    List<SimpleFeature> list = new ArrayList<>();
    try (SimpleFeatureIterator features = source.getFeatures(query).features()) {
      while (features.hasNext()) {
        list.add(features.next());
      }
      return list;
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read layer " + id(), e);
    }
  }

  /**
   * How many features a query gives.
   *
   * @throws LodelineException of kind UNAVAILABLE if the store cannot be read
   */
  public long count(Query query) {
    try {
      int count = source.getCount(query);
      return count >= 0 ? count : walked(query);
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read layer " + id(), e);
    }
  }

  /** For stores that do not count by themselves. */
  private long walked(Query query) throws IOException {
    long count = 0;
    try (SimpleFeatureIterator features = source.getFeatures(query).features()) {
      for (; features.hasNext(); features.next()) {
        count++;
      }
    }
    return count;
  }
}
