package org.lodeline.geodata.store.geopackage;

import java.util.Iterator;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.data.store.ContentEntry;
import org.geotools.data.store.ContentFeatureSource;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Geometry;

/** Answers GeoTools queries on one layer from its snapshot. */
final class SnapshotFeatureSource extends ContentFeatureSource {
  private final Snapshot snapshot;

  SnapshotFeatureSource(ContentEntry entry, Snapshot snapshot) {
    super(entry, Query.ALL);
    this.snapshot = snapshot;
  }

  @Override
  protected SimpleFeatureType buildFeatureType() {
    return snapshot.type();
  }

  @Override
  protected boolean canFilter(Query query) {
    return true;
  }

  @Override
  protected ReferencedEnvelope getBoundsInternal(Query query) {
    ReferencedEnvelope bounds = new ReferencedEnvelope(DefaultGeographicCRS.WGS84);
    if (Filter.INCLUDE.equals(query.getFilter())) {
      bounds.expandToInclude(snapshot.extent());
      return bounds;
    }
    snapshot
        .select(query.getFilter())
        .forEachRemaining(
            feature -> {
              if (feature.getDefaultGeometry() instanceof Geometry geometry) {
                bounds.expandToInclude(geometry.getEnvelopeInternal());
              }
            });
    return bounds;
  }

  @Override
  protected int getCountInternal(Query query) {
    if (Filter.INCLUDE.equals(query.getFilter())) {
      return snapshot.size();
    }
    int count = 0;
    for (Iterator<SimpleFeature> selected = snapshot.select(query.getFilter());
        selected.hasNext();
        selected.next()) {
      count++;
    }
    return count;
  }

  @Override
  protected FeatureReader<SimpleFeatureType, SimpleFeature> getReaderInternal(Query query) {
    Iterator<SimpleFeature> selected = snapshot.select(query.getFilter());
    return new FeatureReader<>() {
      @Override
      public SimpleFeatureType getFeatureType() {
        return snapshot.type();
      }

      @Override
      public SimpleFeature next() {
        return selected.next();
      }

      @Override
      public boolean hasNext() {
        return selected.hasNext();
      }

      @Override
      public void close() {
        // The snapshot holds no resources.
      }
    };
  }
}
