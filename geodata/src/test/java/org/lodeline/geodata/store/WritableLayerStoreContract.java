package org.lodeline.geodata.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.data.DefaultTransaction;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.filter.identity.FeatureIdImpl;
import org.geotools.util.factory.Hints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.LayerDefinition;

/** What every store does whose layers can be changed; each test leaves it as it was. */
public abstract class WritableLayerStoreContract extends SortingLayerStoreContract {
  private static final Filter NEW = FACTORY.id(new FeatureIdImpl("zink"));
  private static final SimpleFeature ZINK =
      mine("zink", 1, 2, "Zink", List.of("zinc"), 3L, null, null, null);

  /** Adds a layer, as the store does. */
  protected abstract void create(LayerDefinition definition, Transaction transaction)
      throws IOException;

  /** Removes a layer, as the store does. */
  protected abstract void remove(String layerId, Transaction transaction) throws IOException;

  private SimpleFeatureStore mines(Transaction transaction) {
    SimpleFeatureStore mines = (SimpleFeatureStore) store().source(MINES.id());
    mines.setTransaction(transaction);
    return mines;
  }

  protected static void add(SimpleFeatureStore layer, SimpleFeature... features)
      throws IOException {
    for (SimpleFeature feature : features) {
      feature.getUserData().put(Hints.USE_PROVIDED_FID, true);
    }
    layer.addFeatures(new ListFeatureCollection(layer.getSchema(), features));
  }

  @AfterEach
  void removeWhatWasAdded() throws IOException {
    mines(Transaction.AUTO_COMMIT).removeFeatures(NEW);
  }

  @Test
  void anAddedFeature_isSeenByOthersAfterTheCommit_withANewVersion() throws IOException {
    String before = store().version(MINES.id());
    try (Transaction transaction = new DefaultTransaction()) {
      add(mines(transaction), ZINK);

      assertThat(mines(transaction).getCount(query(NEW))).isOne();
      assertThat(ids(query(NEW))).isEmpty();
      assertThat(store().version(MINES.id())).isEqualTo(before);

      transaction.commit();
    }

    assertThat(read(query(NEW)))
        .singleElement()
        .satisfies(zink -> assertThat(zink.getAttributes()).isEqualTo(ZINK.getAttributes()));
    assertThat(store().version(MINES.id())).isNotEqualTo(before);
  }

  @Test
  void whatIsRolledBack_neverWas() throws IOException {
    String before = store().version(MINES.id());
    try (Transaction transaction = new DefaultTransaction()) {
      add(mines(transaction), ZINK);
      mines(transaction).removeFeatures(FACTORY.id(new FeatureIdImpl("alta")));
      mines(transaction).modifyFeatures("name", "Other", Filter.INCLUDE);
      transaction.rollback();
    }

    assertThat(ids(query(Filter.INCLUDE)))
        .containsExactlyElementsOf(FEATURES.stream().map(SimpleFeature::getID).toList());
    assertThat(ids(query("name = 'Other'"))).isEmpty();
    assertThat(store().version(MINES.id())).isEqualTo(before);
  }

  @Test
  void aTransactionThatIsClosed_isRolledBack() throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      add(mines(transaction), ZINK);
    }

    assertThat(ids(query(NEW))).isEmpty();
  }

  @Test
  void withoutATransaction_eachChangeIsCommitted() throws IOException {
    SimpleFeatureStore mines = mines(Transaction.AUTO_COMMIT);
    add(mines, ZINK);
    String added = store().version(MINES.id());
    mines.modifyFeatures("workers", 4L, NEW);

    assertThat(read(query(NEW)))
        .singleElement()
        .satisfies(zink -> assertThat(zink.getAttribute("workers")).isEqualTo(4L));
    assertThat(store().version(MINES.id())).isNotEqualTo(added);

    mines.removeFeatures(NEW);
    assertThat(ids(query(NEW))).isEmpty();
  }

  @Test
  void aFilter_choosesWhatIsChanged() throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      SimpleFeatureStore mines = mines(transaction);
      mines.modifyFeatures("grade", 9.0, query("workers = 80").getFilter());

      assertThat(mines.getCount(query("grade = 9"))).isEqualTo(3);
    }
  }

  @Test
  void aSecondFeatureOfAnId_isRefused_andNothingIsAdded() throws IOException {
    SimpleFeature other = mine("alta", 1, 2, "Other", List.of(), null, null, null, null);

    assertThatThrownBy(() -> add(mines(Transaction.AUTO_COMMIT), ZINK, other))
        .isInstanceOf(LodelineException.class);
    assertThat(ids(query(NEW))).isEmpty();
  }

  @Test
  void aNewLayer_isListedAfterTheCommit_andGoneAfterItsRemoval() throws IOException {
    LayerDefinition places = new LayerDefinition("places", "t", "d", "Geometry", MINES.fields());
    try (Transaction transaction = new DefaultTransaction()) {
      create(places, transaction);
      SimpleFeatureStore source = (SimpleFeatureStore) store().source("places");
      source.setTransaction(transaction);
      add(source, mine("one", 1, 2, "One", List.of(), null, null, null, null));
      assertThat(store().definitions()).doesNotContain(places);
      transaction.commit();
    }
    assertThat(store().definitions()).contains(places);
    assertThat(store().source("places").getCount(new Query("places"))).isOne();

    remove("places", Transaction.AUTO_COMMIT);
    assertThat(store().definitions()).doesNotContain(places);
  }

  @Test
  void aWalkByKey_whileOthersWrite_meetsWhatWasThereThroughout_once() throws IOException {
    AtomicBoolean walking = new AtomicBoolean(true);
    CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> addAndRemove(walking));
    try {
      for (int walk = 0; walk < 20; walk++) {
        List<String> walked = new ArrayList<>();
        for (List<String> page = page("");
            !page.isEmpty();
            page = page(walked.get(walked.size() - 1))) {
          walked.addAll(page);
        }
        assertThat(walked).doesNotHaveDuplicates();
        assertThat(walked).containsAll(FEATURES.stream().map(SimpleFeature::getID).toList());
      }
    } finally {
      walking.set(false);
      writing.join();
      mines(Transaction.AUTO_COMMIT).removeFeatures(query("name = 'Fleeting'").getFilter());
    }
  }

  private void addAndRemove(AtomicBoolean walking) {
    try {
      SimpleFeatureStore mines = mines(Transaction.AUTO_COMMIT);
      for (int i = 0; walking.get(); i++) {
        String id = "b" + i % 7;
        add(mines, mine(id, 1, 2, "Fleeting", List.of(), null, null, null, null));
        mines.removeFeatures(FACTORY.id(new FeatureIdImpl(id)));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
