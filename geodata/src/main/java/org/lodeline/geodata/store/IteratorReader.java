package org.lodeline.geodata.store;

import java.util.Iterator;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;

/** Features one by one, of a source that holds nothing open between two of them. */
public record IteratorReader(SimpleFeatureType type, Iterator<SimpleFeature> features)
    implements FeatureReader<SimpleFeatureType, SimpleFeature> {
  @Override
  public SimpleFeatureType getFeatureType() {
    return type;
  }

  @Override
  public boolean hasNext() {
    return features.hasNext();
  }

  @Override
  public SimpleFeature next() {
    return features.next();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
