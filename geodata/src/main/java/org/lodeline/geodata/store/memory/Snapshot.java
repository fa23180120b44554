package org.lodeline.geodata.store.memory;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Id;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.CodePointOrder;

/**
 * All features of a layer at one moment, in the order of their ids: packed ones, and over them the
 * few that were changed since. Safe for all threads.
 */
public final class Snapshot {
  /** So many changes are looked through at every query; with more, all are packed anew. */
  private static final int MOST_CHANGES = 1000;

  private static final SortBy[] BY_ID = {};

  private final PackedFeatures packed;

  /** What an id stands for instead: a feature, or none any more. */
  private final NavigableMap<String, Optional<SimpleFeature>> changes;

  /**
   * A layer whose features have not been changed.
   *
   * @param sortedById in code point order
   */
  public Snapshot(SimpleFeatureType type, List<SimpleFeature> sortedById) {
    this(new PackedFeatures(type, sortedById), Collections.emptyNavigableMap());
  }

  private Snapshot(PackedFeatures packed, NavigableMap<String, Optional<SimpleFeature>> changes) {
    this.packed = packed;
    this.changes = changes;
  }

  /** The snapshot after these changes; this one stays as it is. */
  public Snapshot with(NavigableMap<String, Optional<SimpleFeature>> newer) {
    NavigableMap<String, Optional<SimpleFeature>> all = new TreeMap<>(CodePointOrder.COMPARATOR);
    all.putAll(changes);
    all.putAll(newer);
    Snapshot changed = new Snapshot(packed, all);
    return all.size() <= MOST_CHANGES
        ? changed
        : new Snapshot(type(), changed.stream(Filter.INCLUDE, false).toList());
  }

  /**
   * A view of what is here under changes that are still being made.
   *
   * @param live may change while the view is read; gets the changes of this, where it has none
   */
  public Snapshot under(NavigableMap<String, Optional<SimpleFeature>> live) {
    changes.forEach(live::putIfAbsent);
    return new Snapshot(packed, live);
  }

  public SimpleFeatureType type() {
    return packed.type();
  }

  public int size() {
    int size = packed.size();
    for (var change : changes.entrySet()) {
      size += change.getValue().isPresent() ? 1 : 0;
      size -= packed.place(change.getKey()) >= 0 ? 1 : 0;
    }
    return size;
  }

  /** The envelope of all geometries; null (in the sense of JTS) if there are none. */
  public Envelope extent() {
    if (changes.isEmpty()) {
      return packed.extent();
    }
    Envelope extent = new Envelope();
    stream(Filter.INCLUDE, false).forEach(feature -> expand(extent, feature));
    return extent;
  }

  /** The features of a query, in its order. */
  private Stream<SimpleFeature> select(Query query) {
    SortBy[] keys = query.getSortBy() == null ? BY_ID : query.getSortBy();
    Stream<SimpleFeature> ordered =
        FeatureOrder.isById(keys)
            ? stream(query.getFilter(), FeatureOrder.isDescending(keys))
            : stream(query.getFilter(), false).sorted(FeatureOrder.of(keys));
    return ordered.skip(offset(query)).limit(query.getMaxFeatures());
  }

  private static int offset(Query query) {
    Integer start = query.getStartIndex();
    return start == null ? 0 : start;
  }

  private static boolean isForAll(Query query) {
    return Filter.INCLUDE.equals(query.getFilter())
        && query.isMaxFeaturesUnlimited()
        && offset(query) == 0;
  }

  /** How many features a query gives. */
  public int count(Query query) {
    if (isForAll(query)) {
      return size();
    } else if (!changes.isEmpty()) {
      return Math.toIntExact(select(query).count());
    }
    int behind = packed.count(query.getFilter()) - offset(query);
    return Math.max(0, Math.min(behind, query.getMaxFeatures()));
  }

