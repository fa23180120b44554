package org.lodeline.geodata.store.postgis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.DefaultTransaction;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.SortingLayerStoreContract;
import org.lodeline.geodata.store.memory.InMemory;

/** The contract on PostGIS where layers are read from their copies. */
class PostGisCopiesTest extends SortingLayerStoreContract {
  private static final LayerCopies.Rules AT_ONCE =
      new LayerCopies.Rules(Long.MAX_VALUE, 0, Duration.ZERO, 0);

  private static final PostGisStore STORE = filled(AT_ONCE);

  private static PostGisStore filled(LayerCopies.Rules rules) {
    Database database =
        Database.open(DatabaseUrl.parse("--database", TestPostgres.newDatabase(), Map.of()));
    PostGisStore store =
        PostGisStore.open(
            database, new LayerCopies(database, rules, Runnable::run), (empty, transaction) -> {});
    TestLayers.create(store, MINES);
    TestLayers.add(store, MINES.id(), FEATURES);
    return store;
  }

  @AfterAll
  static void close() {
    STORE.close();
  }

  @Override
  protected LayerStore store() {
    return new AsServed(STORE);
  }

  /** Features come as from the layers that a server asks for. */
  private record AsServed(LayerStore store) implements LayerStore {
    @Override
    public List<LayerDefinition> definitions() {
      return store.definitions();
    }

    @Override
    public SimpleFeatureSource source(String layerId) {
      return store.find(layerId).orElseThrow().source();
    }

    @Override
    public Optional<Layer> find(String layerId) {
      return store.find(layerId);
    }

    @Override
    public String version(String layerId) {
      return store.version(layerId);
    }

    @Override
    public void create(LayerDefinition definition, Transaction transaction) {
      store.create(definition, transaction);
    }

    @Override
    public void remove(String layerId, Transaction transaction) {
      store.remove(layerId, transaction);
    }

    @Override
    public void close() {
      store.close();
    }
  }

  private static boolean isCopied(LayerStore store) {
    return store.find(MINES.id()).orElseThrow().source() instanceof InMemory;
  }

  private static List<String> served(LayerStore store) {
    return TestLayers.ids(new AsServed(store), new Query(MINES.id()));
  }

  @Test
  void aLayerThatIsRead_isInMemory() {
    assertThat(isCopied(STORE)).isTrue();
  }

  @Test
  void whatIsCommitted_isSeenAtOnce() {
    try (PostGisStore store = filled(AT_ONCE)) {
      List<String> before = served(store);
      SimpleFeature feature = TestLayers.read(store, new Query(MINES.id())).get(0);
      TestLayers.add(store, MINES.id(), List.of(renamed(feature, "another")));

      assertThat(served(store)).contains("another").hasSize(before.size() + 1);
      assertThat(isCopied(store)).isTrue();
    }
  }

  private static SimpleFeature renamed(SimpleFeature feature, String id) {
    return SimpleFeatureBuilder.build(feature.getFeatureType(), feature.getAttributes(), id);
  }

  @Test
  void aLayerThatIsReadSeldom_orChanged_isReadFromTheDatabase() {
    try (PostGisStore store = filled(new LayerCopies.Rules(Long.MAX_VALUE, 3, Duration.ZERO, 0))) {
      assertThat(List.of(isCopied(store), isCopied(store), isCopied(store)))
          .containsExactly(false, false, false);
      assertThat(isCopied(store)).isTrue();
    }
    try (PostGisStore store =
        filled(new LayerCopies.Rules(Long.MAX_VALUE, 0, Duration.ofDays(1), 0))) {
      assertThat(isCopied(store)).isFalse();
      assertThat(served(store)).hasSameSizeAs(FEATURES);
    }
  }

  @Test
  void aLayerThatIsListed_isNotCopied_andListedFromItsCopyOnceThereIsOne() {
    try (PostGisStore store = filled(AT_ONCE)) {
      assertThat(store.layers().get(0).source()).isNotInstanceOf(InMemory.class);
      assertThat(isCopied(store)).isTrue();
      assertThat(store.layers().get(0).source()).isInstanceOf(InMemory.class);
    }
  }

  @Test
  void aLayerThatHasNoRoom_isReadFromTheDatabase() {
    for (long bytes : new long[] {0, 10_000}) {
      try (PostGisStore store = filled(new LayerCopies.Rules(bytes, 0, Duration.ZERO, 0))) {
        assertThat(isCopied(store)).isFalse();
        assertThat(served(store)).hasSameSizeAs(FEATURES);
      }
    }
  }

  @Test
  void aLayerThatIsRemoved_isGoneWithItsCopy() throws Exception {
    try (PostGisStore store = filled(AT_ONCE)) {
      assertThat(isCopied(store)).isTrue();
      try (Transaction transaction = new DefaultTransaction()) {
        store.remove(MINES.id(), transaction);
        transaction.commit();
      }
      assertThat(store.find(MINES.id())).isEmpty();
    }
  }
}
