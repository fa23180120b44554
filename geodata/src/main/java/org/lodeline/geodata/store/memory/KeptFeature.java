package org.lodeline.geodata.store.memory;

import java.util.Collection;
import java.util.List;
import org.geotools.api.feature.Property;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.feature.simple.SimpleFeatureImpl;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.EncodedJson;
import org.lodeline.geodata.KeptGeoJson;

/** A feature of a snapshot, which is written again and again. */
final class KeptFeature extends SimpleFeatureImpl implements KeptGeoJson {
  private volatile @Nullable EncodedJson written;

  private KeptFeature(SimpleFeature feature) {
    super(feature.getAttributes(), feature.getFeatureType(), feature.getIdentifier());
  }

  /** The same feature, which remembers. */
  static SimpleFeature of(SimpleFeature feature) {
    return feature instanceof KeptFeature ? feature : new KeptFeature(feature);
  }

  @Override
  public @Nullable EncodedJson geoJson() {
    return written;
  }

  @Override
  public void keepGeoJson(EncodedJson now) {
    written = now;
  }

  @Override
  public void setAttribute(int index, @Nullable Object value) {
    written = null;
    super.setAttribute(index, value);
  }

  @Override
  public void setAttributes(List<Object> values) {
    written = null;
    super.setAttributes(values);
  }

  @Override
  public void setValue(Collection<Property> values) {
    written = null;
    super.setValue(values);
  }
}
