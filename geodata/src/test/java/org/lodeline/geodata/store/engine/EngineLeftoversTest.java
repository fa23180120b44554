package org.lodeline.geodata.store.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.geotools.api.data.DataStore;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.DataUtilities;
import org.geotools.data.DefaultTransaction;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.junit.jupiter.api.Test;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/** What a process that makes a layer leaves when it is killed: its transaction is never ended. */
class EngineLeftoversTest {
  private static final LayerDefinition SITES = layer("sites");

  private final DataStore engine = Engines.inMemory();
  private final EngineStore killed = Engines.store(engine, layer("towns"), List.of());

  private static LayerDefinition layer(String id) {
    return new LayerDefinition(
        id, id, "", "Point", List.of(Field.plain("name", "Name", Field.Type.STRING)));
  }

  /** More features than are kept in memory, so that some are in the engine. */
  private static Transaction begin(EngineStore store) throws IOException {
    Transaction transaction = new DefaultTransaction("import");
    store.create(SITES, transaction);
    SimpleFeatureStore sites = (SimpleFeatureStore) store.source("sites");
    sites.setTransaction(transaction);
    List<SimpleFeature> many = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      many.add(
          SimpleFeatureBuilder.build(SITES.featureType(), Arrays.asList(null, "x"), "site-" + i));
    }
    sites.addFeatures(new ListFeatureCollection(SITES.featureType(), many));
    return transaction;
  }

  private EngineStore restarted() {
    return Engines.store(engine, layer("towns"), List.of());
  }

  private List<String> typesOfSites() throws IOException {
    return Arrays.stream(engine.getTypeNames()).filter(name -> name.startsWith("sites")).toList();
  }

  @Test
  void aLayerThatWasBeingMade_isNotListedAndGoesWhenItIsMadeAgain() throws IOException {
    begin(killed);
    EngineStore next = restarted();

    assertThat(next.definitions()).extracting(LayerDefinition::id).containsExactly("towns");
    assertThat(typesOfSites()).hasSize(1);
    try (Transaction again = begin(next)) {
      again.commit();
    }
    assertThat(next.source("sites").getFeatures().size()).isEqualTo(2500);
    assertThat(typesOfSites()).hasSize(1);
  }

  @Test
  void whatOthersMake_staysWhileAnotherLayerIsMade() throws IOException {
    Transaction other = begin(killed);
    EngineStore next = restarted();
    try (Transaction transaction = new DefaultTransaction()) {
      next.create(layer("mines"), transaction);
      transaction.commit();
    }
    other.commit();

    assertThat(restarted().source("sites").getFeatures().size()).isEqualTo(2500);
  }

  @Test
  void whoIsOvertakenByAnotherWhoMakesTheSameLayer_isTold() throws IOException {
    Transaction first = begin(killed);
    EngineStore next = restarted();
    try (Transaction second = begin(next)) {
      assertThatThrownBy(first::commit)
          .isInstanceOfSatisfying(
              LodelineException.class,
              e -> assertThat(e.kind()).isEqualTo(LodelineException.Kind.UNAVAILABLE));
      second.commit();
    }
    assertThat(next.source("sites").getFeatures().size()).isEqualTo(2500);
  }

  @Test
  void aTypeThatIsNotOurs_stays() throws Exception {
    engine.createSchema(DataUtilities.createType("sites_mgx00000a", "where:Point,name:String"));
    engine.createSchema(DataUtilities.createType("sites_2020", "name:String"));
    try (Transaction transaction = begin(restarted())) {
      transaction.commit();
    }

    assertThat(typesOfSites()).hasSize(3).contains("sites_mgx00000a", "sites_2020");
  }
}
