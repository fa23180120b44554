package org.lodeline.geodata.store.memory;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.Name;
import org.geotools.data.store.ContentDataStore;
import org.geotools.data.store.ContentEntry;
import org.geotools.data.store.ContentFeatureSource;
import org.geotools.feature.NameImpl;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.lodeline.geodata.CodePointOrder;
import org.lodeline.geodata.store.FullQuerySource;

/** A layer that is nowhere but in memory, and never changes. */
public final class MemoryLayer extends ContentDataStore {
  private final Snapshot snapshot;

  private MemoryLayer(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** The features as GeoTools reads them; in the order of their ids, if no other is asked for. */
  public static SimpleFeatureSource of(SimpleFeatureType type, List<SimpleFeature> features) {
    List<SimpleFeature> sorted =
        features.stream()
            .sorted(Comparator.comparing(SimpleFeature::getID, CodePointOrder.COMPARATOR))
            .toList();
    try {
      return new MemoryLayer(new Snapshot(type, sorted)).getFeatureSource(type.getTypeName());
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be read", e);
    }
  }

  @Override
  protected List<Name> createTypeNames() {
    return List.of(new NameImpl(snapshot.type().getTypeName()));
  }

  @Override
  protected ContentFeatureSource createFeatureSource(ContentEntry entry) {
    return new Source(entry, snapshot);
  }

  private static final class Source extends FullQuerySource implements InMemory {
    private final Snapshot snapshot;

    Source(ContentEntry entry, Snapshot snapshot) {
      super(entry);
      this.snapshot = snapshot;
    }

    @Override
    protected SimpleFeatureType buildFeatureType() {
      return snapshot.type();
    }

    @Override
    protected ReferencedEnvelope getBoundsInternal(Query query) {
      return snapshot.bounds(query);
    }

    @Override
    protected int getCountInternal(Query query) {
      return snapshot.count(query);
    }

    @Override
    protected FeatureReader<SimpleFeatureType, SimpleFeature> getReaderInternal(Query query) {
      return snapshot.reader(snapshot.type(), query);
    }
  }
}
