package org.lodeline.geodata.store.memory;

import java.util.ArrayList;
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
import org.lodeline.geodata.store.IteratorReader;

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
    return all.size() <= MOST_CHANGES ? changed : new Snapshot(type(), changed.all());
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
    features(Filter.INCLUDE, false).forEachRemaining(feature -> expand(extent, feature));
    return extent;
  }

  private List<SimpleFeature> all() {
    List<SimpleFeature> all = new ArrayList<>(size());
    features(Filter.INCLUDE, false).forEachRemaining(all::add);
    return all;
  }

  /** The features of a query, in its order. */
  private Iterator<SimpleFeature> select(Query query) {
    SortBy[] keys = query.getSortBy() == null ? BY_ID : query.getSortBy();
    if (FeatureOrder.isById(keys)) {
      Iterator<SimpleFeature> ordered =
          features(query.getFilter(), FeatureOrder.isDescending(keys));
      return new Slice(ordered, offset(query), query.getMaxFeatures());
    }
    List<SimpleFeature> sorted = new ArrayList<>();
    features(query.getFilter(), false).forEachRemaining(sorted::add);
    sorted.sort(FeatureOrder.of(keys));
    return new Slice(sorted.iterator(), offset(query), query.getMaxFeatures());
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
      int count = 0;
      for (Iterator<SimpleFeature> left = select(query); left.hasNext(); left.next()) {
        count++;
      }
      return count;
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
      select(query).forEachRemaining(feature -> expand(bounds, feature));
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
    return new IteratorReader(type, select(query));
  }

  /**
   * The features that pass the filter, found one by one.
   *
   * @param descending whether the last id comes first
   */
  public Iterator<SimpleFeature> features(Filter filter, boolean descending) {
    for (Filter part : IdRange.conjuncts(filter)) {
      if (part instanceof Id ids) {
        return ids.getIDs().stream()
            .map(Object::toString)
            .sorted(descending ? CodePointOrder.COMPARATOR.reversed() : CodePointOrder.COMPARATOR)
            .flatMap(id -> find(id).stream())
            .filter(filter::evaluate)
            .iterator();
      }
    }
    IdRange range = IdRange.of(filter);
    Iterator<SimpleFeature> unchanged = packed.features(filter, range, descending);
    if (changes.isEmpty()) {
      return unchanged;
    }
    return new Merge(
        stream(unchanged).filter(feature -> !changes.containsKey(feature.getID())).iterator(),
        changed(range, descending).filter(filter::evaluate).iterator(),
        descending);
  }

  private static Stream<SimpleFeature> stream(Iterator<SimpleFeature> features) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(features, Spliterator.ORDERED | Spliterator.NONNULL),
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

  /** Some of the features, after others. */
  private static final class Slice implements Iterator<SimpleFeature> {
    private final Iterator<SimpleFeature> features;
    private int left;

    /**
     * A slice.
     *
     * @param skipped how many are left out first
     * @param most how many come then
     */
    Slice(Iterator<SimpleFeature> features, int skipped, int most) {
      this.features = features;
      this.left = most;
      for (int i = 0; i < skipped && features.hasNext(); i++) {
        features.next();
      }
    }

    @Override
    public boolean hasNext() {
      return left > 0 && features.hasNext();
    }

    @Override
    public SimpleFeature next() {
      if (left <= 0) {
        throw new NoSuchElementException();
      }
      left--;
      return features.next();
    }
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
