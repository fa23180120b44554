package org.lodeline.geodata.store.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.FeatureWriter;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureImpl;
import org.geotools.filter.identity.FeatureIdImpl;
import org.jspecify.annotations.Nullable;

/** Changes features one by one, and behind the last adds new ones, as GeoTools has it. */
final class EngineWriter implements FeatureWriter<SimpleFeatureType, SimpleFeature> {
  private final LayerWork work;
  private final @Nullable FeatureReader<SimpleFeatureType, SimpleFeature> existing;
  private final List<SimpleFeature> added = new ArrayList<>();
  private @Nullable SimpleFeature current;
  private boolean isNew;

  /**
   * A writer.
   *
   * @param existing what is to be changed; null to add only
   */
  EngineWriter(LayerWork work, @Nullable FeatureReader<SimpleFeatureType, SimpleFeature> existing) {
    this.work = work;
    this.existing = existing;
  }

  @Override
  public SimpleFeatureType getFeatureType() {
    return work.type().type();
  }

  @Override
  public boolean hasNext() throws IOException {
    return existing != null && existing.hasNext();
  }

  @Override
  public SimpleFeature next() throws IOException {
    isNew = existing == null || !existing.hasNext();
    SimpleFeature feature = existing == null || isNew ? null : existing.next();
    Object[] values =
        feature == null
            ? new Object[getFeatureType().getAttributeCount()]
            : feature.getAttributes().toArray();
    String id = feature == null ? UUID.randomUUID().toString() : feature.getID();
    SimpleFeature next =
        new SimpleFeatureImpl(values, getFeatureType(), new FeatureIdImpl(id), false);
    current = next;
    return next;
  }

  @Override
  public void write() {
    SimpleFeature written = require();
    if (isNew) {
      added.add(written);
      if (added.size() == Engine.BATCH) {
        flush();
      }
    } else {
      work.update(written);
    }
    current = null;
  }

  private void flush() {
    work.add(added);
    added.clear();
  }

  @Override
  public void remove() {
    SimpleFeature removed = require();
    if (!isNew) {
      work.remove(removed.getID());
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
  public void close() throws IOException {
    if (existing != null) {
      existing.close();
    }
    flush();
  }
}