  /** The envelope (WGS 84, longitude first) of the features that a query gives. */
  public ReferencedEnvelope bounds(Query query) {
    ReferencedEnvelope bounds = new ReferencedEnvelope(DefaultGeographicCRS.WGS84);
    if (isForAll(query)) {
      bounds.expandToInclude(extent());
    } else {
      select(query).forEach(feature -> expand(bounds, feature));
    }
    return bounds;
  }

  private static void expand(Envelope bounds, SimpleFeature feature) {
    if (feature.getDefaultGeometry() instanceof Geometry geometry) {
      bounds.expandToInclude(geometry.getEnvelopeInternal());
    }
  }

  /** The features that a query gives, as GeoTools reads them; holds no resources. */
  public FeatureReader<SimpleFeatureType, SimpleFeature> reader(
      SimpleFeatureType type, Query query) {
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

  /**
   * The features that pass the filter, found one by one as the stream is read.
   *
   * @param descending whether the last id comes first
   */
  public Stream<SimpleFeature> stream(Filter filter, boolean descending) {
    List<Filter> conjuncts = IdRange.conjuncts(filter);
    for (Filter part : conjuncts) {
      if (part instanceof Id ids) {
        return ids.getIDs().stream()
            .map(Object::toString)
            .sorted(descending ? CodePointOrder.COMPARATOR.reversed() : CodePointOrder.COMPARATOR)
            .flatMap(id -> find(id).stream())
            .filter(filter::evaluate);
      }
    }
    IdRange range = IdRange.of(filter);
    Stream<SimpleFeature> unchanged =
        packed.places(filter, range, descending).mapToObj(packed::get);
    if (changes.isEmpty()) {
      return unchanged;
    }
    Iterator<SimpleFeature> merged =
        new Merge(
            unchanged.filter(feature -> !changes.containsKey(feature.getID())).iterator(),
            changed(range, descending).filter(filter::evaluate).iterator(),
            descending);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(merged, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  private Stream<SimpleFeature> changed(IdRange range, boolean descending) {
    NavigableMap<String, Optional<SimpleFeature>> within = changes;
    if (range.after().isPresent()) {
      within = within.tailMap(range.after().get(), false);
    }
    if (range.before().isPresent()) {
      within = within.headMap(range.before().get(), false);
    }
    return (descending ? within.descendingMap() : within)
        .values().stream().flatMap(Optional::stream);
  }

  private Optional<SimpleFeature> find(String id) {
    Optional<SimpleFeature> change = changes.get(id);
    if (change != null) {
      return change;
    }
    int place = packed.place(id);
    return place < 0 ? Optional.empty() : Optional.of(packed.get(place));
  }

  /** Two runs of features, each in the order of the ids, as one. */
  private static final class Merge implements Iterator<SimpleFeature> {
    private final Iterator<SimpleFeature> left;
    private final Iterator<SimpleFeature> right;
    private final boolean descending;
    private @Nullable SimpleFeature nextLeft;
    private @Nullable SimpleFeature nextRight;

    Merge(Iterator<SimpleFeature> left, Iterator<SimpleFeature> right, boolean descending) {
      this.left = left;
      this.right = right;
      this.descending = descending;
      nextLeft = next(left);
      nextRight = next(right);
    }

    private static @Nullable SimpleFeature next(Iterator<SimpleFeature> run) {
      return run.hasNext() ? run.next() : null;
    }

    @Override
    public boolean hasNext() {
      return nextLeft != null || nextRight != null;
    }

    @Override
    public SimpleFeature next() {
      SimpleFeature fromLeft = nextLeft;
      SimpleFeature fromRight = nextRight;
      if (fromLeft != null && (fromRight == null || comesFirst(fromLeft, fromRight))) {
        nextLeft = next(left);
        return fromLeft;
      } else if (fromRight != null) {
        nextRight = next(right);
        return fromRight;
      }
      throw new NoSuchElementException();
    }

    private boolean comesFirst(SimpleFeature a, SimpleFeature b) {
      int order = CodePointOrder.compare(a.getID(), b.getID());
      return descending ? order > 0 : order < 0;
    }
  }
}
