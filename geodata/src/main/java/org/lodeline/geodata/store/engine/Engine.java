package org.lodeline.geodata.store.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.geotools.api.data.DataStore;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.identity.FeatureId;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;

/**
 * The few things that are asked of the engine. Failures are told by what was done, without the
 * engine's own words, which may hold addresses and passwords.
 */
final class Engine implements AutoCloseable {
  /** So many features go to the engine, or ids are asked of it, at once. */
  static final int BATCH = 1000;

  /** So many are written at once: a server that gets too much takes longer than clients wait. */
  private static final int WRITTEN_AT_ONCE = 100;

  private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

  private final DataStore store;

  Engine(DataStore store) {
    this.store = store;
  }

  /** Work in which the engine may fail. */
  private interface Work<T> {
    T done() throws IOException;
  }

  private static <T> T run(String what, Work<T> work) {
    try {
      return work.done();
    } catch (LodelineException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw LodelineException.unavailable("the data store failed to " + what, e);
    }
  }

  Set<String> typeNames() {
    return run("list its types", () -> new HashSet<>(Arrays.asList(store.getTypeNames())));
  }

  SimpleFeatureType schema(String name) {
    return run("describe " + name, () -> store.getSchema(name));
  }

  void create(SimpleFeatureType schema) {
    run(
        "make " + schema.getTypeName(),
        () -> {
          store.createSchema(schema);
          return true;
        });
  }

  void drop(String name) {
    run(
        "remove " + name,
        () -> {
          store.removeSchema(name);
          return true;
        });
  }

  void add(String name, List<SimpleFeature> features) {
    for (int i = 0; i < features.size(); i += WRITTEN_AT_ONCE) {
      List<SimpleFeature> some =
          features.subList(i, Math.min(features.size(), i + WRITTEN_AT_ONCE));
      run(
          "write to " + name,
          () ->
              writable(name)
                  .addFeatures(new ListFeatureCollection(some.get(0).getFeatureType(), some)));
    }
  }

  void remove(String name, Filter filter) {
    run(
        "remove from " + name,
        () -> {
          writable(name).removeFeatures(filter);
          return true;
        });
  }

  private SimpleFeatureStore writable(String name) throws IOException {
    if (store.getFeatureSource(name) instanceof SimpleFeatureStore writable) {
      return writable;
    }
    throw LodelineException.invalid("--datastore", "this data store cannot be changed");
  }

  static Filter ids(Collection<String> ids) {
    Set<FeatureId> all = ids.stream().map(FeatureIdImpl::new).collect(Collectors.toSet());
    return FACTORY.id(all);
  }

  /** Which of these ids are taken. */
  Set<String> taken(String name, List<String> ids) {
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < ids.size(); i += BATCH) {
      List<String> some = ids.subList(i, Math.min(ids.size(), i + BATCH));
      try (Features features = read(name, ids(some))) {
        while (features.hasNext()) {
          taken.add(features.next().getID());
        }
      }
    }
    return taken;
  }

  List<SimpleFeature> all(String name) {
    List<SimpleFeature> all = new ArrayList<>();
    try (Features features = read(name, Filter.INCLUDE)) {
      while (features.hasNext()) {
        all.add(features.next());
      }
    }
    return all;
  }

  /** The features that pass a filter, in the engine's order. */
  Features read(String name, Filter filter) {
    SimpleFeatureIterator features =
        run(
            "read " + name,
            () -> store.getFeatureSource(name).getFeatures(new Query(name, filter)).features());
    return new Features() {
      private @Nullable SimpleFeature ahead;

      // An engine may have nothing any more for a feature that was removed while it is read.
      @Override
      public boolean hasNext() {
        while (ahead == null && run("read " + name, features::hasNext)) {
          ahead = run("read " + name, features::next);
        }
        return ahead != null;
      }

      @Override
      public SimpleFeature next() throws NoSuchElementException {
        SimpleFeature next = hasNext() ? ahead : null;
        ahead = null;
        if (next == null) {
          throw new NoSuchElementException();
        }
        return next;
      }

      @Override
      public void close() {
        features.close();
      }
    };
  }

  @Override
  public void close() {
    store.dispose();
  }
}
