package org.lodeline.geodata.store.geopackage;

import java.util.Iterator;
import java.util.stream.Stream;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.FeatureWriter;
import org.geotools.api.data.Query;
import org.geotools.api.data.QueryCapabilities;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.data.store.ContentEntry;
import org.geotools.data.store.ContentFeatureStore;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Geometry;

/** Answers GeoTools queries on one layer from its snapshot, and changes the layer. */
final class SnapshotFeatureStore extends ContentFeatureStore {
  private static final SortBy[] BY_ID = {};

  private final GeoPackageDataStore store;

  SnapshotFeatureStore(ContentEntry entry, GeoPackageDataStore store) {
    super(entry, Query.ALL);
    this.store = store;
  }

  private Snapshot snapshot() {
    return store.snapshot(entry.getTypeName(), transaction);
  }

  @Override
  protected SimpleFeatureType buildFeatureType() {
    return store.type(entry.getTypeName(), transaction);
  }

  @Override
  protected QueryCapabilities buildQueryCapabilities() {
    return new QueryCapabilities() {
      @Override
      public boolean isOffsetSupported() {
        return true;
      }

      @Override
      public boolean supportsSorting(SortBy... keys) {
        return true;
      }

      @Override
      public boolean isReliableFIDSupported() {
        return true;
      }

      @Override
      public boolean isUseProvidedFIDSupported() {
        return true;
      }
    };
  }

  @Override
  protected boolean canFilter(Query query) {
    return true;
  }

  @Override
  protected boolean canSort(Query query) {
    return true;
  }

  @Override
  protected boolean canOffset(Query query) {
    return true;
  }

  @Override
  protected boolean canLimit(Query query) {
    return true;
  }

  @Override
  protected boolean canTransact() {
    return true;
  }

  @Override
  protected ReferencedEnvelope getBoundsInternal(Query query) {
    ReferencedEnvelope bounds = new ReferencedEnvelope(DefaultGeographicCRS.WGS84);
    if (isForAll(query)) {
      bounds.expandToInclude(snapshot().extent());
      return bounds;
    }
    select(query)
        .forEach(
            feature -> {
              if (feature.getDefaultGeometry() instanceof Geometry geometry) {
                bounds.expandToInclude(geometry.getEnvelopeInternal());
              }
            });
    return bounds;
  }

  @Override
  protected int getCountInternal(Query query) {
    return isForAll(query) ? snapshot().size() : Math.toIntExact(select(query).count());
  }

  private static boolean isForAll(Query query) {
    return Filter.INCLUDE.equals(query.getFilter())
        && query.isMaxFeaturesUnlimited()
        && offset(query) == 0;
  }

  private static int offset(Query query) {
    Integer start = query.getStartIndex();
    return start == null ? 0 : start;
  }

  /** The features of a query, in its order. */
  private Stream<SimpleFeature> select(Query query) {
    SortBy[] keys = query.getSortBy() == null ? BY_ID : query.getSortBy();
    Stream<SimpleFeature> ordered =
        FeatureOrder.isById(keys)
            ? snapshot().stream(query.getFilter(), FeatureOrder.isDescending(keys))
            : snapshot().stream(query.getFilter(), false).sorted(FeatureOrder.of(keys));
    return ordered.skip(offset(query)).limit(query.getMaxFeatures());
  }

  @Override
  protected FeatureReader<SimpleFeatureType, SimpleFeature> getReaderInternal(Query query) {
    SimpleFeatureType type = buildFeatureType();
    Iterator<SimpleFeature> selected = select(query).iterator();
    return new FeatureReader<>() {
      @Override
      public SimpleFeatureType getFeatureType() {
        return type;
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

  @Override
  protected FeatureWriter<SimpleFeatureType, SimpleFeature> getWriterInternal(
      Query query, int flags) {
    Writing writing = store.writing(transaction);
    String layer = entry.getTypeName();
    Stream<SimpleFeature> existing =
        (flags & WRITER_UPDATE) == 0
            ? Stream.empty()
            : writing.snapshot(layer).stream(query.getFilter(), false);
    return new SnapshotFeatureWriter(
        writing.type(layer), writing.change(layer), existing.iterator());
  }
}
