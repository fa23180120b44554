package org.lodeline.geodata.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lodeline.geodata.store.Towns.everything;
import static org.lodeline.geodata.store.Towns.layer;
import static org.lodeline.geodata.store.Towns.town;
import static org.lodeline.geodata.store.Towns.wkt;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.data.DataUtilities;
import org.geotools.data.DefaultTransaction;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.util.factory.Hints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.LodelineException.Kind;
import org.lodeline.geodata.catalog.LayerDefinition;

/** What every store promises to those who make, replace and remove layers. */
interface LayerWritingContract extends WrittenStore {
  @Test
  default void aLayerOfOnesOwn_isListedFilledAndKept() throws IOException {
    LayerDefinition definition = everything("samples");
    SimpleFeatureType type = definition.featureType();
    SimpleFeature sample =
        SimpleFeatureBuilder.build(
            type,
            Arrays.asList(
                wkt("GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))"),
                "Äœ 锂",
                List.of("a;b", ""),
                1L << 60,
                0.1,
                true,
                LocalDate.of(2025, 10, 9),
                Instant.parse("2026-01-02T03:04:05.678Z")),
            "s1");
    sample.getUserData().put(Hints.USE_PROVIDED_FID, true);
    try (Transaction transaction = new DefaultTransaction()) {
      store().create(definition, transaction);
      SimpleFeatureStore samples = (SimpleFeatureStore) store().source("samples");
      samples.setTransaction(transaction);
      samples.addFeatures(DataUtilities.collection(sample));
      assertThat(layers()).containsExactly("towns");
      transaction.commit();
    }

    for (int i = 0; i < 2; i++) {
      assertThat(store().definitions()).containsExactly(Towns.LAYER, definition);
      assertThat(features("samples", Query.ALL)).hasSize(1);
      assertThat(features("samples", Query.ALL).get(0).getAttributes())
          .isEqualTo(sample.getAttributes());
      restart();
    }
  }

  @Test
  default void aLayerThatIsRemoved_isGoneAndItsNameFree() throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      store().create(everything("samples"), transaction);
      transaction.commit();
      store().remove("samples", transaction);
      assertThat(layers()).containsExactly("towns", "samples");
      transaction.commit();
    }
    assertThat(layers()).containsExactly("towns");
    assertThatThrownBy(() -> store().source("samples")).isInstanceOf(LodelineException.class);
    restart();
    try (Transaction transaction = new DefaultTransaction()) {
      store().create(layer("samples"), transaction);
      transaction.commit();
    }
    assertThat(store().source("samples").getSchema()).isEqualTo(layer("samples").featureType());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "layer",
        "letter",
        "removed_table",
        "select",
        "a-hyphen",
        "sixty-letters-are-as-many-as-an-id-can-have-and-not-one-more"
      })
  default void aLayer_canHaveTheNameOfAnythingInTheDatabase(String id) throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      store().create(layer(id), transaction);
      transaction.commit();
    }
    add(id, town("a", "POINT (1 1)", "DEU", 1L));

    assertThat(layers()).containsExactly("towns", id);
    assertThat(ids(id, Filter.INCLUDE)).containsExactly("a");
    restart();
    assertThat(ids(id, Filter.INCLUDE)).containsExactly("a");
  }

  @Test
  default void aLayerThatIsNotThere_isNotFound() throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      List<ThrowingCallable> questions =
          List.of(
              () -> store().source("villages"),
              () -> store().version("villages"),
              () -> store().remove("villages", transaction));
      for (ThrowingCallable question : questions) {
        assertThatThrownBy(question)
            .isInstanceOfSatisfying(
                LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
      }
    }
  }

  @Test
  default void aLayerCanBeReplaced_inOneTransaction() throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      store().create(everything("samples"), transaction);
      transaction.commit();
      store().remove("samples", transaction);
      store().create(layer("samples"), transaction);
      SimpleFeatureStore samples = (SimpleFeatureStore) store().source("samples");
      samples.setTransaction(transaction);
      samples.addFeatures(
          DataUtilities.collection(
              SimpleFeatureBuilder.copy(town("berlin", "POINT (13.4 52.5)", "DEU", 1L))));
      assertThat(store().source("samples").getCount(Query.ALL)).isZero();
      transaction.commit();
    }

    assertThat(store().definitions()).containsExactly(Towns.LAYER, layer("samples"));
    assertThat(store().source("samples").getCount(Query.ALL)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Samples",
        "my samples",
        "a/b",
        "a_",
        "-a",
        "a--b",
        "é",
        "towns",
        "gpkg_contents",
        "lodeline_layers"
      })
  default void anIdThatIsNoSlugOrTakenOrReserved_isRefused(String id) throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      assertThatThrownBy(() -> store().create(layer(id), transaction))
          .isInstanceOfSatisfying(
              LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_INPUT))
          .hasMessageContaining(id);
    }
    assertThat(layers()).containsExactly("towns");
  }

  @Test
  default void aBundledLayer_cannotBeRemoved() throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      assertThatThrownBy(() -> store().remove("towns", transaction))
          .isInstanceOfSatisfying(
              LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_INPUT));
    }
    assertThat(layers()).containsExactly("towns");
  }
}
