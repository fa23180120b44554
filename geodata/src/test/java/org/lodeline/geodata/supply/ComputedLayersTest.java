package org.lodeline.geodata.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.data.DefaultTransaction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.ingest.DatabaseStore;
import org.lodeline.geodata.ingest.EmbeddedStore;

class ComputedLayersTest {
  private static final List<String> LAYERS =
      List.of(ComputedLayers.CORRIDORS, ComputedLayers.COUNTRIES);

  @TempDir static Path folder;

  /** Each test leaves them with computed layers that are in step. */
  private static final Map<String, Catalog> STORES = new HashMap<>();

  @BeforeAll
  static void open() {
    STORES.put("file", EmbeddedStore.open(folder));
    STORES.put(
        "database", new Catalog(DatabaseStore.open("--database", TestPostgres.newDatabase())));
  }

  @AfterAll
  static void close() {
    STORES.values().forEach(Catalog::close);
  }

  private static List<String> versions(Catalog catalog) {
    return LAYERS.stream().map(catalog.store()::version).toList();
  }

  private static void change(Catalog catalog, String layer, Change change) throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      SimpleFeatureStore features = (SimpleFeatureStore) catalog.store().source(layer);
      features.setTransaction(transaction);
      change.of(features);
      transaction.commit();
    }
  }

  private interface Change {
    void of(SimpleFeatureStore features) throws IOException;
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "database"})
  void aStoreThatIsInStep_asANewOneIs_isLeftAlone(String store) {
    Catalog catalog = Objects.requireNonNull(STORES.get(store));
    List<String> before = versions(catalog);

    new ComputedLayers(catalog).follow(new SupplyModel(catalog, TestNetworks::world));

    assertThat(versions(catalog)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "database"})
  void whatIsMissingOrWrongOrTooMuch_isMended_andNothingElseIsTouched(String store)
      throws IOException {
    Catalog catalog = Objects.requireNonNull(STORES.get(store));
    List<SimpleFeature> seeded = catalog.features(ComputedLayers.CORRIDORS);
    String first = seeded.get(0).getID();
    String second = seeded.get(1).getID();
    change(
        catalog,
        ComputedLayers.CORRIDORS,
        features -> {
          features.removeFeatures(FieldFilters.ids(List.of(first)));
          features.modifyFeatures("name", "wrong", FieldFilters.ids(List.of(second)));
        });

    new ComputedLayers(catalog).follow(new SupplyModel(catalog, TestNetworks::world));

    assertThat(catalog.features(ComputedLayers.CORRIDORS))
        .extracting(feature -> feature.getID() + feature.getAttributes())
        .isEqualTo(
            seeded.stream().map(feature -> feature.getID() + feature.getAttributes()).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "database"})
  void aModelOfFactsThatHaveChangedSince_changesNothing(String store) throws IOException {
    Catalog catalog = Objects.requireNonNull(STORES.get(store));
    SupplyModel old = new SupplyModel(catalog, TestNetworks::world);
    assertThat(old.whatIf().corridors()).isNotEmpty();
    change(catalog, "flows", features -> features.removeFeatures(Filter.INCLUDE));
    change(catalog, ComputedLayers.CORRIDORS, features -> features.removeFeatures(Filter.INCLUDE));
    List<String> before = versions(catalog);

    new ComputedLayers(catalog).follow(old);
    assertThat(versions(catalog)).isEqualTo(before);

    new ComputedLayers(catalog).follow(old.renewed());
    assertThat(catalog.features(ComputedLayers.CORRIDORS))
        .isNotEmpty()
        .allMatch(feature -> feature.getAttribute("kind").equals("potential"));
  }
}
