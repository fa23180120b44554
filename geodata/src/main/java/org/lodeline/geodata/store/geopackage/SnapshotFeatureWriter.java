package org.lodeline.geodata.store.geopackage;

import java.util.Iterator;
import java.util.UUID;
import org.geotools.api.data.FeatureWriter;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureImpl;
import org.geotools.filter.identity.FeatureIdImpl;
import org.jspecify.annotations.Nullable;

/**
 * Changes features one by one, and behind the last adds new ones, as GeoTools has it. What it hands
 * out are copies, because the stored ones may be read meanwhile.
 */
final class SnapshotFeatureWriter implements FeatureWriter<SimpleFeatureType, SimpleFeature> {
  private final SimpleFeatureType type;
  private final LayerChange change;
  private final Iterator<SimpleFeature> existing;
  private @Nullable SimpleFeature current;
  private boolean isNew;

  SnapshotFeatureWriter(
      SimpleFeatureType type, LayerChange change, Iterator<SimpleFeature> existing) {
    this.type = type;
    this.change = change;
    this.existing = existing;
  }

  @Override
  public SimpleFeatureType getFeatureType() {
    return type;
  }

  @Override
  public boolean hasNext() {
    return existing.hasNext();
  }

  @Override
  public SimpleFeature next() {
    isNew = !existing.hasNext();
    SimpleFeature next = isNew ? empty() : copy(existing.next());
    current = next;
    return next;
  }

  /** Without the defaults that GeoTools would look for in fields that every feature has. */
  private SimpleFeature empty() {
    return new SimpleFeatureImpl(
        new Object[type.getAttributeCount()],
        type,
        new FeatureIdImpl(UUID.randomUUID().toString()),
        false);
  }

  private SimpleFeature copy(SimpleFeature feature) {
    return SimpleFeatureBuilder.build(type, feature.getAttributes(), feature.getID());
  }

  @Override
  public void write() {
    SimpleFeature written = require();
    for (int i = 0; i < type.getAttributeCount(); i++) {
      Object value = written.getAttribute(i);
      Object stored = ColumnValue.stored(value);
      if (stored != value) {
        written.setAttribute(i, stored);
      }
    }
    if (isNew) {
      change.add(written);
    } else {
      change.update(written);
    }
    current = null;
  }

  @Override
  public void remove() {
    SimpleFeature removed = require();
    if (!isNew) {
      change.remove(removed.getID());
    }
    current = null;
  }

  private SimpleFeature require() {
    SimpleFeature feature = current;
    if (feature == null) {
      throw new IllegalStateException("next() comes first");
    }
    return feature;
  }

  @Override
  public void close() {
    // What was written waits for the transaction to be committed.
  }
}
